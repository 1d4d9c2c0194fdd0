package io.foretick.forecast.direction.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import io.foretick.forecast.direction.Calibrated;
import io.foretick.forecast.direction.Fact;
import io.foretick.math.Elementary;
import io.foretick.testing.StateTape;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;

class ChosenCalibrationTest {

    private static final CalibrationSettings SMALL =
            new CalibrationSettings(
                    500,
                    30,
                    100,
                    CalibrationSettings.DEFAULT.ridge(),
                    new CalibrationSettings.Isotonic(8, 50.0),
                    new CalibrationSettings.BaseRateMemory(1_000.0, 100.0),
                    1e-3);

    /// The law of outcomes of a seed: each another one, some of them changing on the way.
    private static double truth(int seed, int k, double margin) {
        return switch (seed % 4) {
            case 0 -> BoundedLogistic.probability(0.15 * margin); // overconfident
            case 1 -> k < 3_000 ? 0.55 : 0.4; // margins tell nothing
            case 2 -> k % 1_500 < 750 ? 0.9 : 0.1; // storms
            default -> margin > 0 == k < 2_500 ? 0.8 : 0.2; // turns
        };
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void losesLittleToItsBestCalibrator(int seed) {
        var random = new SplittableRandom(seed);
        var chosen = new ChosenCalibration(SMALL);
        int moves = 6_000;
        double[] losses = new double[chosen.names().size()];
        double loss = 0.0;
        for (int k = 0; k < moves; k++) {
            double margin = Moves.margin(random);
            boolean rose = random.nextDouble() < truth(seed, k, margin);
            loss += logLoss(chosen.of(margin).up(), rose);
            for (int j = 0; j < losses.length; j++) {
                losses[j] += logLoss(chosen.calibrator(j).up(margin), rose);
            }
            chosen.learn(margin, Moves.of(rose));
        }
        double best = Arrays.stream(losses).min().orElseThrow();
        double bound = Elementary.log(losses.length) - moves * Elementary.log1p(-SMALL.share());
        assertTrue(loss <= best + bound + 1e-9, "%s over %s".formatted(loss, best));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3, 4})
    void isNeverCertain(int seed) {
        var random = new SplittableRandom(seed);
        var chosen = new ChosenCalibration(SMALL);
        for (int k = 0; k < 3_000; k++) {
            double margin = 40.0 * random.nextGaussian();
            Calibrated calibrated = chosen.of(margin);
            assertTrue(calibrated.up() > 0.0 && calibrated.up() < 1.0, "" + calibrated);
            assertTrue(calibrated.affineUp() > 0.0 && calibrated.affineUp() < 1.0);
            chosen.learn(margin, seed % 2 == 0 ? Moves.UP : Moves.of(margin < 0.0));
        }
    }

    /// What the mixture loses to the truth itself, in nats, is less than what a constant loses.
    @Test
    void findsTheTruthBehindAnOverconfidentMargin() {
        var chosen = new ChosenCalibration(CalibrationSettings.DEFAULT);
        var random = new SplittableRandom(11);
        for (int k = 0; k < 12_000; k++) {
            double margin = Moves.margin(random);
            chosen.learn(margin, Moves.of(random.nextDouble() < overconfident(margin)));
        }
        double lost = 0.0;
        double lostByConstant = 0.0;
        for (int k = 0; k < 2_000; k++) {
            double margin = Moves.margin(random);
            lost += divergence(overconfident(margin), chosen.of(margin).up()) / 2_000;
            lostByConstant += divergence(overconfident(margin), 0.5) / 2_000;
        }
        assertTrue(lost < 5e-4, "nats lost to the truth: " + lost);
        assertTrue(lostByConstant > 0.02, "nats that a constant loses: " + lostByConstant);
    }

    @Test
    void fallsBackToTheBaseRateWhereMarginsTellNothing() {
        var chosen = new ChosenCalibration(CalibrationSettings.DEFAULT);
        var random = new SplittableRandom(5);
        for (int k = 0; k < 12_000; k++) {
            chosen.learn(2.0 * Moves.margin(random), Moves.of(random.nextDouble() < 0.52));
        }
        assertEquals(0.52, chosen.of(3.0).up(), 0.015);
        assertEquals(0.52, chosen.of(-3.0).up(), 0.015);
    }

