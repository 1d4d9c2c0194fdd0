package io.foretick.venue.polymarket.trade;

import io.foretick.base.E8;
import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Times;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Market;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.event.live.FillState;
import io.foretick.venue.Venue;
import io.foretick.venue.polymarket.account.AccountListener;
import io.foretick.venue.polymarket.account.Gateway;
import io.foretick.venue.polymarket.account.Heard;
import io.foretick.venue.polymarket.account.OrderRecord;
import io.foretick.venue.polymarket.account.OrderRequest;
import io.foretick.venue.polymarket.account.TradeRecord;
import io.foretick.venue.polymarket.order.OrderPlan;
import io.foretick.venue.polymarket.sign.OrderStruct;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Polymarket with real money. Used by the session's thread alone; not for sockets or signatures,
/// which are the [Gateway]'s. What happens on which fault stands in `docs/execution.md`.
///
/// How it works: a command makes an order; its name goes out as an event, and when that event comes
/// back it is in the journal, and the order is sent. Nothing else ever sends one. What the gateway
/// hears is noted beside the order; which event follows is decided one at a time, each after the
/// one before has come back. So the journal alone, read again, leads to the same orders and fills,
/// and what was only noted is asked again.
public final class LiveVenue implements Venue, AccountListener {

    private static final long TEND_EVERY_NS = 100 * Times.MILLI_NS;
    private static final long FORGET_EVERY_NS = Times.MINUTE_NS;

    private final Desk desk;
    private final OrderPlanner planner;
    private final Decisions decisions;
    private final OrderNews orderNews;
    private final FillNews fillNews;
    private final Pursuit pursuit;
    private final Reconciliation reconciliation;
    private long tendNs = Long.MIN_VALUE;
    private long forgetNs = Long.MIN_VALUE;

    /// A venue that is not connected yet, so that a journal can be read into it.
    public LiveVenue(TradeSettings settings, OrderPlanner planner) {
        this.planner = planner;
        this.desk = new Desk(settings);
        this.decisions = new Decisions(desk);
        this.orderNews = new OrderNews(desk);
        this.fillNews = new FillNews(desk);
        this.pursuit = new Pursuit(desk);
        this.reconciliation = new Reconciliation(desk, orderNews, fillNews);
    }

    /// Opens the way out, once, after a restart has read its journal: what was never sent is given
    /// up, what was sent is asked for, and the account is compared.
    ///
    /// @param nowNs the session's time, which may be long after the journal's last event
    public void connect(Gateway gateway, long nowNs) {
        desk.passTo(nowNs);
        desk.connect(gateway);
        for (LiveOrder order : desk.orders().open()) {
            pursuit.resume(order);
        }
        reconciliation.soon();
        tend();
    }

    /// Whether the account has been compared since [#connect] and since its user channel last came
    /// up or went down, so that orders may be sent.
    public boolean ready() {
        return reconciliation.ready();
    }

    /// News that contradicted what was known, and changed nothing.
    public long strays() {
        return desk.strays();
    }

    /// What is known, for the tests of this package.
    Desk desk() {
        return desk;
    }

