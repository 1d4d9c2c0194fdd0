package io.foretick.forecast.density.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.math.Lbfgs;

/// Holds a gradient to finite differences.
final class Gradients {

    private static final double STEP = 1e-5;

    private Gradients() {}

    static void assertTrue(Lbfgs.Objective objective, double[] at) {
        double[] gradient = new double[at.length];
        double[] ignored = new double[at.length];
        objective.evaluate(at, gradient);
        for (int k = 0; k < at.length; k++) {
            double[] beside = at.clone();
            beside[k] = at[k] + STEP;
            double above = objective.evaluate(beside, ignored);
            beside[k] = at[k] - STEP;
            double below = objective.evaluate(beside, ignored);
            double slope = (above - below) / (2 * STEP);
            assertEquals(slope, gradient[k], 1e-8 + 1e-6 * Math.abs(slope), "parameter " + k);
        }
    }
}
