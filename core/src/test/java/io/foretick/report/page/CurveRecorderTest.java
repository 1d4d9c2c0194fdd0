package io.foretick.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.Market;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.testing.PaperRun;
import io.foretick.testing.RandomEvents;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

class CurveRecorderTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void lastEquityIsTheAccountsCashOnceAllIsSettled(long seed) {
        var curves = new CurveRecorder();
        var run = new PaperRun(curves).play(RandomEvents.of(seed, 4, 4_000));
        double[] equity = curves.equity().column(0);
        assertEquals(E8.toDouble(run.engine().account().cashE8()), equity[equity.length - 1]);
        assertTrue(equity.length > 100);
        assertEquals(10_000, equity[0]);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5, 6})
    void equityCountsTokensAtTheMiddlePrice(long seed) {
        List<Event> events = new ArrayList<>(RandomEvents.of(seed, 4, 4_000));
        events.removeIf(Event.MarketResolved.class::isInstance);
        var curves = new CurveRecorder();
        var run = new PaperRun(curves).play(events);
        long lastNs = events.getLast().timeNs();
        run.play(EquityCheck.trustedBooks(lastNs, 4));
        run.play(List.of(tickAfter(lastNs)));
        double[] equity = curves.equity().column(0);
        long worthE8 = EquityCheck.worthE8(run.engine());
        assertEquals(E8.toDouble(worthE8), equity[equity.length - 1], 1e-7);
        assertTrue(EquityCheck.holdsTokens(run.engine()), "nothing held");
    }

    @Test
    void keepsTheCourseOfTradedMarkets() {
        var curves = new CurveRecorder();
        new PaperRun(curves).play(RandomEvents.of(1, 4, 6_000));
        assertFalse(curves.markets().isEmpty());
        MarketCurve first = curves.markets().getFirst();
        assertFalse(first.fills().isEmpty());
        assertNotNull(first.resolution());
        assertTrue(first.samples().rows() > 50);
        for (double probability : first.samples().column(MarketCurve.PROBABILITY)) {
            assertTrue(Double.isNaN(probability) || (probability >= 0 && probability <= 1));
        }
    }

    @Test
    void keepsFewMarketsHoweverManyRun() {
        var curves = new CurveRecorder();
        var run = new PaperRun(curves);
        int most = 0;
        long second = RandomEvents.START_NS / Times.SECOND_NS;
        var events = new ArrayList<Event>();
        for (int k = 0; k < 400; k++) {
            Market market = RandomEvents.market(k);
            events.add(new Event.Listed(stamp(second), k, market));
        }
        run.play(events);
        for (long at = second; at < second + 400 * 60; at += 20) {
            run.play(List.of(new Event.Tick(stamp(at))));
            most = Math.max(most, curves.candidates());
        }
        assertTrue(most <= 64, "held " + most);
        assertEquals(CurveRecorder.MARKETS_MAX, curves.markets().size());
    }

    private static Event tickAfter(long timeNs) {
        return new Event.Tick(Stamp.internal(timeNs + 2 * Times.SECOND_NS, Source.ENGINE));
    }

    private static Stamp stamp(long second) {
        return Stamp.internal(second * Times.SECOND_NS, Source.ENGINE);
    }
}
