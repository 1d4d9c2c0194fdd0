package io.foretick.lab.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.feature.TrainingScaler;
import io.foretick.forecast.signal.Batch;
import io.foretick.forecast.signal.MetaMlp;
import io.foretick.lab.model.NetworkCourse.Ending;
import io.foretick.lab.model.NetworkCourse.Subject;
import io.foretick.lab.spec.ModelSpec.Mode;
import io.foretick.lab.spec.ModelSpec.NetworkSpec;
import io.foretick.math.kernel.Arithmetic;
import io.foretick.math.kernel.Precision;
import io.foretick.math.network.Loss;
import io.foretick.math.network.Parameters;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

class NetworkTrainerTest {

    private static final Seed SEED = new Seed(3);
    private static final int ROWS = 300;

    /// Learns so fast that it soon gets worse on rows that it does not see.
    private static final NetworkSpec HASTY = new NetworkSpec(8, 1, 0.0, 4, 3, 3, 3, 32, 0.03);

    private final Planted planted = Planted.of(ROWS, 0.0, SEED);
    private final TrainingRows rows = TrainingRows.of(IntStream.range(0, 280), planted.y());
    private final ScaledRows features = scaled(planted);
    private final Lesson lesson = new Lesson(features, rows, rows.scaleLog());

    private static ScaledRows scaled(Planted planted) {
        var scaler = TrainingScaler.fit(planted.x(), 0, ROWS);
        return ScaledRows.of(scaler, planted.x(), 0, ROWS);
    }

    /// A course over noise, whose validation loss falls no more after a while.
    private final class Course {

        private final NetworkLevel level;
        private final double[] losses;

        Course(Ending ending, int epochs) {
            int inputs = features.columns() + 1;
            var parameters = Parameters.zeros(MetaMlp.layout(inputs, 8), Arithmetic.vector());
            MetaMlp.initialise(parameters, SEED.random());
            var network = new MetaMlp(parameters, inputs, 8, 32);
            var batch = new Batch(Precision.FLOAT, 1, inputs, 32);
            level = new NetworkLevel(network, Sight.FORECAST_AND_ROW, batch);
            losses = run(epochs, ending);
        }

        private double[] run(int epochs, Ending ending) {
            var subject = new Subject(Loss.SQUARED, lesson::target, _ -> 0.0);
            var course = new NetworkCourse(HASTY, level, subject, features, SEED);
            var train = TrainingDeck.weighed(rows.head(0.8));
            return course.run(train, TrainingDeck.even(rows.tail(0.8)), epochs, ending);
        }

        /// Mean squared error of the weights as they are over the rows for validation.
        double lossNow() {
            int[] kept = rows.tail(0.8).rows();
            double[] answers = level.answers(features, kept, new double[kept.length]);
            double sum = 0.0;
            int batches = 0;
            for (int from = 0; from < kept.length; from += 32) {
                double batch = 0.0;
                int to = Math.min(kept.length, from + 32);
                for (int k = from; k < to; k++) {
                    double off = answers[k] - lesson.target(kept[k]);
                    batch += off * off;
                }
                sum += batch / (to - from);
                batches++;
            }
            return sum / batches;
        }

