package io.foretick.forecast.direction.online;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AdamTest {

    private static final DirectionSettings.Training SETTINGS = DirectionSettings.Training.DEFAULT;

    /// With gradients 2 and then -1: m is 0.2 and then 0.08, v is 0.004 and then 0.004996; made up
    /// for, m is 2 and 0.08 / 0.19, v is 4 and 0.004996 / 0.001999.
    @Test
    void takesTheStepsReckonedByHand() {
        Adam adam = new Adam(1, SETTINGS);
        double[] parameters = {0.3};
        adam.step(parameters, new double[] {2}, 0.001);
        double first = 0.3 - 0.001 * 2 / (2 + 1e-8);
        assertEquals(first, parameters[0], 1e-15);
        adam.step(parameters, new double[] {-1}, 0.001);
        double mean = 0.08 / 0.19;
        double root = Math.sqrt(0.004996 / 0.001999);
        assertEquals(first - 0.001 * mean / (root + 1e-8), parameters[0], 1e-15);
    }

    @Test
    void keepsParametersWithinTheirLimit() {
        Adam adam = new Adam(2, SETTINGS);
        double[] parameters = {4.9999, -4.9999};
        for (int k = 0; k < 10; k++) {
            adam.step(parameters, new double[] {-1, 1}, 0.1);
        }
        assertArrayEquals(new double[] {5, -5}, parameters);
    }

    @Test
    void aZeroGradientMovesNothing() {
        double[] parameters = {0.5};
        new Adam(1, SETTINGS).step(parameters, new double[] {0}, 0.001);
        assertEquals(0.5, parameters[0]);
    }
}
