package io.foretick.venue.polymarket.trade;

import io.foretick.event.CloseReason;
import io.foretick.venue.polymarket.account.OrderRecord;
import io.foretick.venue.polymarket.account.PlaceAnswer;
import io.foretick.venue.polymarket.account.TradeRecord;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Notes what the venue says of our orders, in whatever order it comes; what follows from it is for
/// [Decisions].
final class OrderNews {

    private static final String PREFIX = "ORDER_STATUS_";
    private static final String DUPLICATE = "Duplicated"; // the venue's own word
    private static final String KILLED = "filled or killed"; // its words for FOK and FAK

    private final Desk desk;

    OrderNews(Desk desk) {
        this.desk = desk;
    }

    /// The answer to the sending of an order.
    void answered(LiveOrder order, PlaceAnswer answer) {
        Told told = order.told();
        told.answered = true;
        switch (answer) {
            case PlaceAnswer.Live _ -> told.alive();
            case PlaceAnswer.Matched(List<String> tradeIds) -> {
                told.seen = true;
                announce(order, tradeIds);
            }
            case PlaceAnswer.Delayed _ -> {} // nothing is certain before it is looked up
            case PlaceAnswer.Unknown _ -> told.lost = true;
            case PlaceAnswer.Unsent(String reason) -> refused(order, "never sent: " + reason);
            case PlaceAnswer.Refused(String reason) -> refused(order, reason);
        }
        desk.touch(order);
    }

    /// An order as the venue tells of it.
    void told(LiveOrder order, OrderRecord record) {
        Told told = order.told();
        told.seen = true;
        told.matchedE8 = Math.max(told.matchedE8, record.matchedE8());
        if (record.originalE8() > 0) {
            told.sizeE8 = record.originalE8();
        }
        if (record.phase() == OrderRecord.Phase.LISTED) {
            told.asking = false;
        }
        String status = status(record);
        if (status.startsWith("CANCELED_MARKET_RESOLVED")) {
            told.ended(CloseReason.MARKET_CLOSED, record.matchedE8());
        } else if (cancelled(record)) {
            told.ended(CloseReason.CANCELLED, record.matchedE8());
        } else if (status.equals("MATCHED") || status.equals("UNMATCHED")) {
            matched(order, record);
        } else if (!status.equals("DELAYED")) {
            told.alive();
        }
        desk.touch(order);
    }

    /// The venue knows no open order of this name.
    void missing(LiveOrder order) {
        order.told().missing();
        desk.touch(order);
    }

    /// The answer to a cancel.
    void cancelled(List<String> cancelled, Map<String, String> refused) {
        for (String name : cancelled) {
            LiveOrder order = desk.orders().find(name);
            if (order != null) {
                order.told().cancelled();
                desk.touch(order);
            }
        }
        for (String name : refused.keySet().stream().sorted().toList()) {
            LiveOrder order = desk.orders().find(name);
            if (order != null) {
                order.told().notCancelled();
                desk.touch(order);
            }
        }
    }

    /// Whether the record says that the order works.
    static boolean works(OrderRecord record) {
        return !cancelled(record) && !status(record).equals("MATCHED");
    }

    /// A refusal of what shows signs of life, or of what the venue says it has already, is none. An
    /// order that found nothing to take was taken and killed, though the answer has the form of a
    /// refusal; the user channel may have shown it before.
    private void refused(LiveOrder order, String reason) {
        Told told = order.told();
        if (order.takesOnly() && reason.contains(KILLED) && order.tradedE8() == 0) {
            told.ended(CloseReason.KILLED, 0);
        } else if (order.certain()) {
            desk.stray();
            told.doubt(desk.nowNs());
        } else if (reason.contains(DUPLICATE)) {
            told.lost = true;
        } else {
            told.refusal = reason;
        }
    }

    private static void announce(LiveOrder order, List<String> tradeIds) {
        for (String id : tradeIds) {
            long number = TradeRecord.number(id);
            if (order.fill(number) == null && !order.told().announced.contains(number)) {
                order.told().announced.add(number);
            }
        }
    }

    /// A resting order may be called matched when only part of it is, and unmatched when it rests.
    private static void matched(LiveOrder order, OrderRecord record) {
        boolean whole = record.originalE8() > 0 && record.matchedE8() >= record.originalE8();
        if (whole || order.takesOnly()) {
            order.told().ended(CloseReason.FILLED, record.matchedE8());
        } else {
            order.told().alive();
        }
    }

    private static boolean cancelled(OrderRecord record) {
        String status = status(record);
        return record.phase() == OrderRecord.Phase.CANCELLATION
                || status.startsWith("CANCEL")
                || status.startsWith("INVALID");
    }

    private static String status(OrderRecord record) {
        String status = record.status().toUpperCase(Locale.ROOT);
        return status.startsWith(PREFIX) ? status.substring(PREFIX.length()) : status;
    }
}
