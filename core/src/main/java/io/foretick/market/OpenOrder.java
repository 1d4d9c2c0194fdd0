package io.foretick.market;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.event.Command;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Side;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// One order of ours with what became of it so far. Mutable, owned by its [Account]; others read.
///
/// A trade that fails at its settlement is not put back on the book by the venue: its shares stay
/// used up, only cash and tokens go back.
public final class OpenOrder {

    private static final int TRADES_MAX = 100_000;

    private final long orderId;
    private final int market;
    private final String strategy;
    private final long placedNs;
    private final OrderTerms terms;
    private final long feeRoomE8;
    private OrderState state = OrderState.PENDING;
    private long filledE8;
    private long feesE8;
    private String name = "";
    private final List<BookedFill> fills = new ArrayList<>(2);

    OpenOrder(Command.PlaceOrder command, long feeRoomE8) {
        this.orderId = command.orderId();
        this.market = command.market();
        this.strategy = command.strategy();
        this.placedNs = command.timeNs();
        this.terms = command.terms();
        this.feeRoomE8 = feeRoomE8;
    }

    public long orderId() {
        return orderId;
    }

    /// Instrument number of its market.
    public int market() {
        return market;
    }

    public String strategy() {
        return strategy;
    }

    /// Engine time of the command.
    public long placedNs() {
        return placedNs;
    }

    public OrderTerms terms() {
        return terms;
    }

    public OrderState state() {
        return state;
    }

    /// The venue's id of it, empty until it is named.
    public String name() {
        return name;
    }

    /// Shares traded so far, before any fee withheld in shares.
    public long filledE8() {
        return filledE8;
    }

    /// Shares that can still trade; 0 once it is closed.
    public long remainingE8() {
        return state == OrderState.CLOSED ? 0 : Math.max(0, terms.quantityE8() - filledE8);
    }

    /// Whether it may take liquidity and nobody has said yet what became of it.
    public boolean inFlight() {
        return !terms.postOnly() && (state == OrderState.PENDING || state == OrderState.UNKNOWN);
    }

    /// Fees that it may still come to.
    public long feeRoomE8() {
        return remainingE8() == 0 ? 0 : Math.max(0, feeRoomE8 - feesE8);
    }

    /// Cash that it may still take: the worst case of a buy, 0 for a sale.
    public long reservedCashE8() {
        return terms.side() == Side.SELL
                ? 0
                : Costs.cashE8(terms.priceE8(), remainingE8()) + feeRoomE8();
    }

    /// Tokens of its outcome that it may still give away: those of a sale, 0 for a buy.
    public long reservedTokensE8() {
        return terms.side() == Side.BUY ? 0 : remainingE8();
    }

    /// Money that filling the rest at its limit loses for good if the market pays on `winner`.
    public long lossIfFilledE8(Outcome winner) {
        long restE8 = remainingE8();
        long cashE8 = Costs.cashE8(terms.priceE8(), restE8);
        long worthE8 = terms.outcome() == winner ? restE8 : 0;
        long gainE8 = terms.side() == Side.BUY ? worthE8 - cashE8 : cashE8 - worthE8;
        return Math.max(0, feeRoomE8() - gainE8);
    }

    /// Lets this happen to it, if it can.
    ///
    /// @return whether it could
    boolean take(OrderState.Step step) {
        boolean allowed = state.allows(step);
        if (allowed) {
            state = state.after(step);
        }
        return allowed;
    }

    void nameIt(String venueName) {
        name = venueName;
    }

    /// Whether any trade of it was told.
    boolean traded() {
        return filledE8 > 0;
    }

    /// The trade with this number, or null if nothing was told of it.
    @Nullable BookedFill fill(long tradeId) {
        int at = indexOf(tradeId);
        return at < 0 ? null : fills.get(at);
    }

    /// Keeps what is known of a trade now, in place of what was.
    void keep(BookedFill fill) {
        int at = indexOf(fill.tradeId());
        if (at >= 0) {
            fills.set(at, fill);
        } else if (fills.size() >= TRADES_MAX) {
            throw new IllegalStateException("order " + orderId + " has too many trades");
        } else {
            fills.add(fill);
        }
    }

    /// Counts shares as used up.
    void use(long quantityE8, long feeE8) {
        filledE8 += quantityE8;
        feesE8 += feeE8;
    }

    /// Whether something may still happen to its trades.
    boolean unsettled() {
        for (int k = 0; k < fills.size(); k++) {
            if (!fills.get(k).over()) {
                return true;
            }
        }
        return false;
    }

    void save(StateSink out) {
        out.add(orderId);
        out.add((long) market);
        out.add(strategy);
        out.add(placedNs);
        terms.save(out);
        out.add(feeRoomE8);
        out.add((long) state.ordinal());
        out.add(filledE8);
        out.add(feesE8);
        out.add(name);
        out.add((long) fills.size());
        for (BookedFill fill : fills) {
            fill.save(out);
        }
    }

    static OpenOrder load(StateSource in) {
        long orderId = in.nextLong();
        int market = in.nextInt();
        String strategy = in.nextText();
        long placedNs = in.nextLong();
        OrderTerms terms = OrderTerms.load(in);
        var order =
                new OpenOrder(
                        new Command.PlaceOrder(placedNs, orderId, market, strategy, terms),
                        in.nextLong());
        order.state = OrderState.values()[in.nextInt()];
        order.filledE8 = in.nextLong();
        order.feesE8 = in.nextLong();
        order.name = in.nextText();
        int count = in.nextInt();
        for (int k = 0; k < count; k++) {
            order.fills.add(BookedFill.load(in));
        }
        return order;
    }

    private int indexOf(long tradeId) {
        for (int k = 0; k < fills.size(); k++) {
            if (fills.get(k).tradeId() == tradeId) {
                return k;
            }
        }
        return -1;
    }
}
