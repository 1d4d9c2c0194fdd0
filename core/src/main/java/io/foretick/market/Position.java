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
import io.foretick.event.live.FillState;
import io.foretick.market.cash.Reconciliation;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What we hold of one market's two tokens, whose it is, and what it cost. Mutable, owned by its
/// [Account]; others read.
///
/// After the market has resolved, a fill told late is settled at once, so that the order of the two
/// messages does not matter; one that fails late is taken back from the payout as well.
public final class Position {

    /// Time of the last order in a market that has seen none.
    public static final long NEVER_NS = Long.MIN_VALUE / 2;

    private static final int UNRESOLVED = -1;

    private final int market;
    private final String asset;
    private final String interval;
    private final List<Holding> holdings = new ArrayList<>(4);
    private FeeSchedule fees;
    private long upE8;
    private long downE8;
    private long flowE8;
    private long settledUpE8;
    private long settledDownE8;
    private long redeemedUpE8;
    private long redeemedDownE8;
    private long owedE8;
    private boolean redeemed;
    private long arrivingUpE8;
    private long arrivingDownE8;
    private long fills;
    private long differsUpE8;
    private long differsDownE8;
    private boolean unexplained;
    private @Nullable Resolution resolution; // null until the market has resolved
    private int ordersPlaced;
    private int quotesPlaced;
    private long lastOrderNs = NEVER_NS;
    private long ordersLossUpE8; // follows from the open orders, so it is not saved
    private long ordersLossDownE8;

    Position(int market, String asset, String interval, FeeSchedule fees) {
        this.market = market;
        this.asset = asset;
        this.interval = interval;
        this.fees = fees;
    }

    /// Instrument number of the market.
    public int market() {
        return market;
    }

    /// The coin, upper case.
    public String asset() {
        return asset;
    }

    /// The usual name of the window's length, such as `5m`.
    public String interval() {
        return interval;
    }

    public FeeSchedule fees() {
        return fees;
    }

    /// Tokens held, those in open sales included.
    public long heldE8(Outcome outcome) {
        return outcome == Outcome.UP ? upE8 : downE8;
    }

    /// Tokens bought in trades that no chain has settled yet: held, and not to be sold.
    public long arrivingE8(Outcome outcome) {
        return outcome == Outcome.UP ? arrivingUpE8 : arrivingDownE8;
    }

    /// What the venue shows once all trades are settled: tokens held, those of a resolved market
    /// until they are redeemed.
    public long walletE8(Outcome outcome) {
        return outcome == Outcome.UP
                ? upE8 + settledUpE8 - redeemedUpE8
                : downE8 + settledDownE8 - redeemedDownE8;
    }

    /// What the resolved market owes until it is redeemed.
    public long owedE8() {
        return owedE8;
    }

    /// Whether the venue shows what we cannot explain: nothing may be placed here.
    public boolean unreconciled() {
        return differsUpE8 != 0 || differsDownE8 != 0 || unexplained;
    }

    /// What is lost if the market pays on `winner`, with every open order filled where that hurts;
    /// below zero, what is won.
    public long lossIfE8(Outcome winner) {
        long ordersE8 = winner == Outcome.UP ? ordersLossUpE8 : ordersLossDownE8;
        return ordersE8 - flowE8 - heldE8(winner);
    }