    @Override
    public void on(Event event) {
        desk.passTo(event.timeNs());
        switch (event) {
            case Event.Listed listed -> list(listed);
            case Event.TickSizeChanged changed -> tick(changed);
            case Event.MarketResolved resolved -> resolve(resolved);
            case Event.OrderNamed named -> named(named);
            case Event.OrderUnknown(Stamp at, long orderId) ->
                    enter(orderId, OrderLife.UNKNOWN, at);
            case Event.OrderAccepted(Stamp at, long orderId) -> enter(orderId, OrderLife.LIVE, at);
            case Event.OrderRejected(Stamp at, long orderId, _) ->
                    enter(orderId, OrderLife.CLOSED, at);
            case Event.OrderClosed(Stamp at, long orderId, _) ->
                    enter(orderId, OrderLife.CLOSED, at);
            case Event.OrderFilled filled -> filled(filled);
            case Event.FillMoved moved -> moved(moved);
            case Event.CashReported reported -> reconciliation.on(reported);
            case Event.HoldingAdopted adopted -> adopted(adopted);
            case Event.Redeemed(_, int instrument) -> redeemed(instrument);
            case Event.Unexplained unexplained -> reconciliation.on(unexplained);
            case Event.FeedUp(_, Source feed) -> up(feed);
            case Event.FeedDown(_, Source feed) -> down(feed);
            case Event.HoldingReported _, Event.Controlled _ -> {}
            case Event.Trade _, Event.Quote _, Event.BookUpdate _, Event.BookLost _ -> {}
            case Event.OracleTick _, Event.Candle _, Event.StrikePublished _ -> {}
            case Event.FrameSkipped _, Event.Gap _, Event.Tick _, Event.Stopping _ -> {}
            case Event.DensityPublished _, Event.ModelChanged _ -> {}
        }
        if (desk.connected() && desk.nowNs() >= tendNs) {
            tend();
        }
    }

    @Override
    public void execute(Command command) {
        switch (command) {
            case Command.PlaceOrder place -> place(place);
            case Command.CancelOrder(_, long orderId) -> cancel(orderId);
            case Command.CancelMarket(_, int market) -> cancelMarket(market);
            case Command.CancelAll _ -> cancelAll();
        }
    }

    /// Decides one event at a time, so that each rests on all before it.
    @Override
    public long deliver(long untilNs, Consumer<Event> sink) {
        if (!desk.connected()) {
            return NOTHING_DUE_NS;
        }
        while (desk.nowNs() <= untilNs && desk.hasTouched()) {
            LiveOrder order = desk.firstTouched();
            Event event = decisions.next(order, stamp());
            if (event != null) {
                sink.accept(event);
                break;
            }
            desk.settle(order);
        }
        return desk.hasTouched() ? desk.nowNs() : NOTHING_DUE_NS;
    }

    @Override
    public void hear(Stamp at, Heard heard, Consumer<Event> sink) {
        desk.passTo(at.timeNs());
        switch (heard) {
            case Heard.Answered answered -> {
                LiveOrder order = desk.orders().find(answered.orderId());
                if (order != null) {
                    orderNews.answered(order, answered.answer());
                    decide(order, at, sink);
                }
            }
            case Heard.Cancelled(var cancelled, var refused, boolean all) -> {
                if (all) {
                    pursuit.cancelAllAnswered();
                }
                orderNews.cancelled(cancelled, refused);
            }
            case Heard.CancelLost(List<String> names) -> cancelLost(names);
            case Heard.OrderTold(OrderRecord record) -> orderTold(record, at, sink);
            case Heard.OrderMissing(String name) -> {
                LiveOrder order = desk.orders().find(name);
                if (order != null) {
                    orderNews.missing(order);
                    decide(order, at, sink);
                }
            }
            case Heard.TradeTold(TradeRecord trade) -> {
                if (fillNews.ours(trade)) {
                    fillNews.hear(trade, at, sink);
                } else {
                    reconciliation.foreign(trade, at, sink);
                }
            }
            case Heard.AccountTold(var snapshot) -> reconciliation.hear(snapshot, at, sink);
        }
    }

    @Override
    public void save(StateSink out) {
        desk.markets().save(out);
        desk.orders().save(out);
        reconciliation.save(out);
    }

    @Override
    public void load(StateSource in) {
        desk.markets().load(in);
        desk.orders().load(in);
        reconciliation.load(in);
    }

    private void place(Command.PlaceOrder command) {
        LiveOrder order = desk.orders().add(command);
        if (desk.connected()) {
            Told told = order.told();
            told.refusal = refusal(command);
            if (told.refusal == null) {
                plan(order, command);
            }
            desk.touch(order);
        }
    }

