package io.foretick.report.alert;

import io.foretick.base.E8;
import io.foretick.engine.Engine;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Market;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.live.Control;
import io.foretick.market.MarketSlot;
import io.foretick.market.Position;
import io.foretick.strategy.Gate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/// The lines that alerts consist of. Functions; hold nothing.
final class AlertTexts {

    private static final MathContext DIGITS = new MathContext(4);

    private AlertTexts() {}

    static String started(MarketSlot slot) {
        long strikeE8 = slot.strikeE8();
        String strike = strikeE8 > 0 ? ", price to beat " + E8.format(strikeE8) : "";
        return label(slot) + " started: " + slot.terms().slug() + strike;
    }

    static String ended(MarketSlot slot, Event.MarketResolved resolved, Position position) {
        return "%s ended %s: %s, %d orders, PnL %s"
                .formatted(
                        label(slot),
                        resolved.resolution().name().toLowerCase(Locale.ROOT),
                        slot.terms().slug(),
                        position.ordersPlaced(),
                        signed(position.pnl().totalE8()));
    }

    static String placed(MarketSlot slot, Command.PlaceOrder order, double edge) {
        return "%s order %d: %s, %s, edge %s"
                .formatted(
                        label(slot),
                        order.orderId(),
                        wanted(order.terms()),
                        order.strategy(),
                        estimate(edge));
    }

    static String filled(MarketSlot slot, OrderTerms terms, Event.OrderFilled fill) {
        return "%s fill of order %d: %s %s %s at %s as %s, fee %s"
                .formatted(
                        label(slot),
                        fill.orderId(),
                        terms.side(),
                        terms.outcome(),
                        E8.format(fill.quantityE8()),
                        E8.format(fill.priceE8()),
                        fill.maker() ? "maker" : "taker",
                        E8.format(fill.feeE8()));
    }

    static String refused(MarketSlot slot, Event.OrderRejected refused) {
        return label(slot) + " order " + refused.orderId() + " refused: " + refused.reason();
    }

    static String reversed(MarketSlot slot, Event.FillMoved moved) {
        return "REVERSED %s trade %d of order %d: its settlement failed, it never was"
                .formatted(label(slot), moved.tradeId(), moved.orderId());
    }

    static String unknown(MarketSlot slot, Event.OrderUnknown unknown) {
        return label(slot) + " order " + unknown.orderId() + " got no answer: its fate is unknown";
    }

    static String unexplained(String place, Event.Unexplained unexplained) {
        return "HALTED "
                + place
                + ": the venue shows what we cannot explain: "
                + unexplained.what();
    }

    /// How trading stands everywhere.
    static String stands(Gate gate, Engine engine) {
        return switch (gate) {
            case OPEN -> "trading goes on";
            case HALTED -> "HALTED: " + engine.halts().reason();
            case REJECT_STORM -> "HALTED: the venue refused too many orders";
            case UNRECONCILED ->
                    "HALTED the account: the venue's cash differs from ours by "
                            + signed(engine.account().differenceE8());
            default -> "HALTED: " + gate.key();
        };
    }

    /// How the tokens of one market stand.
    static String holds(MarketSlot slot, Position position) {
        String slug = slot.terms().slug();
        return position.unreconciled()
                ? "HALTED %s: the venue's tokens differ from ours by %s Up and %s Down"
                        .formatted(
                                slug,
                                signed(position.differsE8(Outcome.UP)),
                                signed(position.differsE8(Outcome.DOWN)))
                : slug + " is traded again: its tokens agree";
    }

    static String controlled(Control control) {
        return switch (control) {
            case Control.Halt(String reason) -> "HALTED by operator: " + reason;
            case Control.Resume(String reason) -> "trading again: " + reason;
            case Control.Pause(String scope, boolean paused) ->
                    scope + (paused ? " is paused" : " is traded again");
            case Control.Limit(String name, double value) ->
                    "limit " + name + " is now " + estimate(value);
        };
    }

    private static String wanted(OrderTerms terms) {
        return "%s %s %s at %s"
                .formatted(
                        terms.side(),
                        terms.outcome(),
                        E8.format(terms.quantityE8()),
                        E8.format(terms.priceE8()));
    }

    static String label(MarketSlot slot) {
        Market market = slot.terms();
        return market.asset() + " " + market.window().durationName();
    }

    private static String signed(long valueE8) {
        return (valueE8 > 0 ? "+" : "") + E8.format(valueE8);
    }

    private static String estimate(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString()
                : "unknown";
    }
}
