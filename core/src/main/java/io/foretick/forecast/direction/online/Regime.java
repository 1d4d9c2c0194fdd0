package io.foretick.forecast.direction.online;

import io.foretick.market.candle.CandleWindow;

/// What a market does, by its newest candles alone; the ensemble's weights depend on it.
///
/// How it works: the market is volatile where the root mean square of its newest returns is large
/// against that of the whole window; else it trends where the way from the first to the last of
/// some newest closes is a large share of the way travelled between them (Kaufman's efficiency
/// ratio, for which a random walk of 30 steps has about 0.18); else it ranges.
public enum Regime {
    TRENDING("regime_trending"),
    RANGING("regime_ranging"),
    VOLATILE("regime_volatile");

    private final String note;

    Regime(String note) {
        this.note = note;
    }

    /// How the ensemble's predictions note it.
    public String note() {
        return note;
    }

    /// The regime at the newest candle of a window with more candles than the settings look at.
    public static Regime of(CandleWindow window, DirectionSettings.Regimes settings) {
        double whole = meanSquare(window, window.size() - 1);
        double newest = meanSquare(window, settings.volatileCandles());
        double ratioMin = settings.volatileRatioMin();
        if (whole > 0.0 && newest >= ratioMin * ratioMin * whole) {
            return VOLATILE;
        }
        return efficiency(window, settings.trendCandles()) >= settings.efficiencyMin()
                ? TRENDING
                : RANGING;
    }

    private static double meanSquare(CandleWindow window, int returns) {
        double sum = 0.0;
        for (int k = window.size() - returns; k < window.size(); k++) {
            double change = window.close(k) / window.close(k - 1) - 1.0;
            sum += change * change;
        }
        return sum / returns;
    }

    private static double efficiency(CandleWindow window, int returns) {
        int last = window.size() - 1;
        double travelled = 0.0;
        for (int k = last - returns + 1; k <= last; k++) {
            travelled += Math.abs(window.close(k) - window.close(k - 1));
        }
        double net = Math.abs(window.close(last) - window.close(last - returns));
        return travelled > 0.0 ? net / travelled : 0.0;
    }
}
