package io.foretick.forecast.direction.online;

import static io.foretick.forecast.direction.Direction.DOWN;
import static io.foretick.forecast.direction.Direction.FLAT;
import static io.foretick.forecast.direction.Direction.UP;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ClassSharesTest {

    @Test
    void atFirstBothSidesWeighOne() {
        ClassShares shares = new ClassShares(DirectionSettings.Weighing.DEFAULT);
        assertEquals(new ClassShares.Weight(1, 1), shares.weightOf(UP));
        assertEquals(new ClassShares.Weight(1, 1), shares.weightOf(DOWN));
        assertEquals(new ClassShares.Weight(0.25, 1), shares.weightOf(FLAT));
    }

    /// After one rise: up 0.51, down 0.49.
    @Test
    void theRarerSideWeighsMore() {
        ClassShares shares = new ClassShares(DirectionSettings.Weighing.DEFAULT);
        shares.learn(UP);
        assertEquals(1 + 0.5 * (0.5 / 0.51 - 1), shares.weightOf(UP).total(), 1e-15);
        assertEquals(1 + 0.5 * (0.5 / 0.49 - 1), shares.weightOf(DOWN).total(), 1e-15);
        assertEquals(new ClassShares.Weight(0.25, 1), shares.weightOf(FLAT));
    }

    @Test
    void aFlatFactTakesFromBothSides() {
        ClassShares shares = new ClassShares(DirectionSettings.Weighing.DEFAULT);
        shares.learn(FLAT);
        double both = 1 + 0.5 * (0.5 / 0.49 - 1);
        assertEquals(both, shares.weightOf(UP).ofClass(), 1e-15);
        assertEquals(both, shares.weightOf(DOWN).ofClass(), 1e-15);
    }

    @Test
    void weightsStayWithinTheirBounds() {
        ClassShares shares = new ClassShares(DirectionSettings.Weighing.DEFAULT);
        for (int k = 0; k < 2_000; k++) {
            shares.learn(UP);
        }
        assertEquals(0.75, shares.weightOf(UP).total(), 1e-9); // the share is one
        assertEquals(2.0, shares.weightOf(DOWN).total()); // 5.5 without its bound
    }
}
