package io.foretick.feature.direction;

/// Commodity channel index (Lambert, Commodities, October 1980): how far the newest typical price
/// lies above the mean of 20, in units of 0.015 mean absolute deviations. Stateless.
final class Cci {

    private static final int CANDLES = 20;
    private static final double UNIT = 0.015;

    private Cci() {}

    /// The index; 0 if the typical prices do not deviate. At most `20 / (2 * 0.015)` in size.
    static double of(CandleTail candles) {
        int newest = candles.newest();
        double price = candles.typicalPrice(newest);
        double excess = 0.0; // of the others over the newest
        for (int k = newest - CANDLES + 1; k < newest; k++) {
            excess += candles.typicalPrice(k) - price;
        }
        double mean = excess / CANDLES;
        double deviations = 0.0;
        for (int k = newest - CANDLES + 1; k <= newest; k++) {
            deviations += Math.abs(candles.typicalPrice(k) - price - mean);
        }
        double deviation = deviations / CANDLES;
        if (deviation > CandleTail.ROUNDING * price) {
            return -mean / (UNIT * deviation);
        }
        return 0.0;
    }
}
