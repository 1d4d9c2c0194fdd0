package io.foretick.feature.direction;

/// Stochastic oscillator (Lane, Technical Analysis of Stocks and Commodities, 1984): where the
/// close lies between the lowest low and the highest high of 14 candles, smoothed over 3 (%K) and
/// over 3 once more (%D). Stateless.
final class Stochastic {

    private static final int CANDLES = 14;
    private static final int SMOOTHED = 3;

    private Stochastic() {}

    /// %K of the candle at `index`, in `[0, 100]`.
    static double k(CandleTail candles, int index) {
        double sum = 0.0;
        for (int back = 0; back < SMOOTHED; back++) {
            sum += place(candles, index - back);
        }
        return sum / SMOOTHED;
    }

    /// %D of the candle at `index`, in `[0, 100]`.
    static double d(CandleTail candles, int index) {
        double sum = 0.0;
        for (int back = 0; back < SMOOTHED; back++) {
            sum += k(candles, index - back);
        }
        return sum / SMOOTHED;
    }

    /// 0 at the lowest low, 100 at the highest high, 50 if they are one.
    private static double place(CandleTail candles, int index) {
        double lowest = candles.low[index];
        double highest = candles.high[index];
        for (int k = index - CANDLES + 1; k < index; k++) {
            lowest = Math.min(lowest, candles.low[k]);
            highest = Math.max(highest, candles.high[k]);
        }
        double range = highest - lowest;
        return range > 0.0 ? 100.0 * ((candles.close[index] - lowest) / range) : 50.0;
    }
}
