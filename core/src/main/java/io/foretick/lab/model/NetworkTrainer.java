package io.foretick.lab.model;

import io.foretick.base.Seed;
import io.foretick.feature.label.Label;
import io.foretick.forecast.signal.Batch;
import io.foretick.forecast.signal.ConfidenceGru;
import io.foretick.forecast.signal.MetaMlp;
import io.foretick.forecast.signal.PriceLstm;
import io.foretick.forecast.signal.SignalNetwork;
import io.foretick.lab.model.NetworkCourse.Ending;
import io.foretick.lab.model.NetworkCourse.Subject;
import io.foretick.lab.spec.ModelSpec.Mode;
import io.foretick.lab.spec.ModelSpec.NetworkSpec;
import io.foretick.math.kernel.Arithmetic;
import io.foretick.math.network.Loss;
import io.foretick.math.network.Lstm;
import io.foretick.math.network.ParameterLayout;
import io.foretick.math.network.Parameters;

import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/// Trains the networks of a stack, in single precision and on one thread. Owned by one training.
///
/// How it works: the newest fifth of the rows is kept for validation. In strict mode no label of
/// the others tells of it, rows count by their weights, and the weights of the lowest validation
/// loss stay. In compat mode rows leak across the border, all count the same, the last weights
/// stay, and the upper levels run through all their epochs.
final class NetworkTrainer {

    private static final double TRAIN_SHARE = 0.8;
    private static final int ROWS_MIN = 20;

    private final NetworkSpec spec;
    private final Mode mode;
    private final Seed seed;

    NetworkTrainer(NetworkSpec spec, Mode mode, Seed seed) {
        this.spec = spec;
        this.mode = mode;
        this.seed = seed;
    }

    /// Level 0 of sequences of features; none with too few rows that miss nothing.
    Optional<Level> priceLstm(Lesson lesson) {
        var shape = new Lstm.Shape(lesson.features().columns(), spec.hidden(), spec.layers());
        Parameters parameters = zeros(PriceLstm.layout(shape));
        PriceLstm.initialise(parameters, shape, seed.split("weights").random());
        var network = new PriceLstm(parameters, shape, spec.sequence(), spec.batch());
        var subject = new Subject(Loss.SQUARED, lesson::target, _ -> 0.0);
        return trained(level(network, Sight.SEQUENCE, lesson), subject, lesson, spec.epochs0());
    }

    /// Level 1 over what level 0 foretells; none with too few rows that miss nothing.
    Optional<Level> metaMlp(Lesson lesson, IntToDoubleFunction below) {
        int inputs = lesson.features().columns() + 1;
        Parameters parameters = zeros(MetaMlp.layout(inputs, spec.hidden()));
        MetaMlp.initialise(parameters, seed.split("weights").random());
        var network = new MetaMlp(parameters, inputs, spec.hidden(), spec.batch());
        var subject = new Subject(Loss.SMOOTH_ABSOLUTE, lesson::target, below);
        NetworkLevel level = level(network, Sight.FORECAST_AND_ROW, lesson);
        return trained(level, subject, lesson, spec.epochs1());
    }

    /// Level 2, the probability that a barrier is met, or in compat mode that the price moves; none
    /// with too few rows that miss nothing.
    Optional<Level> confidenceGru(Lesson lesson) {
        int units = spec.hidden() / 2;
        Parameters parameters = zeros(ConfidenceGru.layout(lesson.features().columns(), units));
        ConfidenceGru.initialise(parameters, seed.split("weights").random());
        var network = new ConfidenceGru(parameters, units, spec.sequence(), spec.batch());
        IntToDoubleFunction moves = row -> moves(lesson.rows().targets().label(row)) ? 1.0 : 0.0;
        var subject = new Subject(Loss.CROSS_ENTROPY, moves, _ -> 0.0);
        return trained(level(network, Sight.SEQUENCE, lesson), subject, lesson, spec.epochs2());
    }

    private boolean moves(Label label) {
        return switch (mode) {
            case STRICT -> label.direction() != 0;
            case COMPAT -> label.moved();
        };
    }

    private static Parameters zeros(ParameterLayout layout) {
        return Parameters.zeros(layout, Arithmetic.vector());
    }

    private NetworkLevel level(SignalNetwork network, Sight sight, Lesson lesson) {
        var precision = network.parameters().arithmetic().precision();
        int steps = sight == Sight.SEQUENCE ? spec.sequence() : 1;
        int columns = sight.columns(lesson.features());
        return new NetworkLevel(network, sight, new Batch(precision, steps, columns, spec.batch()));
    }

    private Optional<Level> trained(
            NetworkLevel level, Subject subject, Lesson lesson, int epochs) {
        TrainingRows rows = lesson.rows().where(row -> isWhole(level, subject, lesson, row));
        TrainingRows train =
                mode == Mode.COMPAT
                        ? rows.head(TRAIN_SHARE)
                        : rows.purgedHead(TRAIN_SHARE, level.batch().steps() - 1);
        if (train.size() < ROWS_MIN) {
            return Optional.empty();
        }
        var course = new NetworkCourse(spec, level, subject, lesson.features(), seed);
        course.run(deck(train), deck(rows.tail(TRAIN_SHARE)), epochs, ending(mode, subject.loss()));
        return Optional.of(level);
    }

    private static boolean isWhole(NetworkLevel level, Subject subject, Lesson lesson, int row) {
        return level.sees(lesson.features(), row)
                && Double.isFinite(subject.below().applyAsDouble(row));
    }

    private TrainingDeck deck(TrainingRows rows) {
        return mode == Mode.COMPAT ? TrainingDeck.even(rows) : TrainingDeck.weighed(rows);
    }

    /// How a course ends: in compat mode only level 0, with its squared loss, ends early.
    static Ending ending(Mode mode, Loss loss) {
        return switch (mode) {
            case STRICT -> Ending.BEST_WEIGHTS;
            case COMPAT -> loss == Loss.SQUARED ? Ending.LAST_WEIGHTS : Ending.FIXED;
        };
    }
}