    @Test
    void tellsWhoLeadsAndWhatTheAffineOneSays() {
        var chosen = new ChosenCalibration(SMALL);
        for (int k = 0; k < 200; k++) {
            chosen.learn(k % 2 == 0 ? 2.0 : -2.0, Moves.of(k % 2 == 0));
        }
        Calibrated calibrated = chosen.of(2.0);
        assertEquals(AffineCalibration.NAME, calibrated.leader(), "the margins are right");
        assertEquals(chosen.affine().slope(), calibrated.slope());
        assertEquals(chosen.affine().shift(), calibrated.shift());
        assertEquals(200, calibrated.updates());
        assertEquals(chosen.affine().up(2.0), calibrated.affineUp());
    }

    @Test
    void startsWithEqualWeightsThatSumToOneForEver() {
        var chosen = new ChosenCalibration(SMALL);
        assertEquals(1.0 / 6.0, chosen.weight(0));
        var random = new SplittableRandom(3);
        for (int k = 0; k < 2_000; k++) {
            chosen.learn(Moves.margin(random), Moves.of(random.nextBoolean()));
        }
        double sum = 0.0;
        for (int k = 0; k < chosen.names().size(); k++) {
            assertTrue(chosen.weight(k) >= SMALL.share() / 6.0, "weight " + k);
            sum += chosen.weight(k);
        }
        assertEquals(1.0, sum, 1e-12);
    }

    @Test
    void aFlatFactTeachesTheAffineOneAlone() {
        var chosen = new ChosenCalibration(SMALL);
        chosen.learn(2.0, Moves.FLAT);
        assertEquals(1, chosen.affine().updates());
        assertEquals(0, chosen.moves());
        assertEquals(1.0 / 6.0, chosen.weight(0));
    }

    @ParameterizedTest(name = "after {0}")
    @ValueSource(ints = {0, 1, 99, 333, 1_501})
    void goesOnBitForBitAfterLoading(int before) {
        var random = new SplittableRandom(before);
        var chosen = new ChosenCalibration(SMALL);
        for (int k = 0; k < before; k++) {
            chosen.learn(Moves.margin(random), drawn(random));
        }
        var tape = new StateTape();
        chosen.save(tape);
        var loaded = new ChosenCalibration(SMALL);
        loaded.load(tape);
        assertTrue(tape.isSpent());
        for (int k = 0; k < 700; k++) {
            double margin = Moves.margin(random);
            assertEquals(chosen.of(margin), loaded.of(margin));
            Fact fact = drawn(random);
            chosen.learn(margin, fact);
            loaded.learn(margin, fact);
        }
    }

    @Test
    void refusesStateOfAnotherWindow() {
        var chosen = new ChosenCalibration(CalibrationSettings.DEFAULT);
        for (int k = 0; k < 600; k++) {
            chosen.learn(0.5, Moves.UP);
        }
        var tape = new StateTape();
        chosen.save(tape);
        var other = new ChosenCalibration(SMALL);
        assertThrows(IllegalStateException.class, () -> other.load(tape));
    }

    @Test
    void refusesAMarginThatIsNoNumber() {
        var chosen = new ChosenCalibration(SMALL);
        assertThrows(IllegalArgumentException.class, () -> chosen.of(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> chosen.learn(Double.NaN, Moves.UP));
    }

    /// Fits included; the sort of the isotonic fit may take a little of its own.
    @Test
    void learnsAlmostWithoutAllocating() {
        var chosen = new ChosenCalibration(SMALL);
        var random = new SplittableRandom(8);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        learnOften(chosen, random);
        long before = threads.getCurrentThreadAllocatedBytes();
        learnOften(chosen, random);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(bytes < 200_000, bytes + " bytes in 20000 facts");
    }

    private static void learnOften(ChosenCalibration chosen, SplittableRandom random) {
        for (int k = 0; k < 20_000; k++) {
            chosen.learn(Moves.margin(random), drawn(random));
        }
    }

    private static Fact drawn(SplittableRandom random) {
        return random.nextInt(4) == 0 ? Moves.FLAT : Moves.of(random.nextInt(3) == 0);
    }

    private static double overconfident(double margin) {
        return BoundedLogistic.probability(0.1 + 0.25 * margin);
    }

    private static double divergence(double truth, double told) {
        return truth * (logLoss(told, true) - logLoss(truth, true))
                + (1.0 - truth) * (logLoss(told, false) - logLoss(truth, false));
    }

    private static double logLoss(double up, boolean rose) {
        return -Elementary.log(rose ? up : 1.0 - up);
    }
}
