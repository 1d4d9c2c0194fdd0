package io.foretick.venue.paper;

import io.foretick.base.E8;
import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.event.CloseReason;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.FeeSchedule;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Resolution;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.market.Costs;
import io.foretick.market.Ladder;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/// The rules by which our orders trade against the visible market. Mutable, owned by the
/// [PaperVenue], which tells it the time; not for timing.
///
/// How it works: an order that arrives is checked and its worst case reserved. If it reaches the
/// other side it waits out the taker delay and then takes level by level; what is left rests or
/// dies. A resting order trades at its own price: when the other side reaches it, or when others
/// trade through its price, or at its price once the queue before it is used up.
final class PaperMatcher {

    private final PaperSettings settings;
    private final PaperWallet wallet;
    private final Agenda agenda;
    private final Outbox outbox;
    private final Map<Long, PaperOrder> orders = new LinkedHashMap<>();
    private long lastOrderId;

    PaperMatcher(PaperSettings settings, Agenda agenda, Outbox outbox) {
        this.settings = settings;
        this.wallet = new PaperWallet(settings.cashE8());
        this.agenda = agenda;
        this.outbox = outbox;
    }

    PaperWallet wallet() {
        return wallet;
    }

    /// Writes numbers, wallet and open orders.
    void save(StateSink out) {
        out.add(lastOrderId);
        wallet.save(out);
        out.add((long) orders.size());
        orders.values().forEach(order -> order.save(out));
    }

    /// Reads what [#save] wrote.
    ///
    /// @param markets finds a market by its number
    /// @return the open orders by their numbers
    Map<Long, PaperOrder> load(StateSource in, IntFunction<PaperMarket> markets) {
        lastOrderId = in.nextLong();
        wallet.load(in);
        for (int left = in.nextInt(); left > 0; left--) {
            PaperOrder order = PaperOrder.load(in, markets);
            orders.put(order.orderId(), order);
        }
        return orders;
    }

    void refuse(Command.PlaceOrder command, String reason, long nowNs) {
        outbox.rejected(command.orderId(), reason, nowNs);
    }

    /// Whether this number came before; from now on it has.
    boolean isDuplicate(Command.PlaceOrder command) {
        boolean known = command.orderId() <= lastOrderId;
        lastOrderId = Math.max(lastOrderId, command.orderId());
        return known;
    }

    /// An order arrives for a market that is listed.
    void place(Command.PlaceOrder command, PaperMarket market, long nowNs) {
        Optional<String> wrong =
                market.resolved()
                        ? Optional.of(Refusals.ENDED_MARKET)
                        : Refusals.ofTerms(command, market, nowNs);
        if (wrong.isPresent()) {
            refuse(command, wrong.get(), nowNs);
            return;
        }
        var order = new PaperOrder(command, market);
        if (!wallet.covers(order)) {
            refuse(command, Refusals.NOT_BACKED, nowNs);
            return;
        }
        wallet.reserve(order);
        orders.put(order.orderId(), order);
        market.unmatched().add(order);
        if (command.terms().timeInForce() == TimeInForce.GTD) {
            agenda.add(command.terms().expireNs(), new Agenda.Task.Expire(order));
        }
        meetBook(order, nowNs);
    }

    /// Cancels an order unless it is done or in the taker delay; the venue does not tell.
    void cancel(long orderId, long nowNs) {
        PaperOrder order = orders.get(orderId);
        if (order != null && order.state() != PaperOrder.State.DELAYED) {
            close(order, CloseReason.CANCELLED, nowNs);
        }
    }

    /// Cancels the orders of all markets.
    void cancelAll(long nowNs) {
        for (long orderId : List.copyOf(orders.keySet())) {
            cancel(orderId, nowNs);
        }
    }

    void cancelAll(PaperMarket market, long nowNs) {
        for (PaperOrder order : ordersOf(market)) {
            cancel(order.orderId(), nowNs);
        }
    }

    /// The time of a GTD order ran out. One in the taker delay is matched first.
    void expire(PaperOrder order, long nowNs) {
        if (order.state() == PaperOrder.State.RESTING
                || order.state() == PaperOrder.State.WAITING) {
            close(order, CloseReason.EXPIRED, nowNs);
        }
    }

    /// The taker delay is over.
    void match(PaperOrder order, long nowNs) {
        if (order.state() != PaperOrder.State.DELAYED) {
            return; // the market resolved meanwhile
        }
        OrderTerms terms = order.terms();
        PaperMarket market = order.market();
        boolean allOrNothing = terms.timeInForce() == TimeInForce.FOK;
        long wantedE8 = order.remainingE8();
        if (market.trusted()
                && (!allOrNothing
                        || market.reachableE8(terms.upSide(), terms.upPriceE8(), wantedE8)
                                >= wantedE8)) {
            take(order, nowNs);
        }
        if (order.remainingE8() > 0) {
            restOrDie(order, nowNs);
        }
    }

    /// The visible book changed: orders that waited meet it, orders that it reaches trade.
    void onBook(PaperMarket market, long nowNs) {
        if (!market.trusted()) {
            return;
        }
        if (!market.unmatched().isEmpty()) {
            for (PaperOrder order : List.copyOf(market.unmatched())) {
                if (order.state() == PaperOrder.State.WAITING) {
                    meetBook(order, nowNs);
                }
            }
        }
        tradeReached(market, Side.BUY, nowNs);
        tradeReached(market, Side.SELL, nowNs);
    }

