package io.foretick.market;

import io.foretick.base.Checks;
import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Market;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.event.live.FillState;
import io.foretick.market.cash.CashBook;
import io.foretick.market.cash.Finality;
import io.foretick.market.cash.Reconciliation;
import io.foretick.market.cash.SettledResult;

import java.util.function.Consumer;

/// Our cash, positions and orders, as commands and events tell them. Mutable, owned by the engine;
/// not for prices: it never asks what a token would fetch.
///
/// How it works: an order reserves its worst case from the moment it is placed; a fill, named by
/// order and trade, moves cash and tokens once; closing frees what is left. Where trades settle on
/// a chain, a fill counts in positions and results at once, but what it brings (cash of a sale,
/// tokens of a buy) can be used only when a block holds it, and if its settlement fails it is taken
/// back to the last unit, whatever has happened since. Free cash is cash less reserved cash less
/// all that is still to come.
public final class Account {

    /// The strategy that tokens of before this journal are booked to.
    public static final String ADOPTED = "adopted";

    private static final String DUPLICATE = "Duplicated"; // the venue's own word

    private final Finality finality;
    private final Ledger ledger;
    private final Reconciliation reconciliation;
    private final OrderTable orders = new OrderTable();
    private long duplicateFills;
    private long strayEvents;

    /// An account at a venue whose trades are final at once.
    public Account(long startCashE8) {
        this(startCashE8, Finality.AT_ONCE);
    }

    private Account(long startCashE8, Finality finality) {
        this.finality = finality;
        this.ledger = new Ledger(Checks.notNegative(startCashE8, "startCashE8"), finality, orders);
        this.reconciliation = new Reconciliation(finality);
    }

    /// An account whose trades a chain settles. What it begins with is what the venue reports
    /// first.
    public static Account onChain() {
        return new Account(0, Finality.ON_CHAIN);
    }

    /// All cash, the reserved part included.
    public long cashE8() {
        return cash().totalE8();
    }

    /// Cash that open orders may still take.
    public long reservedE8() {
        return cash().reservedE8();
    }

    /// Cash that a new order may use.
    public long freeE8() {
        return cash().freeE8();
    }

    /// The cash to begin with, and what adopted tokens count as having cost.
    public long startCashE8() {
        return cash().startE8();
    }

    /// Cash by class; to be read only.
    public CashBook cash() {
        return ledger.cash();
    }

    /// What resolved markets have brought; to be read only.
    public SettledResult settled() {
        return ledger.settled();
    }

    /// What open markets may cost together.
    public Exposure exposure() {
        return ledger.exposure();
    }

    /// Whether the account as a whole must not trade: its money is not known yet, or the venue
    /// shows what we cannot explain.
    public boolean unreconciled() {
        return reconciliation.halts();
    }

    /// How much more cash the venue last showed than we counted; 0 where the two agree.
    public long differenceE8() {
        return reconciliation.differenceE8();
    }

    /// Whether this market must not be traded, for the same reasons or its own.
    public boolean unreconciled(int market) {
        return reconciliation.halts() || position(market).unreconciled();
    }

    /// Fills that were told again and not counted.
    public long duplicateFills() {
        return duplicateFills;
    }

    /// Events that fit no order or market of ours, or contradict what is known; nothing was booked.
    public long strayEvents() {
        return strayEvents;
    }

    /// The position in a market.
    ///
    /// @throws IllegalStateException if it was never listed
    public Position position(int market) {
        return ledger.position(market);
    }

    /// Number of the last order that was placed, 0 before the first.
    public long lastOrderId() {
        return orders.lastOrderId();
    }

    /// How many orders work, in all markets.
    public int openOrders() {
        return orders.openCount();
    }

    /// The working order at this place, by ascending number.
    public OpenOrder openOrder(int at) {
        return orders.open(at);
    }

    /// How many orders of this market work.
    public int openOrders(int market) {
        return orders.openCount(market);
    }

    /// How many orders of this strategy work, in all markets.
    public int openOrders(String strategy) {
        return orders.openCount(strategy);
    }

    /// Cash that orders in flight may take in this market: it counts as spent in sizing.
    public long committedE8(int market) {
        return orders.committedE8(market);
    }

    /// Tokens held, orders in flight counted as filled.
    public long heldWithInFlightE8(int market, Outcome outcome) {
        return position(market).heldE8(outcome) + orders.inFlightE8(market, outcome);
    }

    /// Shares that quotes on one side may still trade: orders that rest, or can only rest.
    public long quotedE8(int market, Outcome outcome, Side side) {
        return orders.quotedE8(market, outcome, side);
    }

    /// Tokens that no open sale has spoken for and no chain has yet to bring; none once the market
    /// has resolved.
    public long freeTokensE8(int market, Outcome outcome) {
        Position position = position(market);
        return position.resolved()
                ? 0
                : position.heldE8(outcome)
                        - position.arrivingE8(outcome)
                        - orders.spokenForE8(market, outcome);
    }

