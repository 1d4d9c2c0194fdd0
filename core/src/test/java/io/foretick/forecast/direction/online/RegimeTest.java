package io.foretick.forecast.direction.online;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.event.Bar;
import io.foretick.feature.direction.CandleFeatures;
import io.foretick.market.candle.CandleWindow;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

class RegimeTest {

    private static final DirectionSettings.Regimes SETTINGS = DirectionSettings.Regimes.DEFAULT;

    /// Calm to and fro, then moves of five times the size.
    static List<Bar> burst() {
        return bars(k -> (k < 100 ? 1e-4 : 5e-4) * (k % 2 == 0 ? 1 : -1));
    }

    @Test
    void largeNewestMovesAreVolatile() {
        assertEquals(Regime.VOLATILE, regime(burst()));
    }

    @Test
    void aSteadyWayIsATrend() {
        assertEquals(Regime.TRENDING, regime(bars(_ -> 1e-4)));
        assertEquals(Regime.TRENDING, regime(bars(_ -> -1e-4)));
        assertEquals(Regime.TRENDING, regime(bars(k -> k % 3 == 0 ? -1e-4 : 1e-4)));
    }

    @Test
    void toAndFroIsARange() {
        assertEquals(Regime.RANGING, regime(bars(k -> k % 2 == 0 ? 1e-4 : -1e-4)));
    }

    @Test
    void aMarketThatStandsStillRanges() {
        assertEquals(Regime.RANGING, regime(bars(_ -> 0)));
    }

    @Test
    void onlyTheNewestReturnsMakeATrend() {
        assertEquals(Regime.RANGING, regime(bars(k -> k < 90 || k % 2 == 0 ? 1e-4 : -1e-4)));
    }

    private static Regime regime(List<Bar> bars) {
        CandleWindow window = new CandleWindow(Rig.MINUTE.lengthNs(), CandleFeatures.LOOKBACK);
        bars.forEach(window::offer);
        return Regime.of(window, SETTINGS);
    }

    private static List<Bar> bars(IntToDoubleFunction returns) {
        List<Bar> bars = new ArrayList<>();
        double price = 50_000;
        for (int k = 0; k < CandleFeatures.LOOKBACK; k++) {
            double next = price * (1 + returns.applyAsDouble(k));
            bars.add(Rig.bar(k, price, next));
            price = next;
        }
        return bars;
    }
}
