package io.foretick.exchange.polymarket.match;

import io.foretick.base.E8;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.exchange.polymarket.match.MarketBook.Plan;
import io.foretick.exchange.polymarket.match.OrderReport.Kind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What happens to orders once they are admitted: they wait, are matched, rest, and go. Moves the
/// money and tells the listener. Owned by the engine.
final class Matching {

    private record Backing(String tokenId, Side side) {}

    private final MatchSettings settings;
    private final MatchListener listener;
    private final Ledger ledger;
    private final OpenOrders orders = new OpenOrders();
    private final Agenda agenda;
    private final TradeLog trades;
    private final Set<MarketBook> dirty = new LinkedHashSet<>();
    private final Set<String> ghosts = new HashSet<>();
    private int tradesToFail;

    Matching(MatchSettings settings, MatchListener listener, Ledger ledger, Agenda agenda) {
        this.settings = settings;
        this.listener = listener;
        this.ledger = ledger;
        this.agenda = agenda;
        this.trades = new TradeLog(settings.seed().split("trades"));
    }

    OpenOrders orders() {
        return orders;
    }

    TradeLog trades() {
        return trades;
    }

    void failNextTrades(int count) {
        tradesToFail = count;
    }

    /// Takes an order that is well formed: it waits, or is matched at once.
    PlaceAnswer place(Order order, long nowNs) {
        Optional<String> refusal = refusal(order);
        if (refusal.isPresent()) {
            return new PlaceAnswer.Refused(order.id(), refusal.get());
        }
        if (settings.takerDelayNs() > 0 && order.book().crosses(order)) {
            order.setDelayed(true);
            orders.add(order);
            agenda.add(nowNs + settings.takerDelayNs(), new Agenda.Task.MatchDelayed(order.id()));
            report(Kind.PLACEMENT, order.open(), nowNs);
            return order.accepted(PlaceAnswer.Status.DELAYED);
        }
        return work(order, false, nowNs);
    }

    private Optional<String> refusal(Order order) {
        OrderRequest request = order.request();
        boolean crosses = order.book().crosses(order);
        if (crosses && request.postOnly()) {
            return Optional.of(Refusals.POST_ONLY);
        }
        if (crosses && order.side() == Side.BUY && request.cashE8() < E8.ONE) {
            return Optional.of(Refusals.tooCheap(request.cashE8()));
        }
        return hasRoom(order) ? Optional.empty() : Optional.of(Refusals.NO_BALANCE);
    }

    /// Whether the balance covers the order beside the other open orders of its token and side, and
    /// the fee of what would match now.
    private boolean hasRoom(Order order) {
        if (ledger.isHouse(order.account())) {
            return true;
        }
        String token = order.request().tokenId();
        long reservedE8 = orders.reservedE8(order.account(), token, order.side());
        long feeE8 = order.side() == Side.BUY ? order.book().plan(order).feeE8() : 0;
        return reservedE8 + order.reserveE8() + feeE8
                <= balanceE8(order.account(), new Backing(token, order.side()));
    }

    private long balanceE8(String account, Backing backing) {
        return backing.side == Side.BUY
                ? ledger.cashE8(account)
                : ledger.tokensE8(account, backing.tokenId);
    }

    /// Matches an order whose delay is over.
    void endDelay(Order order, long nowNs) {
        order.setDelayed(false);
        orders.remove(order);
        PlaceAnswer answer = work(order, true, nowNs);
        listener.delayEnded(order.id(), answer, nowNs);
    }

    private PlaceAnswer work(Order order, boolean announced, long nowNs) {
        MarketBook book = order.book();
        Plan plan = book.plan(order);
        Optional<String> kill = killed(order, plan);
        if (kill.isPresent()) {
            report(Kind.CANCELLATION, order.withStatus("CANCELED_" + kill.get()), nowNs);
            return new PlaceAnswer.Refused(order.id(), kill.get());
        }
        if (!canPay(order, plan)) {
            report(Kind.CANCELLATION, order.withStatus("INVALID"), nowNs);
            return new PlaceAnswer.Refused(order.id(), Refusals.NO_BALANCE);
        }
        boolean matches = !plan.steps().isEmpty();
        if (!announced || !matches) {
            report(Kind.PLACEMENT, order.open(), nowNs);
        }
        if (matches) {
            match(order, plan, nowNs);
        }
        if (!order.request().isImmediate() && order.remainingE8() > 0) {
            orders.add(order);
            book.rest(order);
            dirty.add(book);
        }
        removeUnbacked(order.account(), nowNs);
        return order.accepted(matches ? PlaceAnswer.Status.MATCHED : PlaceAnswer.Status.LIVE);
    }

    private static Optional<String> killed(Order order, Plan plan) {
        TimeInForce life = order.request().timeInForce();
        if (life == TimeInForce.FOK && !plan.complete()) {
            return Optional.of(Refusals.FILL_OR_KILL);
        }
        if (life == TimeInForce.FAK && plan.steps().isEmpty()) {
            return Optional.of(Refusals.FILL_AND_KILL);
        }
        return Optional.empty();
    }

    private boolean canPay(Order order, Plan plan) {
        if (ledger.isHouse(order.account())) {
            return true;
        }
        if (order.side() == Side.SELL) {
            return plan.sharesE8() <= ledger.tokensE8(order.account(), order.request().tokenId());
        }
        return plan.cashE8() + plan.feeE8() + plan.selfCostE8() <= ledger.cashE8(order.account());
    }

