package io.foretick.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LossScaleTest {

    @Test
    void halvesWhereAGradientOverflows() {
        LossScale scale = LossScale.ofSixteenBits();
        double before = scale.value();
        assertTrue(scale.accepts(Double.POSITIVE_INFINITY));
        assertEquals(before / 2, scale.value());
    }

    @Test
    void doublesAfterManyThatDoNot() {
        LossScale scale = LossScale.ofSixteenBits();
        double before = scale.value();
        for (int k = 0; k < 1_000; k++) {
            assertTrue(scale.accepts(1));
        }
        assertEquals(2 * before, scale.value());
    }

    @Test
    void givesUpWhereNoScaleHelps() {
        assertFalse(LossScale.one().accepts(Double.NaN));
        assertEquals(1, LossScale.one().value());
    }
}
