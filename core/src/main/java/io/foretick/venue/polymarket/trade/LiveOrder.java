package io.foretick.venue.polymarket.trade;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.event.Command;
import io.foretick.event.OrderTerms;
import io.foretick.event.live.FillState;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// One order of ours as the journal tells it, and beside it what the venue has [Told] since.
/// Mutable, owned by [LiveOrders].
final class LiveOrder {

    private static final String NAMELESS = "";
    private static final long DUST_E8 = 10_000; // far below any trade, above the venue's rounding
    private static final long STEP_E8 = 1_000_000; // orders are sized in hundredths of a share

    private final Command.PlaceOrder command;
    private final Told told = new Told();
    private final List<LiveFill> fills = new ArrayList<>(2);
    private OrderLife life = OrderLife.COMMANDED;
    private String name = NAMELESS;
    private long namedNs;
    private long changedNs;
    private boolean cancelWanted;
    private long tradedE8;

    LiveOrder(Command.PlaceOrder command) {
        this.command = command;
        this.changedNs = command.timeNs();
    }

    long orderId() {
        return command.orderId();
    }

    int market() {
        return command.market();
    }

    OrderTerms terms() {
        return command.terms();
    }

    long commandNs() {
        return command.timeNs();
    }

    OrderLife life() {
        return life;
    }

    /// The venue's id, empty before it has one.
    String name() {
        return name;
    }

    /// When it was named, which is when it was sent at the earliest.
    long namedNs() {
        return namedNs;
    }

    /// When its life last changed.
    long changedNs() {
        return changedNs;
    }

    boolean cancelWanted() {
        return cancelWanted;
    }

    Told told() {
        return told;
    }

    List<LiveFill> fills() {
        return fills;
    }

    /// Shares in all trades that were told, failed ones too: what the venue counts as matched.
    long tradedE8() {
        return tradedE8;
    }

    /// Whether it ends by itself rather than rest.
    boolean takesOnly() {
        return switch (terms().timeInForce()) {
            case FOK, FAK -> true;
            case GTC, GTD -> false;
        };
    }

    /// Whether the venue surely had it.
    boolean certain() {
        return life == OrderLife.LIVE || told.seen || tradedE8 > 0;
    }

    /// Whether trades are missing that the venue has spoken of.
    boolean lacksTrades() {
        return tradedE8 < told.matchedE8 - DUST_E8 || !told.announced.isEmpty();
    }

    /// Whether all of it has traded.
    boolean complete() {
        long sizeE8 = told.sizeE8 > 0 ? told.sizeE8 : terms().quantityE8();
        return tradedE8 >= sizeE8 - DUST_E8;
    }

    /// Whether no more of it could be traded than the rounding of its size may have cut off.
    boolean completeButForRounding() {
        return tradedE8 > terms().quantityE8() - STEP_E8;
    }

    void wantCancel() {
        cancelWanted = true;
    }

    /// Notes the venue's name of it, behind which it leaves.
    ///
    /// @return whether it was a legal step
    boolean name(String given, long timeNs) {
        boolean legal = enter(OrderLife.NAMED, timeNs);
        if (legal) {
            name = given;
            namedNs = timeNs;
        }
        return legal;
    }

    /// Takes a step of its life, if there is such a step.
    ///
    /// @return whether it was a legal step
    boolean enter(OrderLife next, long timeNs) {
        boolean legal = life.mayBecome(next);
        if (legal) {
            life = next;
            changedNs = timeNs;
        }
        return legal;
    }

    /// The part of a trade with this number, or null if it was not told yet.
    @Nullable LiveFill fill(long tradeId) {
        for (LiveFill fill : fills) {
            if (fill.tradeId() == tradeId) {
                return fill;
            }
        }
        return null;
    }

    void add(LiveFill fill) {
        fills.add(fill);
        tradedE8 += fill.quantityE8();
        told.announced.remove((Long) fill.tradeId());
    }

    /// Whether a trade of it is not final yet.
    boolean hasOpenFills() {
        for (LiveFill fill : fills) {
            if (fill.booked() && fill.open()) {
                return true;
            }
        }
        return false;
    }

    /// Writes what the journal tells; nothing of what is only [Told].
    void save(StateSink out) {
        out.add(command.timeNs());
        out.add(command.orderId());
        out.add((long) command.market());
        out.add(command.strategy());
        terms().save(out);
        out.add((long) life.ordinal());
        out.add(name);
        out.add(namedNs);
        out.add(changedNs);
        out.add(cancelWanted);
        out.add(fills.stream().filter(LiveFill::booked).count());
        for (LiveFill fill : fills) {
            if (fill.booked()) {
                out.add(fill.tradeId());
                out.add(fill.quantityE8());
                out.add((long) fill.state().ordinal());
            }
        }
    }

    static LiveOrder load(StateSource in) {
        long timeNs = in.nextLong();
        long orderId = in.nextLong();
        int market = in.nextInt();
        String strategy = in.nextText();
        OrderTerms terms = OrderTerms.load(in);
        var order = new LiveOrder(new Command.PlaceOrder(timeNs, orderId, market, strategy, terms));
        order.life = OrderLife.values()[in.nextInt()];
        order.name = in.nextText();
        order.namedNs = in.nextLong();
        order.changedNs = in.nextLong();
        order.cancelWanted = in.nextBoolean();
        for (long left = in.nextLong(); left > 0; left--) {
            long tradeId = in.nextLong();
            long quantityE8 = in.nextLong();
            FillState state = FillState.values()[in.nextInt()];
            order.add(new LiveFill(tradeId, quantityE8, state, true));
        }
        return order;
    }
}