        int best() {
            double least = Arrays.stream(losses).min().orElseThrow();
            return IntStream.range(0, losses.length)
                    .filter(k -> losses[k] == least)
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void strictEndsWithTheBestWeights() {
        var course = new Course(Ending.BEST_WEIGHTS, 60);
        assertEquals(course.losses[course.best()], course.lossNow(), 1e-6);
        assertEquals(course.best() + 11, course.losses.length, "ten epochs without a new best");
    }

    @Test
    void compatEndsWithTheLastWeights() {
        var course = new Course(Ending.LAST_WEIGHTS, 60);
        double last = course.losses[course.losses.length - 1];
        assertEquals(last, course.lossNow(), 1e-6);
        assertTrue(last > course.losses[course.best()] + 1e-3, "which are not the best");
        assertEquals(course.best() + 11, course.losses.length);
    }

    @Test
    void upperLevelsOfCompatRunThroughAllEpochs() {
        assertEquals(60, new Course(Ending.FIXED, 60).losses.length);
        assertEquals(Ending.LAST_WEIGHTS, NetworkTrainer.ending(Mode.COMPAT, Loss.SQUARED));
        assertEquals(Ending.FIXED, NetworkTrainer.ending(Mode.COMPAT, Loss.SMOOTH_ABSOLUTE));
        assertEquals(Ending.FIXED, NetworkTrainer.ending(Mode.COMPAT, Loss.CROSS_ENTROPY));
        assertEquals(Ending.BEST_WEIGHTS, NetworkTrainer.ending(Mode.STRICT, Loss.CROSS_ENTROPY));
    }

    @Test
    void compatIgnoresWeightsAndStrictHeedsThem() {
        Lesson reweighed = new Lesson(features, reweighed(), lesson.scaleLog());
        assertArrayEquals(answers(Mode.COMPAT, lesson), answers(Mode.COMPAT, reweighed), "compat");
        assertFalse(Arrays.equals(answers(Mode.STRICT, lesson), answers(Mode.STRICT, reweighed)));
    }

    private TrainingRows reweighed() {
        var labels = IntStream.range(0, planted.y().rows()).mapToObj(planted.y()::label).toList();
        double[] weights = SEED.random().doubles(labels.size()).toArray();
        return TrainingRows.of(IntStream.range(0, 280), Targets.of(labels, weights));
    }

    private double[] answers(Mode mode, Lesson from) {
        Level level = new NetworkTrainer(HASTY, mode, SEED).priceLstm(from).orElseThrow();
        int[] asked = {50, 100, 150};
        return level.answers(features, asked, new double[asked.length]);
    }

    /// The level that knows how far the price will go is sure where a barrier will be met.
    @Test
    void confidenceIsHighWhereABarrierIsMet() {
        Planted loud = planted.withLoudReturnsWhereSecondFeatureIsHigh();
        var spec = new NetworkSpec(8, 1, 0.0, 2, 1, 1, 60, 32, 0.02);
        TrainingRows from = TrainingRows.of(IntStream.range(0, 280), loud.y());
        Lesson other = new Lesson(features, from, 1.0);
        Level gru = new NetworkTrainer(spec, Mode.STRICT, SEED).confidenceGru(other).orElseThrow();
        int[] asked = IntStream.range(1, ROWS).toArray();
        double[] trust = gru.answers(features, asked, new double[asked.length]);
        double high = 0.0;
        double low = 0.0;
        int highs = 0;
        for (int k = 0; k < asked.length; k++) {
            boolean isHigh = planted.x().value(asked[k], 1) > 0.0;
            high += isHigh ? trust[k] : 0.0;
            low += isHigh ? 0.0 : trust[k];
            highs += isHigh ? 1 : 0;
        }
        assertTrue(high / highs > 0.7, "mean " + high / highs);
        assertTrue(low / (asked.length - highs) < 0.3, "mean " + low / (asked.length - highs));
    }

    @Test
    void tooFewWholeRowsGiveNoNetwork() {
        Lesson few = lesson.of(rows.head(0.08));
        assertEquals(Optional.empty(), new NetworkTrainer(HASTY, Mode.STRICT, SEED).priceLstm(few));
    }

    @Test
    void rowsThatMissAFeatureAreNotLearntFromAndNotForetold() {
        Planted gaps = planted.withGaps(20, 100);
        ScaledRows holed = scaled(gaps);
        Lesson other = new Lesson(holed, rows, 1.0);
        Level level = new NetworkTrainer(HASTY, Mode.STRICT, SEED).priceLstm(other).orElseThrow();
        int[] asked = {19, 22, 23, 99, 100, 103, 104};
        double[] answers = level.answers(holed, asked, new double[asked.length]);
        boolean[] known = {false, false, true, true, false, false, true};
        for (int k = 0; k < asked.length; k++) {
            assertEquals(known[k], Double.isFinite(answers[k]), "row " + asked[k]);
        }
    }

    /// What the level below foretells is the better part of what the meta model goes by.
    @Test
    void metaModelLearnsWhatTheLevelBelowIsWorth() {
        var spec = new NetworkSpec(16, 1, 0.0, 4, 1, 60, 1, 32, 0.01);
        Level meta =
                new NetworkTrainer(spec, Mode.STRICT, SEED)
                        .metaMlp(lesson, row -> -2.0 * lesson.target(row))
                        .orElseThrow();
        int[] asked = rows.tail(0.8).rows();
        double[] below =
                Arrays.stream(asked).mapToDouble(row -> -2.0 * lesson.target(row)).toArray();
        double[] answers = meta.answers(features, asked, below);
        double errors = 0.0;
        double squares = 0.0;
        for (int k = 0; k < asked.length; k++) {
            double target = lesson.target(asked[k]);
            errors += (answers[k] - target) * (answers[k] - target);
            squares += target * target;
        }
        assertTrue(errors < 0.2 * squares, errors + " of " + squares);
    }

    @Test
    void ensembleIsTheMeanOfItsLevels() {
        Level one = new NetworkTrainer(HASTY, Mode.STRICT, SEED).priceLstm(lesson).orElseThrow();
        Level other =
                new NetworkTrainer(HASTY, Mode.STRICT, SEED.split(2))
                        .priceLstm(lesson)
                        .orElseThrow();
        int[] asked = {50};
        double first = one.answers(features, asked, new double[1])[0];
        double second = other.answers(features, asked, new double[1])[0];
        assertEquals(
                (first + second) / 2.0, Stack.mean(List.of(one, other), features, asked)[0], 1e-15);
    }
}
