package io.foretick.feature.direction;

/// Relative strength index of the newest close with plain sums over 14 changes (Cutler's form, not
/// Wilder's smoothed one), so that it does not depend on where a history begins. Stateless.
final class Rsi {

    private static final int CHANGES = 14;

    private Rsi() {}

    /// The gains' percentage of all change, in `[0, 100]`: 100 if there are only gains, 50 if there
    /// is neither gain nor loss.
    static double of(double[] closes) {
        double gains = 0.0;
        double losses = 0.0;
        for (int k = closes.length - CHANGES; k < closes.length; k++) {
            double change = closes[k] - closes[k - 1];
            gains += Math.max(change, 0.0);
            losses += Math.max(-change, 0.0);
        }
        double all = gains + losses;
        return all > 0.0 ? 100.0 * (gains / all) : 50.0;
    }
}
