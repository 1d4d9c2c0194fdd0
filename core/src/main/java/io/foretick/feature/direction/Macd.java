package io.foretick.feature.direction;

/// Moving average convergence and divergence (Appel, Technical Analysis: Power Tools for Active
/// Investors, 2005) with 12, 26 and 9 candles: the fast exponential average less the slow one, the
/// average of that line, and what the line has beyond its average. Stateless.
///
/// An average moves by `2 / (candles + 1)` of what the value is beyond it, and begins as the value
/// of the oldest candle given.
final class Macd {

    private static final double FAST = 2.0 / (12 + 1);
    private static final double SLOW = 2.0 / (26 + 1);
    private static final double SIGNAL = 2.0 / (9 + 1);

    private Macd() {}

    /// Writes line, signal and histogram of the newest close, in percent of it, from `into[at]` on.
    static void write(double[] closes, double[] into, int at) {
        double fast = closes[0];
        double slow = closes[0];
        double signal = 0.0;
        for (double close : closes) {
            fast += FAST * (close - fast);
            slow += SLOW * (close - slow);
            signal += SIGNAL * (fast - slow - signal);
        }
        double percent = 100.0 / closes[closes.length - 1];
        into[at] = percent * (fast - slow);
        into[at + 1] = percent * signal;
        into[at + 2] = percent * (fast - slow - signal);
    }
}
