package io.foretick.strategy.distance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.strategy.Gate;
import io.foretick.strategy.Signal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentumTest {

    private final Momentum momentum = new Momentum(Momentum.Settings.DEFAULT, 100);

    /// Dollars are millionths of the strike; speeds are dollars a second.
    @ParameterizedTest(name = "{0} trades in {1} s, {2} $/s, {3} $ away, {4}, {5} s left: {6}")
    @CsvSource({
        "50, 20, 8, 300, BUY, 150, true",
        "49, 20, 8, 300, BUY, 150, false", // trades
        "50, 20, 7.3, 300, BUY, 150, false", // speed
        "50, 20, 7.4, 300, BUY, 150, true",
        "50, 20, 8, 293, BUY, 150, false", // distance
        "50, 20, 8, 295, BUY, 150, true",
        "50, 20, 8, 300, SELL, 150, false", // flow against it
        "50, 20, -8, 300, BUY, 150, false", // speed against it
        "50, 20, 8, -300, BUY, 150, false", // distance against it
        "50, 20, -8, -300, SELL, 150, true",
        "50, 20, -8, -300, BUY, 150, false",
        "50, 20, 8, 300, BUY, 45, true",
        "50, 20, 8, 300, BUY, 44, false" // time
    })
    void actsWhereSpeedFlowAndDistanceAgree(
            int trades,
            double span,
            double speed,
            double dollars,
            Side taker,
            double left,
            boolean acts) {
        double now = 1e6 + dollars;
        var desk = new DistanceDesk().book(0.45, 0.55);
        desk.trades(trades, span, left, now - speed * span, now, taker);
        Signal signal = desk.ask(momentum, now, left);
        assertEquals(acts ? Gate.OPEN : Gate.NO_SIGNAL, signal.gate());
        if (acts) {
            assertEquals(dollars > 0 ? Outcome.UP : Outcome.DOWN, signal.outcome());
            assertEquals(55_000_000, signal.priceE8());
            assertEquals(0.65, signal.fair());
            assertEquals(0.65 - 0.55, signal.edge(), 1e-15);
        }
    }

    @ParameterizedTest(name = "{0} trades in {1} s give {2}")
    @CsvSource({"60, 20, 0.3", "400, 20, 0.5", "1000, 20, 0.8", "300, 10, 0.75"})
    void confidenceGrowsWithTheTradesASecond(int trades, double span, double confidence) {
        var desk = new DistanceDesk().book(0.45, 0.55);
        desk.trades(trades, span, 150, 1_000_100, 1_000_600, Side.BUY);
        Signal signal = desk.ask(momentum, 1_000_600, 150);
        assertEquals(confidence, signal.confidence(), 1e-9);
    }

    @Test
    void buysNothingDearerThanSixtyCents() {
        assertTrue(moving(0.60).ask(momentum, 1_000_600, 150).wanted());
        assertEquals(Gate.NO_EDGE, moving(0.601).ask(momentum, 1_000_600, 150).gate());
    }

    @Test
    void stakesAtMostATwentieth() {
        Signal signal = moving(0.40).ask(momentum, 1_000_600, 150);
        double kelly = Math.clamp(0.5 * 0.25 / 0.6, 0, 0.15);
        assertTrue(kelly > 0.05);
        assertEquals(0.05 * 100 / 0.40, E8.toDouble(signal.quantityE8()), 1e-9);
        Signal little = moving(0.60).ask(momentum, 1_000_600, 150);
        double stake = Math.min(0.5 * 0.05 / 0.4, 0.05);
        assertEquals(Math.floor(stake * 1e4 / 0.6) / 100, E8.toDouble(little.quantityE8()), 1e-9);
    }

    @Test
    void forgetsTradesAfterThirtySeconds() {
        var desk = new DistanceDesk().book(0.45, 0.55);
        desk.trades(60, 20, 180, 1_000_100, 1_000_600, Side.BUY);
        assertTrue(desk.ask(momentum, 1_000_600, 179).wanted());
        assertEquals(Gate.NO_SIGNAL, desk.ask(momentum, 1_000_600, 150).gate());
    }

    @Test
    void tradesOfOneInstantHaveNoSpeed() {
        var desk = new DistanceDesk().book(0.45, 0.55);
        desk.trades(60, 0, 150, 1_000_100, 1_000_600, Side.BUY);
        assertEquals(Gate.NO_SIGNAL, desk.ask(momentum, 1_000_600, 150).gate());
    }

    private static DistanceDesk moving(double ask) {
        var desk = new DistanceDesk().book(0.1, ask);
        return desk.trades(60, 20, 150, 1_000_100, 1_000_600, Side.BUY);
    }
}