    /// Others traded: what would have met our resting orders first trades with them.
    void onTrade(PaperMarket market, Event.Trade trade, long nowNs) {
        if (!market.trusted()) {
            return;
        }
        Side hit = trade.taker().opposite();
        List<PaperOrder> resting = market.resting(hit);
        long budgetE8 = trade.quantityE8();
        int at = 0;
        while (budgetE8 > 0 && at < resting.size()) {
            PaperOrder order = resting.get(at);
            long limitE8 = order.terms().upPriceE8();
            if (PaperMarket.better(hit, trade.priceE8(), limitE8)) {
                break; // the trade did not come down to this order
            }
            long aheadE8 = limitE8 == trade.priceE8() ? order.queueAheadE8() : 0;
            order.queueBehind(Math.max(0, aheadE8 - budgetE8));
            long quantityE8 = Math.min(order.remainingE8(), Math.max(0, budgetE8 - aheadE8));
            if (quantityE8 > 0) {
                budgetE8 -= quantityE8;
                make(order, quantityE8, nowNs);
            }
            at += order.remainingE8() > 0 ? 1 : 0; // a filled order has left the list
        }
    }

    /// The market is over: every order ends and what we hold is paid out.
    void resolve(PaperMarket market, Resolution resolution, long nowNs) {
        if (market.resolved()) {
            return;
        }
        market.resolve();
        for (PaperOrder order : ordersOf(market)) {
            close(order, CloseReason.MARKET_CLOSED, nowNs);
        }
        wallet.settle(market.instrument(), resolution);
    }

    /// Decides what an order does at a book that it has not met yet.
    private void meetBook(PaperOrder order, long nowNs) {
        PaperMarket market = order.market();
        if (!market.trusted()) {
            if (order.immediate()) {
                close(order, CloseReason.KILLED, nowNs);
            }
            return;
        }
        if (!market.reachable(order)) {
            restOrDie(order, nowNs);
            return;
        }
        Optional<String> wrong = Refusals.ofTaking(order, settings.minimumBuyE8());
        if (wrong.isPresent()) {
            forget(order);
            outbox.rejected(order.orderId(), wrong.get(), nowNs);
            return;
        }
        order.enter(PaperOrder.State.DELAYED);
        agenda.add(nowNs + settings.takerDelayNs(), new Agenda.Task.Match(order));
    }

    private void restOrDie(PaperOrder order, long nowNs) {
        if (order.immediate()) {
            close(order, CloseReason.KILLED, nowNs);
        } else if (order.expired(nowNs)) {
            close(order, CloseReason.EXPIRED, nowNs);
        } else {
            order.market().unmatched().remove(order);
            order.market().rest(order);
            order.enter(PaperOrder.State.RESTING);
            outbox.accepted(order, nowNs);
        }
    }

    /// Takes level by level. The fee is floored once for the whole match, so each part bears the
    /// difference that it makes.
    private void take(PaperOrder order, long nowNs) {
        PaperMarket market = order.market();
        FeeSchedule fees = market.terms().fees();
        Side side = order.terms().upSide();
        Ladder against = market.against(side);
        boolean inShares = fees.inShares() && order.isBuy();
        BigInteger unrounded = BigInteger.ZERO;
        long chargedE8 = 0;
        for (int k = 0; k < against.size() && order.remainingE8() > 0; k++) {
            if (PaperMarket.better(side, against.priceE8(k), order.terms().upPriceE8())) {
                break;
            }
            long quantityE8 = Math.min(order.remainingE8(), market.availableE8(side, k));
            if (quantityE8 > 0) {
                long priceE8 = ownPriceE8(order, against.priceE8(k));
                unrounded = unrounded.add(fees.unroundedFee(priceE8, quantityE8));
                long partE8 = fees.flooredE8(unrounded) - chargedE8;
                chargedE8 += partE8;
                long feeE8 = inShares ? Costs.cashE8(priceE8, partE8) : partE8;
                market.take(side, k, quantityE8);
                fill(order, new PaperFill(priceE8, quantityE8, feeE8, false), nowNs);
            }
        }
    }

    private void tradeReached(PaperMarket market, Side side, long nowNs) {
        List<PaperOrder> resting = market.resting(side);
        while (!resting.isEmpty() && market.reachable(resting.getFirst())) {
            PaperOrder order = resting.getFirst();
            Ladder against = market.against(side);
            for (int k = 0; k < against.size() && order.remainingE8() > 0; k++) {
                if (PaperMarket.better(side, against.priceE8(k), order.terms().upPriceE8())) {
                    break;
                }
                long quantityE8 = Math.min(order.remainingE8(), market.availableE8(side, k));
                if (quantityE8 > 0) {
                    market.take(side, k, quantityE8);
                    make(order, quantityE8, nowNs);
                }
            }
        }
    }

    private void make(PaperOrder order, long quantityE8, long nowNs) {
        fill(order, new PaperFill(order.terms().priceE8(), quantityE8, 0, true), nowNs);
    }

    private void fill(PaperOrder order, PaperFill fill, long nowNs) {
        wallet.fill(order, fill);
        outbox.filled(order, fill, nowNs);
        if (order.remainingE8() == 0) {
            close(order, CloseReason.FILLED, nowNs);
        }
    }

    private void close(PaperOrder order, CloseReason reason, long nowNs) {
        forget(order);
        outbox.closed(order, reason, nowNs);
    }

    private void forget(PaperOrder order) {
        wallet.release(order);
        order.enter(PaperOrder.State.DONE);
        orders.remove(order.orderId());
        order.market().unmatched().remove(order);
        order.market().resting(order.terms().upSide()).remove(order);
    }

    private List<PaperOrder> ordersOf(PaperMarket market) {
        return orders.values().stream().filter(order -> order.market() == market).toList();
    }

    private static long ownPriceE8(PaperOrder order, long upPriceE8) {
        return order.terms().outcome() == Outcome.UP ? upPriceE8 : E8.ONE - upPriceE8;
    }
}
