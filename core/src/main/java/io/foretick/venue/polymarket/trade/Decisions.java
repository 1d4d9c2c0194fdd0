package io.foretick.venue.polymarket.trade;

import io.foretick.base.Times;
import io.foretick.event.CloseReason;
import io.foretick.event.Event;
import io.foretick.event.Stamp;
import io.foretick.event.TimeInForce;

import org.jspecify.annotations.Nullable;

/// Which event about an order follows from what is known of it, fills apart. Looks only; the event
/// itself changes the order, once it is journalled.
final class Decisions {

    private final Desk desk;

    Decisions(Desk desk) {
        this.desk = desk;
    }

    /// The next event, or null while there is nothing new to say.
    @Nullable Event next(LiveOrder order, Stamp at) {
        return switch (order.life()) {
            case COMMANDED -> commanded(order, at);
            case NAMED, UNKNOWN, LIVE -> sent(order, at);
            case CLOSED -> null;
        };
    }

    /// Whether the venue has to be asked what became of an order.
    static boolean unresolved(LiveOrder order) {
        Told told = order.told();
        return order.life() != OrderLife.LIVE
                || told.ended != null
                || told.missing > 0
                || told.doubted
                || order.lacksTrades();
    }

    private static @Nullable Event commanded(LiveOrder order, Stamp at) {
        Told told = order.told();
        if (order.cancelWanted()) {
            return new Event.OrderClosed(at, order.orderId(), CloseReason.CANCELLED);
        }
        if (told.refusal != null) {
            return new Event.OrderRejected(at, order.orderId(), told.refusal);
        }
        return told.request == null
                ? null
                : new Event.OrderNamed(at, order.orderId(), told.request.name());
    }

    private @Nullable Event sent(LiveOrder order, Stamp at) {
        Told told = order.told();
        long orderId = order.orderId();
        CloseReason reason = closeReason(order);
        if (reason != null) {
            return new Event.OrderClosed(at, orderId, reason);
        }
        if (told.refusal != null && !order.certain()) {
            return new Event.OrderRejected(at, orderId, told.refusal);
        }
        if (told.lost && order.life() == OrderLife.NAMED && !rests(order)) {
            return new Event.OrderUnknown(at, orderId);
        }
        if (order.life() != OrderLife.LIVE && rests(order)) {
            return new Event.OrderAccepted(at, orderId);
        }
        if (told.stuck && !told.stuckTold) {
            String what = "what became of order " + order.name() + " cannot be found out";
            told.stuckTold = true;
            return new Event.Unexplained(at, order.market(), what);
        }
        return null;
    }

    /// Whether it surely rests, with all its trades booked: only then it may stop to count as
    /// filled in sizing.
    private static boolean rests(LiveOrder order) {
        Told told = order.told();
        return told.alive && told.ended == null && !order.takesOnly() && !order.lacksTrades();
    }

    /// Null while it may work, or while trades are missing.
    private @Nullable CloseReason closeReason(LiveOrder order) {
        Told told = order.told();
        if (order.lacksTrades()) {
            return null;
        }
        if (order.complete() && !mayTakeMore(order)) {
            return CloseReason.FILLED;
        }
        if (told.ended != null) {
            return told.endedWhole || told.surelyMissing() ? refine(order, told.ended) : null;
        }
        boolean gone = told.surelyMissing() && (order.certain() || surelyNeverArrives(order));
        return gone ? refine(order, CloseReason.CANCELLED) : null;
    }

    /// A buy of a taker is for an amount of money, so that it may get more shares than it asked
    /// for; only the venue knows when it has ended.
    private static boolean mayTakeMore(LiveOrder order) {
        Told told = order.told();
        boolean answered = told.answered && !told.lost;
        return order.takesOnly() && !answered && told.ended == null && told.missing == 0;
    }

    /// A fence: once a cancel was answered and the time is over in which the order could have been
    /// under way, it will not appear any more.
    private boolean surelyNeverArrives(LiveOrder order) {
        TradeSettings settings = desk.settings();
        int seconds =
                order.takesOnly() ? settings.unknownTakerSeconds() : settings.unknownSeconds();
        boolean late = desk.nowNs() - order.namedNs() >= seconds * Times.SECOND_NS;
        return late && order.told().cancelAnswered;
    }

    /// The venue calls every end but a fill and a market's end a cancellation.
    private CloseReason refine(LiveOrder order, CloseReason told) {
        if (order.completeButForRounding()) {
            return CloseReason.FILLED;
        }
        if (told != CloseReason.CANCELLED && told != CloseReason.FILLED) {
            return told;
        }
        if (order.cancelWanted() || !order.certain()) {
            return CloseReason.CANCELLED;
        }
        if (order.takesOnly()) {
            return CloseReason.KILLED;
        }
        LiveMarket market = desk.markets().find(order.market());
        if (market == null || market.resolution() != null) {
            return CloseReason.MARKET_CLOSED;
        }
        boolean over =
                order.terms().timeInForce() == TimeInForce.GTD
                        && desk.nowNs() >= order.terms().expireNs();
        return over ? CloseReason.EXPIRED : CloseReason.CANCELLED;
    }
}
