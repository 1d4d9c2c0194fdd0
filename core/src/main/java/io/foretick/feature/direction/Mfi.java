package io.foretick.feature.direction;

/// Money flow index (Quong and Soudack, Technical Analysis of Stocks and Commodities, March 1989):
/// the share of 14 candles' turnover at a higher typical price than the candle before. Stateless.
final class Mfi {

    private static final int CHANGES = 14;

    private Mfi() {}

    /// The percentage, in `[0, 100]`: 100 if there are only gains, 50 if there is neither gain nor
    /// loss.
    static double of(CandleTail candles) {
        double gains = 0.0;
        double losses = 0.0;
        int newest = candles.newest();
        for (int k = newest - CHANGES + 1; k <= newest; k++) {
            double price = candles.typicalPrice(k);
            double change = price - candles.typicalPrice(k - 1);
            if (change > CandleTail.ROUNDING * price) {
                gains += price * candles.volume[k];
            } else if (change < -CandleTail.ROUNDING * price) {
                losses += price * candles.volume[k];
            }
        }
        double all = gains + losses;
        return all > 0.0 ? 100.0 * (gains / all) : 50.0;
    }
}