    private void plan(LiveOrder order, Command.PlaceOrder command) {
        LiveMarket market = desk.markets().of(order);
        Told told = order.told();
        switch (planner.plan(command, market.terms(), market.tickE8())) {
            case OrderPlan.Ready(OrderRequest request) -> {
                told.request = request;
                told.sizeE8 = sharesE8(request.order());
            }
            case OrderPlan.Refused(String reason) -> told.refusal = "never sent: " + reason;
        }
    }

    private static long sharesE8(OrderStruct order) {
        long sharesE6 =
                switch (order.side()) {
                    case BUY -> order.takerAmountE6();
                    case SELL -> order.makerAmountE6();
                };
        return sharesE6 * (E8.ONE / 1_000_000);
    }

    /// Why an order is not even sent, or null.
    private @Nullable String refusal(Command.PlaceOrder command) {
        LiveMarket market = desk.markets().find(command.market());
        if (market == null) {
            return "never sent: the market is not known here";
        }
        Market terms = market.terms();
        if (terms.upToken().isEmpty() || terms.downToken().isEmpty()) {
            return "never sent: the market has no token ids";
        }
        if (market.resolution() != null || desk.nowNs() >= terms.window().endNs()) {
            return "never sent: the market has ended";
        }
        long ageMs = (desk.nowNs() - command.timeNs()) / Times.MILLI_NS;
        if (ageMs > desk.settings().maxCommandAgeMs()) {
            return "never sent: the command is " + ageMs + " ms old";
        }
        boolean known = ready() && market.compared();
        return known ? null : "never sent: the account is not reconciled yet";
    }

    private void cancel(long orderId) {
        LiveOrder order = desk.orders().find(orderId);
        if (order == null || order.life() == OrderLife.CLOSED) {
            return;
        }
        order.wantCancel();
        if (desk.connected()) {
            desk.touch(order);
            if (order.life().atVenue()) {
                desk.gateway().cancel(List.of(order.name()));
                pursuit.countCancel(order);
            }
        }
    }

    private void cancelMarket(int number) {
        LiveMarket market = desk.markets().find(number);
        String condition = market == null ? "" : market.terms().conditionId();
        for (LiveOrder order : desk.orders().open()) {
            if (order.market() != number) {
                continue;
            }
            if (condition.isEmpty()) {
                cancel(order.orderId());
            } else {
                wantCancel(order);
            }
        }
        if (!condition.isEmpty() && desk.connected()) {
            desk.gateway().cancelMarket(condition);
        }
    }

    private void cancelAll() {
        for (LiveOrder order : desk.orders().open()) {
            wantCancel(order);
        }
        if (desk.connected()) {
            pursuit.cancelAll();
        }
    }

    /// Of an order that a wider cancel covers; if that does not reach it, it is cancelled by name.
    private void wantCancel(LiveOrder order) {
        order.wantCancel();
        if (desk.connected()) {
            desk.touch(order);
            if (order.life().atVenue()) {
                pursuit.countCancel(order);
            }
        }
    }

    private void cancelLost(List<String> names) {
        long againNs = desk.nowNs() + desk.settings().waitNs(0);
        for (LiveOrder order : desk.orders().open()) {
            boolean meant = names.isEmpty() || names.contains(order.name());
            if (meant && order.told().cancelling) {
                order.told().cancelAt(againNs);
            }
        }
    }

    private void orderTold(OrderRecord record, Stamp at, Consumer<Event> sink) {
        LiveOrder order = desk.orders().find(record.name());
        if (order != null) {
            orderNews.told(order, record);
            decide(order, at, sink);
        } else if (OrderNews.works(record)) {
            reconciliation.orphan(record, at, sink);
        }
    }

    /// Only where nothing else was given that has yet to come back.
    private void decide(LiveOrder order, Stamp at, Consumer<Event> sink) {
        Event event = decisions.next(order, at);
        if (event != null) {
            sink.accept(event);
        }
    }

