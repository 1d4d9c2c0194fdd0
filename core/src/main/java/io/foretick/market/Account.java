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

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// Our cash, positions and orders, as commands and events tell them. Mutable, owned by the engine;
/// not for prices: it never asks what a token would fetch.
///
/// How it works: an order reserves its worst case from the moment it is placed; a fill, named by
/// order and trade, moves cash and tokens once; closing frees what is left. Free cash is cash less
/// reserved cash.
public final class Account {

    private static final String DUPLICATE = "Duplicated"; // the venue's own word

    private final OrderTable orders = new OrderTable();
    private final List<Position> positions = new ArrayList<>();
    private @Nullable Position[] byMarket = new @Nullable Position[64]; // null where never listed
    private long startCashE8;
    private long cashE8;
    private long reservedE8;
    private long duplicateFills;
    private long strayEvents;

    public Account(long startCashE8) {
        this.startCashE8 = Checks.notNegative(startCashE8, "startCashE8");
        this.cashE8 = startCashE8;
    }

    /// All cash, the reserved part included.
    public long cashE8() {
        return cashE8;
    }

    /// Cash that open orders may still take.
    public long reservedE8() {
        return reservedE8;
    }

    /// Cash that a new order may use.
    public long freeE8() {
        return cashE8 - reservedE8;
    }

    public long startCashE8() {
        return startCashE8;
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
        Position position = find(market);
        if (position == null) {
            throw new IllegalStateException("market " + market + " was never listed");
        }
        return position;
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
        int count = 0;
        for (int k = 0; k < orders.openCount(); k++) {
            count += orders.open(k).market() == market ? 1 : 0;
        }
        return count;
    }

    /// Cash that orders in flight may take in this market: it counts as spent in sizing.
    public long committedE8(int market) {
        long sumE8 = 0;
        for (int k = 0; k < orders.openCount(); k++) {
            OpenOrder order = orders.open(k);
            if (order.market() == market && order.inFlight()) {
                sumE8 += order.reservedCashE8();
            }
        }
        return sumE8;
    }

    /// Tokens held, orders in flight counted as filled.
    public long heldWithInFlightE8(int market, Outcome outcome) {
        long sumE8 = position(market).heldE8(outcome);
        for (int k = 0; k < orders.openCount(); k++) {
            OpenOrder order = orders.open(k);
            if (order.market() == market
                    && order.inFlight()
                    && order.terms().outcome() == outcome) {
                boolean buys = order.terms().side() == Side.BUY;
                sumE8 += buys ? order.remainingE8() : -order.remainingE8();
            }
        }
        return sumE8;
    }

    /// Shares that quotes on one side may still trade: orders that rest, or can only rest.
    public long quotedE8(int market, Outcome outcome, Side side) {
        long sumE8 = 0;
        for (int k = 0; k < orders.openCount(); k++) {
            OpenOrder order = orders.open(k);
            OrderTerms terms = order.terms();
            boolean same = terms.outcome() == outcome && terms.side() == side;
            if (order.market() == market && same && !order.inFlight()) {
                sumE8 += order.remainingE8();
            }
        }
        return sumE8;
    }

    /// Tokens that no open sale has spoken for; none once the market has resolved.
    public long freeTokensE8(int market, Outcome outcome) {
        if (position(market).resolved()) {
            return 0;
        }
        long freeE8 = position(market).heldE8(outcome);
        for (int k = 0; k < orders.openCount(); k++) {
            OpenOrder order = orders.open(k);
            if (order.market() == market && order.terms().outcome() == outcome) {
                freeE8 -= order.reservedTokensE8();
            }
        }
        return freeE8;
    }

    /// What this market can cost in all: cash that went in and does not come back in the worse of
    /// Up and Down, with every open order filled where it hurts. Never negative.
    public long worstLossE8(int market) {
        Position position = position(market);
        long upE8 = position.heldE8(Outcome.UP);
        long downE8 = position.heldE8(Outcome.DOWN);
        long lossIfUpE8 = -position.flowE8() - upE8;
        long lossIfDownE8 = -position.flowE8() - downE8;
        for (int k = 0; k < orders.openCount(); k++) {
            OpenOrder order = orders.open(k);
            if (order.market() == market) {
                lossIfUpE8 += order.lossIfFilledE8(Outcome.UP);
                lossIfDownE8 += order.lossIfFilledE8(Outcome.DOWN);
            }
        }
        return Math.max(0, Math.max(lossIfUpE8, lossIfDownE8));
    }

    /// Sum of [#worstLossE8] over all markets that have not resolved.
    public long worstLossE8() {
        long sumE8 = 0;
        for (int k = 0; k < positions.size(); k++) {
            Position position = positions.get(k);
            if (!position.resolved() && position.ordersPlaced() + position.quotesPlaced() > 0) {
                sumE8 += worstLossE8(position.market());
            }
        }
        return sumE8;
    }

    /// Money won and lost in all markets together. Walks all positions: for reports.
    public Pnl pnl() {
        Pnl sum = Pnl.ZERO;
        for (Position position : positions) {
            sum = sum.plus(position.pnl());
        }
        return sum;
    }

