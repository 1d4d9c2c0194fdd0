package io.foretick.session.shadow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.event.BookChanges;
import io.foretick.event.Event;
import io.foretick.event.Resolution;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.session.Config;
import io.foretick.session.Wiring;
import io.foretick.testing.Markets;

import org.junit.jupiter.api.Test;

import java.util.List;

class BookTwinTest {

    private static final long CENT_E8 = E8.ONE / 100;

    private final Engine engine = Wiring.engine(Config.DEFAULT, List.of());
    private final BookTwin twin = new BookTwin();
    private long second = 1_000;

    BookTwinTest() {
        engine.observe(twin);
        give(new Event.Listed(at(), 0, Markets.fiveMinutes("btc-updown-5m-1", Markets.FEES)));
        twin.watch(0);
    }

    @Test
    void remembersHowTheBookStoodAndUntilWhen() {
        book(40, 60);
        book(41, 60);
        long changed = second;
        book(41, 59);
        long first = digest(40, 60);
        assertTrue(twin.stood(first, 0, ns(changed)));
        assertFalse(twin.stood(first, ns(changed) + 1, ns(second)), "it no longer stood so");
        assertTrue(twin.stood(digest(41, 59), ns(second), ns(second + 100)), "it still does");
        assertFalse(twin.stood(digest(41, 59), 0, ns(second) - 1), "it did not yet");
        assertFalse(twin.stood(digest(39, 60), 0, Long.MAX_VALUE), "it never did");
    }

    @Test
    void forgetsWhenItTurnsToAnotherMarket() {
        book(40, 60);
        twin.watch(-1);
        assertEquals(0, twin.remembered());
    }

    @Test
    void takesTheBookAsItStandsWhenItBeginsToWatch() {
        twin.watch(-1);
        book(40, 60);
        twin.watch(0);
        give(new Event.Tick(at()));
        assertTrue(twin.stood(digest(40, 60), ns(second), ns(second)));
    }

    @Test
    void knowsOnlyMarketsThatRun() {
        assertEquals(1, twin.markets(0).size());
        assertEquals(0, twin.markets(Long.MAX_VALUE).size());
        give(new Event.MarketResolved(at(), 0, Resolution.UP, 0));
        assertEquals(0, twin.markets(0).size());
    }

    private void book(int bidCents, int askCents) {
        second++;
        var changes =
                new BookChanges.Builder()
                        .clear(0)
                        .bid(0, bidCents * CENT_E8, E8.ONE)
                        .ask(0, askCents * CENT_E8, E8.ONE);
        give(new Event.BookUpdate(at(), 0, 0, changes.build()));
    }

    private static long digest(int bidCents, int askCents) {
        return BookTwin.digest(
                List.of(new long[] {bidCents * CENT_E8, E8.ONE}),
                List.of(new long[] {askCents * CENT_E8, E8.ONE}));
    }

    private void give(Event event) {
        engine.on(event, _ -> {});
    }

    private Stamp at() {
        return Stamp.internal(ns(second), Source.POLYMARKET_CLOB);
    }

    private static long ns(long seconds) {
        return seconds * Times.SECOND_NS;
    }
}