    /// The name is journalled now: the order may leave, and does so once.
    private void named(Event.OrderNamed named) {
        LiveOrder order = desk.orders().find(named.orderId());
        if (order == null || !order.name(named.name(), named.timeNs())) {
            desk.stray();
            return;
        }
        desk.orders().named(order);
        desk.markets().of(order).order();
        OrderRequest request = order.told().request;
        order.told().request = null;
        if (request != null && desk.connected()) {
            desk.gateway().place(request);
        }
        if (desk.connected() && order.cancelWanted()) {
            order.told().cancelAt(desk.nowNs());
        }
    }

    private void enter(long orderId, OrderLife next, Stamp at) {
        LiveOrder order = desk.orders().find(orderId);
        if (order == null || !order.enter(next, at.timeNs())) {
            desk.stray();
            return;
        }
        if (next == OrderLife.CLOSED) {
            desk.orders().closed(order);
        }
        desk.touch(order);
    }

    private void filled(Event.OrderFilled filled) {
        LiveOrder order = desk.orders().find(filled.orderId());
        if (order == null || order.fill(filled.tradeId()) != null) {
            desk.stray();
            return;
        }
        order.add(new LiveFill(filled.tradeId(), filled.quantityE8(), FillState.MATCHED, true));
        desk.markets().of(order).fill(filled.timeNs());
        desk.touch(order);
    }

    private void moved(Event.FillMoved moved) {
        LiveOrder order = desk.orders().find(moved.orderId());
        LiveFill fill = order == null ? null : order.fill(moved.tradeId());
        if (order == null || fill == null || !LiveFill.leadsOn(fill.state(), moved.state())) {
            desk.stray();
            return;
        }
        fill.enter(moved.state());
        desk.markets().of(order).fill(moved.timeNs());
    }

    /// What of a new market's tokens is ours is to be known before its first order.
    private void list(Event.Listed listed) {
        desk.markets().list(listed);
        LiveMarket market = desk.markets().find(listed.instrument());
        if (desk.connected() && market != null && !market.compared()) {
            reconciliation.withinASecond();
        }
    }

    private void tick(Event.TickSizeChanged changed) {
        LiveMarket market = desk.markets().find(changed.instrument());
        if (market != null) {
            market.tick(changed.tickE8());
        }
    }

    private void resolve(Event.MarketResolved resolved) {
        LiveMarket market = desk.markets().find(resolved.instrument());
        if (market != null) {
            market.resolve(resolved.resolution());
            if (desk.connected() && market.traded()) {
                reconciliation.withinASecond(); // its cash has waited for the result
            }
            for (LiveOrder order : desk.orders().open()) {
                order.told().doubted |= order.market() == resolved.instrument();
            }
        }
    }

    private void adopted(Event.HoldingAdopted adopted) {
        LiveMarket market = desk.markets().find(adopted.instrument());
        if (market != null) {
            market.adopt(adopted.outcome());
        }
    }

    private void redeemed(int instrument) {
        LiveMarket market = desk.markets().find(instrument);
        if (market != null) {
            market.redeem();
        }
    }

    private void up(Source feed) {
        if (feed == Source.POLYMARKET_ACCOUNT) {
            reconciliation.missed();
            reconciliation.soon();
            tendNs = Long.MIN_VALUE;
        }
    }

    private void down(Source feed) {
        if (feed == Source.POLYMARKET_ACCOUNT) {
            reconciliation.missed();
        }
    }

    private void tend() {
        tendNs = desk.nowNs() + TEND_EVERY_NS;
        pursuit.run();
        reconciliation.run();
        if (desk.nowNs() >= forgetNs) {
            forgetNs = desk.nowNs() + FORGET_EVERY_NS;
            forget();
        }
    }

    private void forget() {
        long keepNs = desk.settings().rememberMinutes() * Times.MINUTE_NS;
        desk.orders().forget(desk.nowNs() - keepNs);
        var needed = new TreeSet<Integer>();
        desk.orders().all().forEach(order -> needed.add(order.market()));
        desk.markets().forget(needed);
    }

    private Stamp stamp() {
        return Stamp.internal(desk.nowNs(), Source.POLYMARKET_ACCOUNT);
    }
}
