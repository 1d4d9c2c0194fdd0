package io.foretick.venue.paper;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.event.CloseReason;
import io.foretick.event.Event;
import io.foretick.event.Source;
import io.foretick.event.Stamp;

/// How reports that are on their way are written into a checkpoint. Pure functions.
final class PaperReports {

    private static final int ACCEPTED = 0;
    private static final int REJECTED = 1;
    private static final int FILLED = 2;
    private static final int CLOSED = 3;

    private PaperReports() {}

    /// Writes a report that an [Outbox] has made.
    static void write(Event report, StateSink out) {
        out.add(report.timeNs());
        out.add(report.at().venueNs());
        if (report instanceof Event.OrderAccepted(_, long orderId)) {
            write(ACCEPTED, orderId, out);
        } else if (report instanceof Event.OrderRejected(_, long orderId, String reason)) {
            write(REJECTED, orderId, out);
            out.add(reason);
        } else if (report instanceof Event.OrderFilled filled) {
            write(FILLED, filled.orderId(), out);
            out.add(filled.tradeId());
            out.add(filled.priceE8());
            out.add(filled.quantityE8());
            out.add(filled.feeE8());
            out.add(filled.maker());
        } else if (report instanceof Event.OrderClosed(_, long orderId, CloseReason reason)) {
            write(CLOSED, orderId, out);
            out.add((long) reason.ordinal());
        } else {
            throw new IllegalStateException("no report on an order: " + report);
        }
    }

    static Event read(StateSource in) {
        long timeNs = in.nextLong();
        var at = new Stamp(timeNs, in.nextLong(), timeNs, 0, Source.EXECUTION);
        int kind = in.nextInt();
        long orderId = in.nextLong();
        return switch (kind) {
            case ACCEPTED -> new Event.OrderAccepted(at, orderId);
            case REJECTED -> new Event.OrderRejected(at, orderId, in.nextText());
            case FILLED ->
                    new Event.OrderFilled(
                            at,
                            orderId,
                            in.nextLong(),
                            in.nextLong(),
                            in.nextLong(),
                            in.nextLong(),
                            in.nextBoolean());
            case CLOSED -> new Event.OrderClosed(at, orderId, CloseReason.values()[in.nextInt()]);
            default -> throw new IllegalStateException("no report has the code " + kind);
        };
    }

    private static void write(int kind, long orderId, StateSink out) {
        out.add((long) kind);
        out.add(orderId);
    }
}
