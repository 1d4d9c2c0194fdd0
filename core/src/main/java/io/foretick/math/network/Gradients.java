package io.foretick.math.network;

import io.foretick.math.kernel.Values;

/// What is done to gradients before a step.
public final class Gradients {

    private static final double NORM_FLOOR = 1e-6;

    private Gradients() {}

    /// Euclidean length, summed from first to last in double precision.
    public static double norm(Values gradients) {
        double sum = 0.0;
        for (int k = 0; k < gradients.size(); k++) {
            double value = gradients.get(k);
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    /// Scales gradients whose length exceeds `normMax` down to it, as torch does. Returns the
    /// length before; where it is not finite the gradients stay as they are, for the caller to
    /// refuse.
    public static double clip(Values gradients, double normMax) {
        double norm = norm(gradients);
        double factor = normMax / (norm + NORM_FLOOR);
        if (factor < 1.0 && Double.isFinite(norm)) {
            scale(gradients, factor);
        }
        return norm;
    }

    /// Multiplies all gradients by a factor.
    public static void scale(Values gradients, double factor) {
        for (int k = 0; k < gradients.size(); k++) {
            gradients.set(k, gradients.get(k) * factor);
        }
    }
}
