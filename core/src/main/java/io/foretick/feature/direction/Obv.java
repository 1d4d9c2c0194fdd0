package io.foretick.feature.direction;

/// On-balance volume (Granville, New Key to Stock Market Profits, 1963): the sum of volumes, taken
/// as negative where the close fell, and not at all where it stayed. Stateless.
final class Obv {

    private Obv() {}

    /// Writes the sum at each candle; it begins at 0 with the oldest.
    static void write(CandleTail candles, double[] into) {
        into[0] = 0.0;
        for (int k = 1; k < into.length; k++) {
            double change = candles.close[k] - candles.close[k - 1];
            into[k] = into[k - 1] + Math.signum(change) * candles.volume[k];
        }
    }
}
