package io.foretick.forecast.direction.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.forecast.direction.Fact;
import io.foretick.market.candle.Timeframe;
import io.foretick.testing.StateTape;

import org.junit.jupiter.api.Test;

class AffineCalibrationTest {

    private final AffineCalibration affine = new AffineCalibration();

    @Test
    void leavesTheMarginAsItIsAtFirst() {
        assertEquals(0.880797077977882, affine.up(2.0), 1e-15); // 1 / (1 + e^-2)
        assertEquals(0, affine.updates());
    }

    /// g = p - 1 = -0.119203; a = 1 + 0.005 * 0.238406; b = 0.005 * 0.119203.
    @Test
    void movesBothByOneGradientAfterARise() {
        affine.learn(2.0, Moves.UP);
        assertEquals(1.0011920292202212, affine.slope(), 1e-15);
        assertEquals(5.96014610110590e-4, affine.shift(), 1e-15);
        assertEquals(1, affine.updates());
    }

    /// The second step feels the pulls: g = p; a' = a - 0.005 (2 g + 0.01 (a - 1)), and b' = b -
    /// 0.005 (g + 0.001 b).
    @Test
    void pullsTheSlopeToOneAndTheShiftToZero() {
        affine.learn(2.0, Moves.UP);
        double slope = affine.slope();
        double shift = affine.shift();
        double up = affine.up(2.0);
        affine.learn(2.0, Moves.DOWN);
        assertEquals(slope - 0.005 * (2.0 * up + 0.01 * (slope - 1.0)), affine.slope(), 1e-15);
        assertEquals(shift - 0.005 * (up + 0.001 * shift), affine.shift(), 1e-15);
    }

    /// g = (0.880797 - 0.5) / 4.
    @Test
    void learnsAQuarterTowardOneHalfFromAFlatFact() {
        affine.learn(2.0, Moves.FLAT);
        assertEquals(1.0 - 0.005 * 2.0 * 0.0951992694944705, affine.slope(), 1e-15);
        assertEquals(-0.005 * 0.0951992694944705, affine.shift(), 1e-15);
        assertEquals(1, affine.updates());
    }

    @Test
    void countsAMoveOfOneBasisPointAsFlatEvenWhereLessIsNot() {
        Fact small = Fact.of(Timeframe.parse("1"), 0, 100.0, 100.009, 0.2);
        affine.learn(2.0, small);
        assertTrue(affine.slope() < 1.0, "drawn to one half, not to up");
    }

    @Test
    void stopsAtItsFloorAndSaysSo() {
        for (int k = 0; k < 2_000; k++) {
            affine.learn(3.0, Moves.DOWN);
            affine.learn(-3.0, Moves.UP);
        }
        assertEquals(0.30, affine.slope());
    }

    @Test
    void stopsAtItsCeilingsAndSaysThatTheShiftIsLarge() {
        for (int k = 0; k < 5_000; k++) {
            affine.learn(0.2, Moves.UP);
        }
        assertEquals(1.0, affine.shift());
        for (int k = 0; k < 20_000; k++) {
            affine.learn(1.5, Moves.UP);
            affine.learn(-1.5, Moves.DOWN);
        }
        assertTrue(affine.slope() > 1.0 && affine.slope() <= 2.0, "slope " + affine.slope());
    }

    @Test
    void neverSaysThatItIsCertain() {
        assertTrue(affine.up(1e6) < 1.0);
        assertTrue(affine.up(-1e6) > 0.0);
    }

    @Test
    void goesOnBitForBitAfterLoading() {
        affine.learn(0.7, Moves.UP);
        affine.learn(-1.1, Moves.FLAT);
        var tape = new StateTape();
        affine.save(tape);
        var loaded = new AffineCalibration();
        loaded.load(tape);
        affine.learn(0.3, Moves.DOWN);
        loaded.learn(0.3, Moves.DOWN);
        assertEquals(affine.slope(), loaded.slope());
        assertEquals(affine.shift(), loaded.shift());
        assertEquals(affine.updates(), loaded.updates());
        assertTrue(tape.isSpent());
    }
}
