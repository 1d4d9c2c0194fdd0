package io.foretick.venue.paper;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.event.Command;
import io.foretick.event.OrderTerms;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.market.Costs;

import java.util.function.IntFunction;

/// One of our orders as the venue holds it. Mutable, owned by the [PaperMatcher].
final class PaperOrder {

    /// Where an order stands.
    enum State {
        /// Came while the book was not trusted: neither matched nor resting yet.
        WAITING,
        /// Marketable, in the taker delay.
        DELAYED,
        RESTING,
        DONE
    }

    private final Command.PlaceOrder command;
    private final PaperMarket market;
    private final long feeRoomE8;
    private State state = State.WAITING;
    private long remainingE8;
    private long feesE8;
    private long queueAheadE8;

    PaperOrder(Command.PlaceOrder command, PaperMarket market) {
        this(command, market, Costs.feeRoomE8(command.terms(), market.terms().fees()));
    }

    private PaperOrder(Command.PlaceOrder command, PaperMarket market, long feeRoomE8) {
        this.command = command;
        this.market = market;
        this.feeRoomE8 = feeRoomE8;
        this.remainingE8 = command.terms().quantityE8();
    }

    /// Reads what [#save] wrote.
    ///
    /// @param markets finds a market by its number
    static PaperOrder load(StateSource in, IntFunction<PaperMarket> markets) {
        Command.PlaceOrder command = PaperTasks.readPlace(in);
        var order = new PaperOrder(command, markets.apply(command.market()), in.nextLong());
        order.state = State.values()[in.nextInt()];
        order.remainingE8 = in.nextLong();
        order.feesE8 = in.nextLong();
        order.queueAheadE8 = in.nextLong();
        return order;
    }

    void save(StateSink out) {
        PaperTasks.writePlace(command, out);
        out.add(feeRoomE8);
        out.add((long) state.ordinal());
        out.add(remainingE8);
        out.add(feesE8);
        out.add(queueAheadE8);
    }

    long orderId() {
        return command.orderId();
    }

    PaperMarket market() {
        return market;
    }

    OrderTerms terms() {
        return command.terms();
    }

    State state() {
        return state;
    }

    void enter(State next) {
        state = next;
    }

    long remainingE8() {
        return remainingE8;
    }

    boolean isBuy() {
        return terms().side() == Side.BUY;
    }

    /// Whether what cannot trade at once dies.
    boolean immediate() {
        return terms().timeInForce() == TimeInForce.FOK || terms().timeInForce() == TimeInForce.FAK;
    }

    boolean expired(long nowNs) {
        return terms().timeInForce() == TimeInForce.GTD && terms().expireNs() <= nowNs;
    }

    /// Quantity of others that trades at our price before we do.
    long queueAheadE8() {
        return queueAheadE8;
    }

    void queueBehind(long aheadE8) {
        queueAheadE8 = aheadE8;
    }

    void fill(long quantityE8, long feeE8) {
        remainingE8 -= quantityE8;
        feesE8 += feeE8;
    }

    /// Cash that a buy may still take at worst; 0 for a sale.
    long reservedCashE8() {
        return isBuy() && remainingE8 > 0
                ? Costs.cashE8(terms().priceE8(), remainingE8) + Math.max(0, feeRoomE8 - feesE8)
                : 0;
    }
}
