package io.foretick.venue.paper;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import io.foretick.base.E8;
import io.foretick.event.BookChanges;
import io.foretick.event.Event;
import io.foretick.event.FeeSchedule;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.testing.Markets;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;

class PaperAllocationTest {

    private static final long CENT_E8 = E8.ONE / 100;
    private static final int EVENTS = 20_000;

    /// With an order at rest that nothing reaches, following the market makes no garbage.
    @Test
    void followsTheMarketWithoutAllocating() {
        var desk =
                new PaperDesk(PaperSettings.of(1_000 * E8.ONE).withLatencyNs(0), FeeSchedule.NONE);
        desk.at(1_000).book("0.49x100", "0.51x100");
        desk.postOnly(Outcome.UP, Side.BUY, "0.40", "10");
        Event[] events = marketEvents(desk.nowNs());
        long leastBytes = Long.MAX_VALUE;
        for (int round = 0; round < 10; round++) {
            long before = allocatedBytes();
            for (int k = 0; k < EVENTS; k++) {
                desk.venue.on(events[k % events.length]);
            }
            leastBytes = Math.min(leastBytes, allocatedBytes() - before);
        }
        assertTrue(leastBytes < EVENTS, leastBytes + " bytes for " + EVENTS + " events");
    }

    private static Event[] marketEvents(long timeNs) {
        var stamp = Markets.stamp(timeNs);
        var events = new Event[64];
        for (int k = 0; k < events.length; k++) {
            var changes = new BookChanges.Builder();
            changes.ask(PaperDesk.MARKET, (52 + k % 7) * CENT_E8, (1 + k) * CENT_E8);
            changes.bid(PaperDesk.MARKET, (42 + k % 7) * CENT_E8, k % 3 * CENT_E8);
            events[k] =
                    k % 2 == 0
                            ? new Event.BookUpdate(stamp, 0, 0, changes.build())
                            : new Event.Trade(
                                    stamp, PaperDesk.MARKET, 0, E8.ONE / 2, E8.ONE, Side.SELL);
        }
        return events;
    }

    private static long allocatedBytes() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getCurrentThreadAllocatedBytes();
    }
}
