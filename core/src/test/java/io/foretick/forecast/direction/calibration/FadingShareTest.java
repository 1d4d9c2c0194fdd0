package io.foretick.forecast.direction.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FadingShareTest {

    @Test
    void countsRisesAmongImaginedOnes() {
        FadingShare rate = rate(1e9, 4.0);
        assertEquals(0.5, rate.up(3.0));
        rate.learn(true);
        rate.learn(true);
        rate.learn(false);
        assertEquals(4.0 / 7.0, rate.up(-3.0), 1e-8); // (2 + 2) / (3 + 4)
    }

    @Test
    void forgetsAnOldMoveByAFixedPart() {
        FadingShare rate = rate(2.0, 2.0);
        rate.learn(true);
        rate.learn(false);
        assertEquals((0.5 + 1.0) / (1.5 + 2.0), rate.up(0.0), 1e-15);
    }

    @Test
    void staysBelowOneHoweverOftenPricesRise() {
        FadingShare rate = rate(100.0, 1.0);
        for (int k = 0; k < 10_000; k++) {
            rate.learn(true);
        }
        assertTrue(rate.up(0.0) > 0.99 && rate.up(0.0) < 1.0, "share " + rate.up(0.0));
    }

    private static FadingShare rate(double memory, double prior) {
        return new FadingShare(new CalibrationSettings.BaseRateMemory(memory, prior));
    }
}