    private void match(Order taker, Plan plan, long nowNs) {
        MarketBook book = taker.book();
        String id = trades.newId();
        var fills = new ArrayList<TradeReport.Fill>(plan.steps().size());
        for (MarketBook.Step step : plan.steps()) {
            long costE8 = step.maker().costE8(step.sizeE8());
            book.fill(step.maker(), step.sizeE8(), costE8, id);
            fills.add(new TradeReport.Fill(step.maker().party(), step.sizeE8(), costE8));
        }
        taker.fill(plan.sharesE8(), plan.cashE8(), id);
        var trade =
                new TradeReport(
                        id,
                        book.market(),
                        taker.party(),
                        plan.sharesE8(),
                        plan.feeE8(),
                        fills,
                        TradeReport.Status.MATCHED,
                        nowNs,
                        nowNs,
                        "");
        ledger.book(trade);
        book.traded(taker, trade.lastPriceE8());
        dirty.add(book);
        follow(trade, nowNs);
        listener.traded(trade);
        boolean done = taker.request().isImmediate() || taker.remainingE8() == 0;
        report(Kind.UPDATE, taker.withStatus(done ? Order.MATCHED : Order.LIVE), nowNs);
        plan.steps().forEach(step -> tellMaker(step.maker(), nowNs));
        plan.steps().forEach(step -> removeUnbacked(step.maker().account(), nowNs));
    }

    private void tellMaker(Order maker, long nowNs) {
        boolean done = maker.remainingE8() == 0;
        if (done) {
            orders.remove(maker);
        }
        report(Kind.UPDATE, maker.withStatus(done ? Order.MATCHED : Order.LIVE), nowNs);
    }

    /// Keeps a trade that concerns an account which is no house, and plans its way to the chain.
    private void follow(TradeReport trade, long nowNs) {
        List<String> owners = owners(trade);
        if (owners.isEmpty()) {
            return;
        }
        trades.put(trade, owners);
        boolean ghost = tradesToFail > 0;
        if (ghost) {
            tradesToFail--;
            ghosts.add(trade.id());
        }
        var first = ghost ? TradeReport.Status.RETRYING : TradeReport.Status.MINED;
        var last = ghost ? TradeReport.Status.FAILED : TradeReport.Status.CONFIRMED;
        agenda.add(nowNs + settings.minedAfterNs(), new Agenda.Task.MoveTrade(trade.id(), first));
        agenda.add(
                nowNs + settings.confirmedAfterNs(), new Agenda.Task.MoveTrade(trade.id(), last));
    }

    private List<String> owners(TradeReport trade) {
        var owners = new LinkedHashSet<String>();
        for (TradeReport.Party party : trade.parties()) {
            if (!ledger.isHouse(party.account())) {
                owners.add(party.owner());
            }
        }
        return List.copyOf(owners);
    }

    /// Brings a trade to its next status; one that fails is taken back.
    void moveTrade(String id, TradeReport.Status next, long nowNs) {
        TradeReport trade = trades.pending(id);
        if (trade == null) {
            return; // it failed when its market was resolved
        }
        boolean mined = next == TradeReport.Status.MINED;
        String hash = mined ? trades.newHash() : trade.transactionHash();
        TradeReport moved = trade.withStatus(next, nowNs, hash);
        trades.put(moved, owners(moved));
        listener.tradeState(moved);
        if (next == TradeReport.Status.FAILED) {
            ghosts.remove(id);
            ledger.reverse(moved);
            for (TradeReport.Party party : moved.parties()) {
                removeUnbacked(party.account(), nowNs);
            }
        }
    }

    /// Lets those trades of a market fail that would fail later.
    void failGhosts(ListedMarket market, long nowNs) {
        for (TradeReport trade : trades.pendingOf(market)) {
            if (ghosts.contains(trade.id())) {
                moveTrade(trade.id(), TradeReport.Status.FAILED, nowNs);
            }
        }
    }

    /// Takes an open order away.
    void cancel(Order order, String status, long nowNs) {
        orders.remove(order);
        if (!order.isDelayed()) {
            order.book().remove(order);
            dirty.add(order.book());
        }
        report(Kind.CANCELLATION, order.withStatus(status), nowNs);
    }

    /// Removes resting orders, the newest first, that the balance no longer covers. Orders in the
    /// taker delay stay: they are looked at again when it ends.
    private void removeUnbacked(String account, long nowNs) {
        if (ledger.isHouse(account)) {
            return;
        }
        Map<Backing, Long> reserved = new HashMap<>();
        for (Order order : orders.ofAccount(account)) {
            var backing = new Backing(order.request().tokenId(), order.side());
            long withItE8 = reserved.getOrDefault(backing, 0L) + order.reserveE8();
            if (order.isDelayed() || withItE8 <= balanceE8(account, backing)) {
                reserved.put(backing, withItE8);
            } else {
                cancel(order, "INVALID", nowNs);
            }
        }
    }

    /// Tells the listener how the books have changed since the last call.
    void flush(long nowNs) {
        List<MarketBook> books = List.copyOf(dirty);
        dirty.clear();
        for (MarketBook book : books) {
            List<LevelChange> changes = book.takeChanges(nowNs);
            if (!changes.isEmpty()) {
                listener.bookChanged(book.market(), changes, nowNs);
            }
            long tickE8 = book.tickE8();
            if (book.refineTick()) {
                listener.tickChanged(book.market(), tickE8, book.tickE8(), nowNs);
            }
        }
    }

    private void report(Kind kind, OpenOrder order, long nowNs) {
        listener.order(new OrderReport(kind, order, nowNs));
    }
}
