package io.foretick.lab.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.feature.TrainRange;
import io.foretick.forecast.density.network.Anchor;
import io.foretick.forecast.density.network.NetworkSettings;
import io.foretick.forecast.density.network.Skew;
import io.foretick.forecast.density.network.SmallNetwork;
import io.foretick.lab.train.course.Checkpoint;
import io.foretick.lab.train.course.Course;
import io.foretick.lab.train.settings.OptimizerName;
import io.foretick.lab.train.settings.TrainingSettings;
import io.foretick.market.second.BarSeries;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class DensityTrainerTest {

    private static final BarSeries BTC = SmallNetwork.minutes("BTCUSDT", 3_600, 1);
    private static final BarSeries ETH = SmallNetwork.minutes("ETHUSDT", 3_600, 2);
    private static final TrainRange RANGE =
            new TrainRange(BTC.firstSecond(), BTC.endSecond() - 600 * 60);

    @TempDir private Path folder;

    private static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final Trained ONCE = trainedOnce();

    private static Trained trainedOnce() {
        try {
            return trainer(settings(1), null, null).train(1);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void threadsDoNotChangeABit() throws Exception {
        Trained three = trainer(settings(1), null, null).train(3);
        assertSameWeights(ONCE, three);
        assertEquals(ONCE.curve(), three.curve());
        Trained other = trainer(settings(2), null, null).train(1);
        assertNotEquals(ONCE.model().digest(), other.model().digest());
    }

    @Test
    void goesOnAfterAnInterruptionBitForBit() throws Exception {
        Path file = folder.resolve("training.checkpoint");
        int interruptions = 0;
        Trained resumed = null;
        while (resumed == null) {
            try {
                resumed = trainer(settings(1), new Checkpoint(file, 7), 3).train(2);
            } catch (Interrupted e) {
                interruptions++;
            }
        }
        assertTrue(interruptions > 2, "interrupted " + interruptions + " times");
        assertSameWeights(ONCE, resumed);
        assertEquals(ONCE.curve(), resumed.curve());
        assertEquals(ONCE.bestSteps(), resumed.bestSteps());
        assertTrue(Files.exists(file));
    }

    @Test
    void refusesACheckpointOfOtherSettings() throws Exception {
        Path file = folder.resolve("training.checkpoint");
        new Checkpoint(file, 7).save(new Course());
        Exception refused =
                assertThrows(
                        IOException.class,
                        () -> trainer(settings(1), new Checkpoint(file, 8), null));
        assertTrue(String.valueOf(refused.getMessage()).contains("other settings"));
    }

    @Test
    void readsNoSecondAfterTheRange() throws Exception {
        BarSeries longer = SmallNetwork.minutes("BTCUSDT", 4_000, 1);
        Trained actual =
                new DensityTrainer(List.of(longer, ETH), RANGE, settings(1), (_, _, _) -> {}, null)
                        .train(1);
        assertSameWeights(ONCE, actual);
    }

    @Test
    void lossFallsBelowThatOfTheAnchorWhereThereIsSomethingToLearn() throws Exception {
        for (double loss : ONCE.bestLosses()) {
            assertTrue(loss <= ONCE.anchorLoss(), loss + " after " + ONCE.anchorLoss());
        }
        assertEquals(List.of("ewma30-seas-t", "garch-t", "har-t"), names(ONCE));
    }

    @Test
    void refusesBarsOfAnotherLength() {
        var hours = new BarSeries("BTCUSDT", 3_600);
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new DensityTrainer(
                                List.of(BTC, hours), RANGE, settings(1), (_, _, _) -> {}, null));
    }

    @Test
    void refusesARangeWithoutPast() throws Exception {
        var range = new TrainRange(BTC.firstSecond(), BTC.firstSecond() + 600);
        var trainer = new DensityTrainer(List.of(BTC), range, settings(1), (_, _, _) -> {}, null);
        assertThrows(IllegalArgumentException.class, () -> trainer.train(1));
    }

    private static List<String> names(Trained trained) {
        return List.copyOf(trained.baselines().keySet());
    }

    /// @param stopAt throws at this point of the curve, counted over the whole of it
    private static DensityTrainer trainer(
            TrainingSettings settings, @Nullable Checkpoint checkpoint, @Nullable Integer stopAt)
            throws IOException {
        int[] heard = {0};
        Progress progress =
                (_, _, _) -> {
                    heard[0]++;
                    if (stopAt != null && heard[0] > stopAt) {
                        throw new Interrupted();
                    }
                };
        return new DensityTrainer(List.of(BTC, ETH), RANGE, settings, progress, checkpoint);
    }

    private static void assertSameWeights(Trained expected, Trained actual) {
        assertEquals(expected.model().members().size(), actual.model().members().size());
        for (int k = 0; k < expected.model().members().size(); k++) {
            assertArrayEquals(expected.model().members().get(k), actual.model().members().get(k));
        }
        assertEquals(expected.model().digest(), actual.model().digest());
    }

    private static TrainingSettings settings(long seed) {
        NetworkSettings network = SmallNetwork.settings(Anchor.HAR, Skew.HORIZON);
        return new TrainingSettings(
                network,
                List.of(300, 900, 3_600),
                0.25,
                0.2,
                0.2,
                0.1,
                OptimizerName.ADAMW,
                1e-2,
                0.01,
                1.0,
                100,
                2,
                5,
                2,
                2,
                200,
                true,
                new Seed(seed));
    }
}
