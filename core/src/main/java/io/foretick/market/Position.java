package io.foretick.market;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.FeeSchedule;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Resolution;
import io.foretick.event.Side;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What we hold of one market's two tokens, whose it is, and what it cost. Mutable, owned by its
/// [Account]; others read.
///
/// After the market has resolved, a fill told late is settled at once, so that the order of the two
/// messages does not matter.
public final class Position {

    /// Time of the last order in a market that has seen none.
    public static final long NEVER_NS = Long.MIN_VALUE / 2;

    private static final int UNRESOLVED = -1;

    private final int market;
    private final List<Holding> holdings = new ArrayList<>(4);
    private FeeSchedule fees;
    private long upE8;
    private long downE8;
    private long flowE8;
    private long settledUpE8;
    private long settledDownE8;
    private @Nullable Resolution resolution; // null until the market has resolved
    private int ordersPlaced;
    private int quotesPlaced;
    private long lastOrderNs = NEVER_NS;

    Position(int market, FeeSchedule fees) {
        this.market = market;
        this.fees = fees;
    }

    /// Instrument number of the market.
    public int market() {
        return market;
    }

    public FeeSchedule fees() {
        return fees;
    }

    /// Tokens held, those in open sales included.
    public long heldE8(Outcome outcome) {
        return outcome == Outcome.UP ? upE8 : downE8;
    }

    /// Up and Down tokens that together are worth 1 a pair.
    public long pairsE8() {
        return Math.min(upE8, downE8);
    }

    /// Cash that came in from this market less cash that went out, fees and settlement included.
    public long flowE8() {
        return flowE8;
    }

    /// How many orders that may take were placed here so far.
    public int ordersPlaced() {
        return ordersPlaced;
    }

    /// How many orders that can only rest were placed here so far: quotes, which replace each other
    /// and are not counted among the orders.
    public int quotesPlaced() {
        return quotesPlaced;
    }

    /// Engine time of the last order that may take, or [#NEVER_NS].
    public long lastOrderNs() {
        return lastOrderNs;
    }

    public boolean resolved() {
        return resolution != null;
    }

    /// One strategy's part of [#heldE8]; below zero where it sold what others bought.
    public long heldE8(String strategy, Outcome outcome) {
        Holding holding = find(strategy);
        if (holding == null) {
            return 0;
        }
        return outcome == Outcome.UP ? holding.upE8() : holding.downE8();
    }

    /// One strategy's part of [#flowE8].
    public long flowE8(String strategy) {
        Holding holding = find(strategy);
        return holding == null ? 0 : holding.flowE8();
    }

    /// Money won and lost here, all strategies together. Walks the strategies.
    public Pnl pnl() {
        Pnl sum = Pnl.ZERO;
        for (Holding holding : holdings) {
            sum = sum.plus(holding.pnl());
        }
        return sum;
    }

    /// Money won and lost here by one strategy. Walks the strategies.
    public Pnl pnl(String strategy) {
        Holding holding = find(strategy);
        return holding == null ? Pnl.ZERO : holding.pnl();
    }

    void listAgain(FeeSchedule newFees) {
        fees = newFees;
    }

    void count(Command.PlaceOrder command) {
        if (command.terms().postOnly()) {
            quotesPlaced++;
        } else {
            ordersPlaced++;
            lastOrderNs = command.timeNs();
        }
    }

    /// Books a trade of an order with these terms.
    ///
    /// @return the change of cash
    long fill(OrderTerms terms, String strategy, Event.OrderFilled fill) {
        long cashE8 = Costs.cashE8(fill.priceE8(), fill.quantityE8());
        long withheldE8 = 0;
        long tradedE8 = cashE8;
        if (terms.side() == Side.BUY) {
            boolean inShares = fees.inShares();
            withheldE8 = inShares ? Costs.withheldSharesE8(fill.priceE8(), fill.feeE8()) : 0;
            // Withheld shares were paid for at the trade's price; that part of the price is the
            // fee.
            tradedE8 = inShares ? fill.feeE8() - cashE8 : -cashE8;
        }
        long tokensE8 = fill.quantityE8() - withheldE8;
        Holding holding = holding(strategy);
        long beforeE8 = holding.flowE8();
        long signedE8 = terms.side() == Side.BUY ? tokensE8 : -tokensE8;
        holding.trade(terms.outcome(), signedE8, tradedE8, fill.feeE8());
        add(terms.outcome(), signedE8);
        if (resolution != null) {
            settle(holding, resolution);
        }
        return move(holding.flowE8() - beforeE8);
    }

    /// Pays out what is held.
    ///
    /// @return the change of cash
    long resolve(Resolution result) {
        resolution = result;
        long paidE8 = 0;
        for (Holding holding : holdings) {
            paidE8 += settle(holding, result);
        }
        return move(paidE8);
    }

    void save(StateSink out) {
        out.add((long) market);
        out.add(fees.rateE8());
        out.add((long) fees.exponent());
        out.add(fees.inShares());
        out.add(upE8);
        out.add(downE8);
        out.add(flowE8);
        out.add(settledUpE8);
        out.add(settledDownE8);
        out.add((long) (resolution == null ? UNRESOLVED : resolution.ordinal()));
        out.add((long) quotesPlaced << Integer.SIZE | ordersPlaced);
        out.add(lastOrderNs);
        out.add((long) holdings.size());
        for (Holding holding : holdings) {
            holding.save(out);
        }
    }

    static Position load(StateSource in) {
        int market = in.nextInt();
        var fees = new FeeSchedule(in.nextLong(), in.nextInt(), in.nextBoolean());
        var position = new Position(market, fees);
        position.upE8 = in.nextLong();
        position.downE8 = in.nextLong();
        position.flowE8 = in.nextLong();
        position.settledUpE8 = in.nextLong();
        position.settledDownE8 = in.nextLong();
        int result = in.nextInt();
        position.resolution = result == UNRESOLVED ? null : Resolution.values()[result];
        long placed = in.nextLong();
        position.ordersPlaced = (int) placed;
        position.quotesPlaced = (int) (placed >>> Integer.SIZE);
        position.lastOrderNs = in.nextLong();
        int count = in.nextInt();
        for (int k = 0; k < count; k++) {
            position.holdings.add(Holding.load(in));
        }
        return position;
    }

    /// Pays one strategy its part. What is paid to all is that of the sum of their holdings: each
    /// gets the difference that it makes, so that halves of 1e-8 are not lost between them.
    private long settle(Holding holding, Resolution result) {
        long beforeE8 = Costs.payoutE8(result, settledUpE8, settledDownE8);
        settledUpE8 += holding.upE8();
        settledDownE8 += holding.downE8();
        upE8 -= holding.upE8();
        downE8 -= holding.downE8();
        long paidE8 = Costs.payoutE8(result, settledUpE8, settledDownE8) - beforeE8;
        holding.settle(paidE8);
        return paidE8;
    }

    private void add(Outcome outcome, long tokensE8) {
        if (outcome == Outcome.UP) {
            upE8 += tokensE8;
        } else {
            downE8 += tokensE8;
        }
    }

    private long move(long cashE8) {
        flowE8 += cashE8;
        return cashE8;
    }

    private @Nullable Holding find(String strategy) {
        for (int k = 0; k < holdings.size(); k++) {
            if (holdings.get(k).strategy().equals(strategy)) {
                return holdings.get(k);
            }
        }
        return null;
    }

    private Holding holding(String strategy) {
        Holding known = find(strategy);
        if (known != null) {
            return known;
        }
        var added = new Holding(strategy);
        holdings.add(added);
        return added;
    }
}
