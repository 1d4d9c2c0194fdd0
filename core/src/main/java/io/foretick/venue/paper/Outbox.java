package io.foretick.venue.paper;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.event.CloseReason;
import io.foretick.event.Event;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.venue.Venue;

import java.util.ArrayDeque;

/// Reports on our orders that are on their way back to us. Owned by the [PaperVenue].
///
/// All travel equally long and are made in the order of time, so the first in is the first due.
final class Outbox {

    private final ArrayDeque<Event> events = new ArrayDeque<>();
    private final long latencyNs;
    private long trades;

    Outbox(long latencyNs) {
        this.latencyNs = latencyNs;
    }

    /// When the next report arrives, or [Venue#NOTHING_DUE_NS].
    long nextNs() {
        Event next = events.peek();
        return next == null ? Venue.NOTHING_DUE_NS : next.timeNs();
    }

    /// Removes the next report; only when there is one.
    Event remove() {
        return events.remove();
    }

    void accepted(PaperOrder order, long nowNs) {
        events.add(new Event.OrderAccepted(stamp(nowNs), order.orderId()));
    }

    void rejected(long orderId, String reason, long nowNs) {
        events.add(new Event.OrderRejected(stamp(nowNs), orderId, reason));
    }

    void filled(PaperOrder order, PaperFill fill, long nowNs) {
        events.add(
                new Event.OrderFilled(
                        stamp(nowNs),
                        order.orderId(),
                        ++trades,
                        fill.priceE8(),
                        fill.quantityE8(),
                        fill.feeE8(),
                        fill.maker()));
    }

    void closed(PaperOrder order, CloseReason reason, long nowNs) {
        events.add(new Event.OrderClosed(stamp(nowNs), order.orderId(), reason));
    }

    void save(StateSink out) {
        out.add(trades);
        out.add((long) events.size());
        events.forEach(event -> PaperReports.write(event, out));
    }

    void load(StateSource in) {
        trades = in.nextLong();
        for (int left = in.nextInt(); left > 0; left--) {
            events.add(PaperReports.read(in));
        }
    }

    private Stamp stamp(long nowNs) {
        long dueNs = nowNs + latencyNs;
        return new Stamp(dueNs, nowNs, dueNs, 0, Source.EXECUTION);
    }
}