    /// What this market can cost in all: cash that went in and does not come back in the worse of
    /// Up and Down, with every open order filled where it hurts. Never negative.
    public long worstLossE8(int market) {
        return position(market).worstLossE8();
    }

    /// Sum of [#worstLossE8] over all markets that have not resolved.
    public long worstLossE8() {
        return ledger.exposure().worstLossE8();
    }

    /// Money won and lost in all markets together. Walks all positions: for reports.
    public Pnl pnl() {
        Pnl sum = Pnl.ZERO;
        for (Position position : ledger.positions()) {
            sum = sum.plus(position.pnl());
        }
        return sum;
    }

    /// Money won and lost by one strategy. Walks all positions: for reports.
    public Pnl pnl(String strategy) {
        Pnl sum = Pnl.ZERO;
        for (Position position : ledger.positions()) {
            sum = sum.plus(position.pnl(strategy));
        }
        return sum;
    }

    /// Whether free cash covers a buy at its worst, or free tokens a sale, in a market that still
    /// trades.
    public boolean affords(int market, OrderTerms terms) {
        Position position = ledger.find(market);
        if (position == null || position.resolved()) {
            return false;
        }
        if (terms.side() == Side.SELL) {
            return terms.quantityE8() <= freeTokensE8(market, terms.outcome());
        }
        long worstE8 =
                Costs.cashE8(terms.priceE8(), terms.quantityE8())
                        + Costs.feeRoomE8(terms, position.fees());
        return worstE8 <= freeE8();
    }

    /// Takes an order into the table.
    ///
    /// @throws IllegalStateException if it is not afforded: whoever places an order asks first
    public void onPlace(Command.PlaceOrder command) {
        if (!affords(command.market(), command.terms())) {
            throw new IllegalStateException("order is not backed: " + command);
        }
        Position position = position(command.market());
        var order = new OpenOrder(command, Costs.feeRoomE8(command.terms(), position.fees()));
        ledger.touch(position);
        orders.add(order);
        position.count(command);
        count(order, 1);
    }

    /// An operator takes what could not be explained for explained, and what the venue last showed
    /// otherwise than we count as given: the difference comes or goes as money brought in, or as
    /// tokens adopted, so that results stay those of trading.
    public void onResume(long nowNs) {
        cash().bring(reconciliation.accept());
        for (Position position : ledger.positions()) {
            ledger.accept(position, nowNs);
        }
    }

    /// Takes any event of a session, in its order; most change nothing here.
    public void apply(Event event) {
        switch (event) {
            case Event.Listed listed -> on(listed);
            case Event.OrderAccepted accepted -> on(accepted);
            case Event.OrderRejected rejected -> on(rejected);
            case Event.OrderFilled filled -> on(filled);
            case Event.OrderClosed closed -> on(closed);
            case Event.MarketResolved resolved -> on(resolved);
            case Event.AccountNews news -> on(news);
            case Event.Trade _, Event.Quote _, Event.BookUpdate _, Event.BookLost _ -> {}
            case Event.OracleTick _, Event.Candle _, Event.TickSizeChanged _ -> {}
            case Event.StrikePublished _, Event.FrameSkipped _, Event.DensityPublished _ -> {}
            case Event.FeedDown _, Event.FeedUp _, Event.Gap _ -> {}
            case Event.Stopping _, Event.ModelChanged _, Event.Tick _ -> {}
            case Event.Controlled _ -> {}
        }
    }

    /// Opens a position for a market; other instruments do not matter here.
    public void on(Event.Listed listed) {
        if (listed.terms() instanceof Market market) {
            ledger.list(listed.instrument(), market);
        }
    }

    public void on(Event.OrderAccepted accepted) {
        step(accepted.orderId(), OrderState.Step.ACCEPTED);
    }

    /// A refusal ends an order that has not shown a sign of life; one that has is not touched. To
    /// be refused as a duplicate is such a sign: the venue has the order already.
    ///
    /// @return whether the order was refused
    public boolean on(Event.OrderRejected rejected) {
        OpenOrder order = orders.find(rejected.orderId());
        boolean duplicate = rejected.reason().contains(DUPLICATE);
        if (order != null && order.traded()) {
            strayEvents++;
            return false;
        }
        var step = duplicate ? OrderState.Step.DUPLICATED : OrderState.Step.REFUSED;
        return step(rejected.orderId(), step) && !duplicate;
    }

    /// Books a trade once, whenever it is told: also after its order has closed or its market has
    /// resolved, or after its settlement was told.
    public void on(Event.OrderFilled fill) {
        OpenOrder order = orders.find(fill.orderId());
        if (order == null) {
            strayEvents++;
            return;
        }
        BookedFill known = order.fill(fill.tradeId());
        if (known != null && known.told()) {
            duplicateFills++;
            return;
        }
        boolean atOnce = finality == Finality.AT_ONCE;
        FillState first = atOnce ? FillState.CONFIRMED : FillState.MATCHED;
        FillState state = known == null ? first : known.state();
        Position position = position(order.market());
        BookedFill booked = position.bookingOf(order.terms(), fill, state);
        count(order, -1);
        order.use(fill.quantityE8(), fill.feeE8());
        order.keep(booked);
        count(order, 1);
        if (state != FillState.FAILED) {
            ledger.book(order, booked, fill.timeNs());
        }
    }

