package io.foretick.feature.direction;

import io.foretick.base.Checks;
import io.foretick.market.candle.CandleWindow;

/// The newest [CandleFeatures#LOOKBACK] candles as columns `[candle=120]`, oldest first: what the
/// indicators are functions of. Made once for each reader and filled again for each candle; not for
/// writing by anyone else.
final class CandleTail {

    /// A difference of two typical prices up to this share of them is what rounding leaves of equal
    /// ones; a tick is larger.
    static final double ROUNDING = 1e-13;

    final double[] open = new double[CandleFeatures.LOOKBACK];
    final double[] high = new double[CandleFeatures.LOOKBACK];
    final double[] low = new double[CandleFeatures.LOOKBACK];
    final double[] close = new double[CandleFeatures.LOOKBACK];
    final double[] volume = new double[CandleFeatures.LOOKBACK];

    /// Takes the newest candles of a window.
    void fill(CandleWindow candles) {
        Checks.inRange(candles.size(), CandleFeatures.LOOKBACK, Integer.MAX_VALUE, "candles");
        int from = candles.size() - CandleFeatures.LOOKBACK;
        for (int k = 0; k < CandleFeatures.LOOKBACK; k++) {
            open[k] = candles.open(from + k);
            high[k] = candles.high(from + k);
            low[k] = candles.low(from + k);
            close[k] = candles.close(from + k);
            volume[k] = candles.volume(from + k);
        }
    }

    /// Index of the newest candle.
    int newest() {
        return CandleFeatures.LOOKBACK - 1;
    }

    /// Mean of high, low and close.
    double typicalPrice(int index) {
        return (high[index] + low[index] + close[index]) / 3.0;
    }
}
