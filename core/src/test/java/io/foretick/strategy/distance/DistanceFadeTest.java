package io.foretick.strategy.distance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.strategy.Gate;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Trigger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Set;

class DistanceFadeTest {

    private final DistanceFade fade = new DistanceFade(DistanceFade.Settings.DEFAULT, 100);

    @Test
    void looksOnlyWhenTheVenueQuotes() {
        assertEquals(Set.of(Trigger.QUOTE), fade.triggers());
        assertFalse(DistanceFade.Settings.DEFAULT.enabled());
    }

    /// Dollars are millionths of the strike.
    @ParameterizedTest(name = "{0} dollars from the strike, {1} s left")
    @CsvSource({
        "441, 300",
        "441, 1",
        "-441, 200",
        "1176, 150",
        "-1176, 150",
        "1471, 60",
        "-5000, 10",
        "20000, 0.5",
        "-20000, 0.5",
        "600, 299"
    })
    void fairConfidenceAndSizeAreThoseOfTheFormula(double dollars, double seconds) {
        double d = dollars / 1e6;
        double late = (1 - seconds / 300) * 0.15 * Math.signum(d);
        double up = Math.clamp(0.5 + 0.4 * Math.tanh(d / 0.001176) + late, 0.02, 0.98);
        double fair = d > 0 ? up : 1 - up;
        var desk = new DistanceDesk().book(0.6, 0.4); // cheap on both sides
        Signal signal = desk.ask(fade, 1e6 + dollars, seconds);
        assertTrue(signal.wanted(), () -> signal.gate().key());
        assertEquals(d > 0 ? Outcome.UP : Outcome.DOWN, signal.outcome());
        assertEquals(Side.BUY, signal.side());
        assertEquals(40_000_000, signal.priceE8());
        assertEquals(fair, signal.fair(), 1e-12);
        assertEquals(fair - 0.4, signal.edge(), 1e-12);
        assertEquals(Math.clamp(Math.abs(d) / 0.001471, 0.3, 1), signal.confidence(), 1e-12);
        double stake = Math.min(Math.clamp(0.5 * (fair - 0.4) / 0.6, 0, 0.15), 0.08);
        double shares = Math.floor(stake * 100 / 0.4 * 100 + 1e-6) / 100;
        assertEquals(shares, E8.toDouble(signal.quantityE8()), 1e-9);
    }

    @Test
    void nothingBelowTheLeastDistance() {
        var desk = new DistanceDesk().book(0.6, 0.3);
        assertEquals(Gate.NO_SIGNAL, desk.ask(fade, 1_000_440.9, 100).gate());
        assertEquals(Gate.NO_SIGNAL, desk.ask(fade, 999_559.1, 100).gate());
        assertEquals(Gate.NO_SIGNAL, desk.ask(fade, 1_000_000, 100).gate());
        assertEquals(Gate.NO_SIGNAL, desk.ask(fade, Double.NaN, 100).gate());
    }

    @Test
    void nothingWithoutTheLeastEdge() {
        double fair = 0.5 + 0.4 * Math.tanh(1) + 0.075; // at 1176 dollars, half the time left
        var just = new DistanceDesk().book(0.1, Math.floor((fair - 0.08) * 1000) / 1000);
        assertTrue(just.ask(fade, 1_001_176, 150).wanted());
        var dear = new DistanceDesk().book(0.1, Math.ceil((fair - 0.08) * 1000) / 1000);
        assertEquals(Gate.NO_EDGE, dear.ask(fade, 1_001_176, 150).gate());
    }

    @Test
    void theAskOfDownMirrorsTheBidOfUp() {
        var desk = new DistanceDesk().book(0.75, 0.99);
        Signal signal = desk.ask(fade, 990_000, 100);
        assertEquals(Outcome.DOWN, signal.outcome());
        assertEquals(25_000_000, signal.priceE8());
    }

    @Test
    void nothingWhereNothingIsOffered() {
        assertEquals(
                Gate.EMPTY_BOOK, new DistanceDesk().book(0.5, 1).ask(fade, 1_002_000, 9).gate());
        assertEquals(Gate.EMPTY_BOOK, new DistanceDesk().book(0, 0.5).ask(fade, 998_000, 9).gate());
    }

    @Test
    void nothingBeforeTheWindow() {
        var desk = new DistanceDesk().book(0.4, 0.5);
        assertEquals(Gate.NOT_STARTED, desk.ask(fade, 1_002_000, 301).gate());
    }

    @Test
    void nothingBelowADollarOrTheMarketsMinimum() {
        var small = new DistanceFade(DistanceFade.Settings.DEFAULT, 12);
        var loose = new DistanceDesk(0).book(0.1, 0.5);
        assertEquals(Gate.SIZE_TOO_SMALL, loose.ask(small, 1_002_000, 100).gate());
        var enough = new DistanceFade(DistanceFade.Settings.DEFAULT, 13);
        assertTrue(loose.ask(enough, 1_002_000, 100).wanted());
        var strict = new DistanceDesk().book(0.1, 0.5); // five shares
        assertEquals(Gate.SIZE_TOO_SMALL, strict.ask(enough, 1_002_000, 100).gate());
    }

    @Test
    void stakesNoMoreThanItsCash() {
        Signal signal = new DistanceDesk().book(0.1, 0.5).cash(3).ask(fade, 1_002_000, 100);
        assertEquals(6 * E8.ONE, signal.quantityE8());
    }
}