    public void on(Event.OrderClosed closed) {
        step(closed.orderId(), OrderState.Step.ENDED);
    }

    /// Pays the position out. Orders of the market stay until the venue closes them.
    public void on(Event.MarketResolved resolved) {
        Position position = ledger.find(resolved.instrument());
        if (position == null || position.resolved()) {
            strayEvents++;
        } else {
            ledger.resolve(position, resolved);
        }
    }

    /// Takes what only an account at a real venue goes through.
    public void on(Event.AccountNews news) {
        switch (news) {
            case Event.OrderNamed named -> onNamed(named);
            case Event.OrderUnknown unknown -> step(unknown.orderId(), OrderState.Step.LOST);
            case Event.FillMoved moved -> onMoved(moved);
            case Event.CashReported report -> onCash(report);
            case Event.HoldingReported report -> onHolding(report);
            case Event.HoldingAdopted adopted -> onAdopted(adopted);
            case Event.Redeemed redeemed -> onRedeemed(redeemed);
            case Event.Unexplained unexplained -> onUnexplained(unexplained);
        }
    }

    /// Gives every position, by the order of listing.
    public void forEachPosition(Consumer<Position> reader) {
        ledger.positions().forEach(reader);
    }

    public void save(StateSink out) {
        ledger.save(out);
        reconciliation.save(out);
        out.add(duplicateFills);
        out.add(strayEvents);
        orders.save(out);
    }

    public void load(StateSource in) {
        ledger.load(in);
        reconciliation.load(in);
        duplicateFills = in.nextLong();
        strayEvents = in.nextLong();
        orders.load(in);
        for (int k = 0; k < orders.openCount(); k++) {
            OpenOrder order = orders.open(k);
            position(order.market()).addOrderLoss(order, 1);
        }
    }

    private void onNamed(Event.OrderNamed named) {
        OpenOrder order = orders.find(named.orderId());
        if (order == null || !order.name().isEmpty()) {
            strayEvents++;
        } else if (step(named.orderId(), OrderState.Step.NAMED)) {
            order.nameIt(named.name());
        }
    }

    private void onMoved(Event.FillMoved moved) {
        OpenOrder order = orders.find(moved.orderId());
        if (order == null || finality == Finality.AT_ONCE) {
            strayEvents++;
            return;
        }
        BookedFill known = order.fill(moved.tradeId());
        if (known == null) {
            order.keep(BookedFill.untold(moved.tradeId(), moved.state()));
        } else if (known.advancesTo(moved.state())) {
            order.keep(known.in(moved.state()));
            if (known.told()) {
                ledger.settle(order, known, moved);
            }
        } else if (known.contradicts(moved.state())) {
            strayEvents++;
        }
    }

    private void onCash(Event.CashReported report) {
        if (finality == Finality.AT_ONCE) {
            strayEvents++;
        } else if (reconciliation.opened()) {
            reconciliation.compare(report.cashE8(), cash().walletE8(), ledger.trades());
        } else {
            cash().bring(report.cashE8());
            reconciliation.open();
        }
    }

    private void onHolding(Event.HoldingReported report) {
        Position position = ledger.find(report.instrument());
        if (position == null || finality == Finality.AT_ONCE) {
            strayEvents++;
        } else {
            position.compare(report);
        }
    }

    private void onAdopted(Event.HoldingAdopted adopted) {
        Position position = ledger.find(adopted.instrument());
        if (position == null) {
            strayEvents++;
        } else {
            ledger.adopt(position, adopted);
        }
    }

    private void onRedeemed(Event.Redeemed redeemed) {
        Position position = ledger.find(redeemed.instrument());
        if (position == null || !position.resolved()) {
            strayEvents++;
        } else {
            ledger.redeem(position);
        }
    }

    /// What concerns a market that was never listed concerns the whole account.
    private void onUnexplained(Event.Unexplained unexplained) {
        Position position = ledger.find(unexplained.instrument());
        if (position == null) {
            reconciliation.setUnexplained();
        } else {
            position.setUnexplained();
        }
    }

    /// Lets this happen to an order; what cannot is counted as stray.
    ///
    /// @return whether it happened
    private boolean step(long orderId, OrderState.Step step) {
        OpenOrder order = orders.find(orderId);
        if (order == null || !order.state().allows(step)) {
            strayEvents++;
            return false;
        }
        boolean worked = order.state() != OrderState.CLOSED;
        count(order, -1);
        order.take(step);
        count(order, 1);
        if (worked && order.state() == OrderState.CLOSED) {
            orders.close(order);
        }
        return true;
    }

    /// Counts what an order may still take and lose, or, with -1 for `sign`, counts it no longer.
    private void count(OpenOrder order, int sign) {
        cash().reserve(sign * order.reservedCashE8());
        position(order.market()).addOrderLoss(order, sign);
    }
}
