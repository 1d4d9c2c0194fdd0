package io.foretick.forecast.direction.online;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.event.Bar;
import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.Memory;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.Prediction;
import io.foretick.forecast.direction.Update;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

class LearningTest {

    private static final int CANDLES = 16_000;
    private static final int JUDGED = 4_000; // newest updates that count
    private static final double CHANCE_BAND = 4 * Math.sqrt(0.25 / JUDGED);

    /// Where moves turn round four times in five, the models come to say so, whichever way their
    /// first weights lean.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 6})
    void findsTheSideThatAFeatureTells(long seed) {
        Rig rig = ran(seed, 0.8);
        for (ModelName model : learners()) {
            double accuracy = accuracyOfRaw(rig.updatesOf(model));
            assertTrue(accuracy > 0.77, model + " " + accuracy);
        }
        assertTrue(accuracyOfDecisions(rig.updatesOf(ModelName.ENSEMBLE)) > 0.77);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 8})
    void findsNothingInNoise(long seed) {
        Rig rig = ran(seed, 0.5);
        for (ModelName model : learners()) {
            double accuracy = accuracyOfRaw(rig.updatesOf(model));
            assertTrue(Math.abs(accuracy - 0.5) < CHANCE_BAND, model + " " + accuracy);
            double confidence = meanConfidence(rig.predictionsOf(model));
            assertTrue(confidence < 0.56, model + " " + confidence);
        }
    }

    private static List<ModelName> learners() {
        return List.of(ModelName.TRENDVIC, ModelName.OSCILLATOR, ModelName.VOLUMEMETRIX);
    }

    private static Rig ran(long seed, double reversal) {
        Rig rig = new Rig(DirectionSettings.DEFAULT, Rig.parts(Memory.NONE, Rig.Plain::new, null));
        rig.offerAll(reversals(seed, reversal));
        return rig;
    }

    /// Moves of five hundredths of a percent, of which a share turns round.
    private static List<Bar> reversals(long seed, double share) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Bar> bars = new ArrayList<>();
        double price = 50_000;
        double side = 1;
        for (int k = 0; k < CANDLES; k++) {
            side = random.nextDouble() < share ? -side : side;
            double next = price * (1 + side * 5e-4);
            bars.add(Rig.bar(k, price, next));
            price = next;
        }
        return bars;
    }

    private static double accuracyOfRaw(List<Update> updates) {
        return newest(updates).stream()
                .mapToDouble(each ->
                        (each.prediction().rawUp() > 0.5)
                                        == (each.fact().direction() == Direction.UP)
                                ? 1
                                : 0)
                .average()
                .orElse(0);
    }

    private static double accuracyOfDecisions(List<Update> updates) {
        return newest(updates).stream()
                .mapToDouble(
                        each -> each.prediction().direction() == each.fact().direction() ? 1 : 0)
                .average()
                .orElse(0);
    }

    private static double meanConfidence(List<Prediction> predictions) {
        return newest(predictions).stream()
                .mapToDouble(Prediction::rawConfidence)
                .average()
                .orElse(0);
    }

    private static <T> List<T> newest(List<T> all) {
        return all.subList(all.size() - JUDGED, all.size());
    }
}
