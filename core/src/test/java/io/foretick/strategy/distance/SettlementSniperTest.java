package io.foretick.strategy.distance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.session.ConfigReader;
import io.foretick.strategy.Gate;
import io.foretick.strategy.Signal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlementSniperTest {

    private final SettlementSniper sniper =
            new SettlementSniper(SettlementSniper.Settings.DEFAULT, 100);

    /// Dollars are millionths of the strike.
    @ParameterizedTest(name = "{0} dollars from the strike, {1} s left: {2}")
    @CsvSource({
        "1472, 29, 0.97",
        "1472, 30, 0.95",
        "1472, 59.9, 0.95",
        "1472, 60, 0.93",
        "-1472, 29.9, 0.97",
        "-1472, 45, 0.95",
        "-1472, 90, 0.93",
        "1471, 29, 0.95",
        "1471, 30, 0.92",
        "1471, 59, 0.92",
        "1471, 60, 0.88",
        "736, 5, 0.95",
        "-736, 31, 0.92",
        "736, 90, 0.88",
        "735, 29, 0.90",
        "735, 30, 0.85",
        "-735, 60, 0.85",
        "588, 5, 0.90",
        "-588, 90, 0.85"
    })
    void fairPriceIsThatOfTheTable(double dollars, double seconds, double fair) {
        var desk = new DistanceDesk().book(0.3, 0.7);
        Signal signal = desk.ask(sniper, 1e6 + dollars, seconds);
        assertTrue(signal.wanted(), () -> signal.gate().key());
        assertEquals(dollars > 0 ? Outcome.UP : Outcome.DOWN, signal.outcome());
        assertEquals(fair, signal.fair());
        assertEquals(fair - 0.7, signal.edge(), 1e-15);
        assertEquals(0.95, signal.confidence());
        double stake = Math.min(Math.clamp(0.5 * (fair - 0.7) / 0.3, 0, 0.15), 0.10);
        double shares = Math.floor(stake * 100 / 0.7 * 100) / 100;
        assertEquals(shares, E8.toDouble(signal.quantityE8()), 1e-9);
    }

    @ParameterizedTest(name = "{0} dollars from the strike, {1} s left")
    @CsvSource({"1472, 4.9", "1472, 90.1", "587, 30", "-587, 30", "0, 30"})
    void nothingOutsideItsTimesAndDistances(double dollars, double seconds) {
        var desk = new DistanceDesk().book(0.3, 0.7);
        assertEquals(Gate.NO_SIGNAL, desk.ask(sniper, 1e6 + dollars, seconds).gate());
    }

    @ParameterizedTest(name = "{0} dollars from the strike, {1} $/s: {2}")
    @CsvSource({
        "1000, -29, true", "1000, -30, false", "1000, 100, true",
        "-1000, 29, true", "-1000, 30, false", "-1000, -100, true"
    })
    void nothingWhileThePriceRunsBackToTheStrike(double dollars, double speed, boolean acts) {
        double now = 1e6 + dollars;
        var desk = new DistanceDesk().book(0.3, 0.7);
        desk.trades(21, 10, 40, now - 10 * speed, now, Side.BUY);
        assertEquals(acts, desk.ask(sniper, now, 40).wanted());
    }

    @Test
    void nothingWithoutTheLeastEdge() {
        assertTrue(new DistanceDesk().book(0.3, 0.85).ask(sniper, 1_000_600, 29).wanted());
        Signal dear = new DistanceDesk().book(0.3, 0.851).ask(sniper, 1_000_600, 29);
        assertEquals(Gate.NO_EDGE, dear.gate());
    }

    @Test
    void tableComesFromTheConfiguration() {
        var config = new ConfigReader().flag("strategy.settlement_sniper.fair_far=0.9,0.8,0.75");
        var settings = config.read().strategy().settlementSniper();
        var own = new SettlementSniper(settings, 100);
        Signal signal = new DistanceDesk().book(0.3, 0.7).ask(own, 1_002_000, 40);
        assertEquals(0.8, signal.fair());
        var two = new ConfigReader().flag("strategy.settlement_sniper.fair_far=0.9,0.8");
        assertThrows(RuntimeException.class, two::read);
    }
}
