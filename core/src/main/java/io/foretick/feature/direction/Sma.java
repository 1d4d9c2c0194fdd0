package io.foretick.feature.direction;

/// Simple moving average. Stateless.
final class Sma {

    private Sma() {}

    /// Mean of the `count` values up to `index`. Taken relative to the last of them, so that the
    /// mean of equal values is exactly that value.
    static double at(double[] values, int index, int count) {
        double last = values[index];
        double sum = 0.0;
        for (int k = index - count + 1; k <= index; k++) {
            sum += values[k] - last;
        }
        return last + sum / count;
    }
}