    /// What is lost in the worse of Up and Down. Never below zero.
    public long worstLossE8() {
        return Math.max(0, Math.max(lossIfE8(Outcome.UP), lossIfE8(Outcome.DOWN)));
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

    /// Who has traded here, in order of first trade. Makes a list: for reports.
    public List<String> strategies() {
        return holdings.stream().map(Holding::strategy).toList();
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

    /// Adds what an open order may lose, or, with -1 for `sign`, no longer may.
    void addOrderLoss(OpenOrder order, int sign) {
        ordersLossUpE8 += sign * order.lossIfFilledE8(Outcome.UP);
        ordersLossDownE8 += sign * order.lossIfFilledE8(Outcome.DOWN);
    }

    /// Holds against what we count what the venue shows.
    void compare(Event.HoldingReported report) {
        differsUpE8 = Reconciliation.differenceE8(report.upE8(), walletE8(Outcome.UP), fills);
        differsDownE8 = Reconciliation.differenceE8(report.downE8(), walletE8(Outcome.DOWN), fills);
    }

    /// How many more tokens the venue last showed than we counted; 0 where the two agree.
    public long differsE8(Outcome outcome) {
        return outcome == Outcome.UP ? differsUpE8 : differsDownE8;
    }

    void setUnexplained() {
        unexplained = true;
    }

    /// Nothing differs and nothing is unexplained any more.
    void reconcile() {
        differsUpE8 = 0;
        differsDownE8 = 0;
        unexplained = false;
    }

    /// What tokens of unknown price count as having cost: half of what they may pay, or, once that
    /// is known, what they pay.
    long guessedCostE8(Outcome outcome, long tokensE8) {
        if (resolution == null) {
            return tokensE8 / 2;
        }
        return outcome == Outcome.UP
                ? Costs.payoutE8(resolution, tokensE8, 0)
                : Costs.payoutE8(resolution, 0, tokensE8);
    }

    /// How many trades were booked here.
    long fills() {
        return fills;
    }

    /// What a trade of an order with these terms moves.
    BookedFill bookingOf(OrderTerms terms, Event.OrderFilled fill, FillState state) {
        long cashE8 = Costs.cashE8(fill.priceE8(), fill.quantityE8());
        if (terms.side() == Side.SELL) {
            return new BookedFill(
                    fill.tradeId(), state, true, -fill.quantityE8(), cashE8, fill.feeE8());
        }
        boolean inShares = fees.inShares();
        long withheldE8 = inShares ? Costs.withheldSharesE8(fill.priceE8(), fill.feeE8()) : 0;
        // Withheld shares were paid for at the trade's price; that part of the price is the fee.
        long tradedE8 = inShares ? fill.feeE8() - cashE8 : -cashE8;
        return new BookedFill(
                fill.tradeId(),
                state,
                true,
                fill.quantityE8() - withheldE8,
                tradedE8,
                fill.feeE8());
    }

    /// Books a trade, or, with -1 for `sign`, takes it back.
    void trade(Outcome outcome, String strategy, BookedFill fill, int sign) {
        fills += sign;
        Holding holding = holding(strategy);
        holding.trade(outcome, sign * fill.tokensE8(), sign * fill.tradedE8(), sign * fill.feeE8());
        if (outcome == Outcome.UP) {
            upE8 += sign * fill.tokensE8();
        } else {
            downE8 += sign * fill.tokensE8();
        }
        flowE8 += sign * fill.flowE8();
    }

    /// Tokens are on their way, or, below zero, no longer are.
    void arrive(Outcome outcome, long tokensE8) {
        if (outcome == Outcome.UP) {
            arrivingUpE8 += tokensE8;
        } else {
            arrivingDownE8 += tokensE8;
        }
    }

    /// Pays out what a strategy holds of a market that has resolved; nothing before.
    ///
    /// @return the change of cash
    long settle(String strategy) {
        if (resolution == null) {
            return 0;
        }
        long paidE8 = move(settle(holding(strategy), resolution));
        // What never was cannot have been redeemed.
        redeemedUpE8 = Math.clamp(settledUpE8, 0, redeemedUpE8);
        redeemedDownE8 = Math.clamp(settledDownE8, 0, redeemedDownE8);
        return paidE8;
    }

    /// Whether anything of ours ever was here.
    boolean touched() {
        return ordersPlaced + quotesPlaced > 0 || !holdings.isEmpty();
    }

    /// The resolved market owes this much more, or, below zero, less.
    ///
    /// @return what of it can no longer be owed less, because it has been redeemed: 0 or below
    long owe(long amountE8) {
        owedE8 += amountE8;
        long belowE8 = redeemed ? Math.min(0, owedE8) : 0;
        owedE8 -= belowE8;
        return belowE8;
    }

    /// What is owed has been paid.
    ///
    /// @return how much
    long redeem() {
        long paidE8 = owedE8;
        owedE8 = 0;
        redeemed = true;
        differsUpE8 = 0; // what differed is gone with the rest
        differsDownE8 = 0;
        redeemedUpE8 = settledUpE8;
        redeemedDownE8 = settledDownE8;
        return paidE8;
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
        out.add(asset);
        out.add(interval);
        out.add(fees.rateE8());
        out.add((long) fees.exponent());
        out.add(fees.inShares());
        saveAmounts(out);
        out.add(fills);
        out.add(redeemed);
        out.add(unexplained);
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
        String asset = in.nextText();
        String interval = in.nextText();
        var fees = new FeeSchedule(in.nextLong(), in.nextInt(), in.nextBoolean());
        var position = new Position(market, asset, interval, fees);
        position.loadAmounts(in);
        position.fills = in.nextLong();
        position.redeemed = in.nextBoolean();
        position.unexplained = in.nextBoolean();
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

    private void saveAmounts(StateSink out) {
        out.add(upE8);
        out.add(downE8);
        out.add(flowE8);
        out.add(settledUpE8);
        out.add(settledDownE8);
        out.add(redeemedUpE8);
        out.add(redeemedDownE8);
        out.add(owedE8);
        out.add(arrivingUpE8);
        out.add(arrivingDownE8);
        out.add(differsUpE8);
        out.add(differsDownE8);
    }

    private void loadAmounts(StateSource in) {
        upE8 = in.nextLong();
        downE8 = in.nextLong();
        flowE8 = in.nextLong();
        settledUpE8 = in.nextLong();
        settledDownE8 = in.nextLong();
        redeemedUpE8 = in.nextLong();
        redeemedDownE8 = in.nextLong();
        owedE8 = in.nextLong();
        arrivingUpE8 = in.nextLong();
        arrivingDownE8 = in.nextLong();
        differsUpE8 = in.nextLong();
        differsDownE8 = in.nextLong();
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