    /// Money won and lost by one strategy. Walks all positions: for reports.
    public Pnl pnl(String strategy) {
        Pnl sum = Pnl.ZERO;
        for (Position position : positions) {
            sum = sum.plus(position.pnl(strategy));
        }
        return sum;
    }

    /// Whether free cash covers a buy at its worst, or free tokens a sale, in a market that still
    /// trades.
    public boolean affords(int market, OrderTerms terms) {
        Position position = find(market);
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
        orders.add(order);
        position.count(command);
        reservedE8 += order.reservedCashE8();
    }

    /// After a restart nobody knows what became of the orders that had no answer yet.
    public void onRestart() {
        for (int k = 0; k < orders.openCount(); k++) {
            OpenOrder order = orders.open(k);
            if (order.state() == OrderState.PENDING) {
                order.enter(OrderState.UNKNOWN);
            }
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
            case Event.Trade _, Event.Quote _, Event.BookUpdate _, Event.BookLost _ -> {}
            case Event.OracleTick _, Event.Candle _, Event.TickSizeChanged _ -> {}
            case Event.StrikePublished _, Event.FrameSkipped _, Event.DensityPublished _ -> {}
            case Event.FeedDown _, Event.FeedUp _, Event.Gap _ -> {}
            case Event.Stopping _, Event.ModelChanged _, Event.Tick _ -> {}
            case Event.Controlled _, Event.AccountNews _ -> {}
        }
    }

    /// Opens a position for a market; other instruments do not matter here.
    public void on(Event.Listed listed) {
        if (!(listed.terms() instanceof Market market)) {
            return;
        }
        Position known = find(listed.instrument());
        if (known == null) {
            add(new Position(listed.instrument(), market.fees()));
        } else {
            known.listAgain(market.fees());
        }
    }

    public void on(Event.OrderAccepted accepted) {
        OpenOrder order = orders.find(accepted.orderId());
        if (order == null || order.state() == OrderState.CLOSED) {
            strayEvents++;
        } else {
            order.enter(OrderState.LIVE);
        }
    }

    /// A refusal ends an order that has not shown a sign of life; one that has is not touched. To
    /// be refused as a duplicate is such a sign: the venue has the order already.
    public void on(Event.OrderRejected rejected) {
        OpenOrder order = orders.find(rejected.orderId());
        if (order == null
                || order.state() == OrderState.CLOSED
                || order.state() == OrderState.LIVE
                || order.filledE8() > 0) {
            strayEvents++;
        } else if (rejected.reason().contains(DUPLICATE)) {
            order.enter(OrderState.UNKNOWN);
        } else {
            close(order);
        }
    }

    /// Books a trade once, whenever it is told: also after its order has closed or its market has
    /// resolved.
    public void on(Event.OrderFilled fill) {
        OpenOrder order = orders.find(fill.orderId());
        if (order == null) {
            strayEvents++;
            return;
        }
        if (!order.addTrade(fill.tradeId())) {
            duplicateFills++;
            return;
        }
        reservedE8 -= order.reservedCashE8();
        order.fill(fill.quantityE8(), fill.feeE8());
        reservedE8 += order.reservedCashE8();
        cashE8 += position(order.market()).fill(order.terms(), order.strategy(), fill);
    }

    public void on(Event.OrderClosed closed) {
        OpenOrder order = orders.find(closed.orderId());
        if (order == null || order.state() == OrderState.CLOSED) {
            strayEvents++;
        } else {
            close(order);
        }
    }

    /// Pays the position out. Orders of the market stay until the venue closes them.
    public void on(Event.MarketResolved resolved) {
        Position position = find(resolved.instrument());
        if (position == null || position.resolved()) {
            strayEvents++;
        } else {
            cashE8 += position.resolve(resolved.resolution());
        }
    }

    /// Gives every position, by the order of listing.
    public void forEachPosition(Consumer<Position> reader) {
        positions.forEach(reader);
    }

    public void save(StateSink out) {
        out.add(startCashE8);
        out.add(cashE8);
        out.add(reservedE8);
        out.add(duplicateFills);
        out.add(strayEvents);
        orders.save(out);
        out.add((long) positions.size());
        for (Position position : positions) {
            position.save(out);
        }
    }

    public void load(StateSource in) {
        startCashE8 = in.nextLong();
        cashE8 = in.nextLong();
        reservedE8 = in.nextLong();
        duplicateFills = in.nextLong();
        strayEvents = in.nextLong();
        orders.load(in);
        positions.clear();
        Arrays.fill(byMarket, null);
        int count = in.nextInt();
        for (int k = 0; k < count; k++) {
            add(Position.load(in));
        }
    }

    private void close(OpenOrder order) {
        reservedE8 -= order.reservedCashE8();
        orders.close(order);
    }

    private void add(Position position) {
        int market = position.market();
        if (market >= byMarket.length) {
            byMarket = Arrays.copyOf(byMarket, Math.max(market + 1, 2 * byMarket.length));
        }
        byMarket[market] = position;
        positions.add(position);
    }

    private @Nullable Position find(int market) {
        return market >= 0 && market < byMarket.length ? byMarket[market] : null;
    }
}
