package io.foretick.engine;

import io.foretick.base.E8;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.market.Account;
import io.foretick.market.OpenOrder;
import io.foretick.risk.RiskCheck;
import io.foretick.risk.Verdict;
import io.foretick.strategy.Gate;
import io.foretick.strategy.Signal;

import java.util.List;
import java.util.function.Consumer;

/// Where wishes become orders: holds each against the limits, numbers what passes, books it and
/// tells the observers. Owned by the engine; not for deciding what to wish.
final class Desk {

    private final Account account;
    private final RiskCheck risk;
    private final Refusals refusals;
    private final Cancels cancels;
    private final List<EngineObserver> observers;
    private long lastOrderId;

    /// @param observers who is told; may grow
    Desk(
            Account account,
            RiskCheck risk,
            Refusals refusals,
            Cancels cancels,
            List<EngineObserver> observers) {
        this.cancels = cancels;
        this.account = account;
        this.risk = risk;
        this.refusals = refusals;
        this.observers = observers;
    }

    List<EngineObserver> observers() {
        return observers;
    }

    /// Number of the last order.
    long lastOrderId() {
        return lastOrderId;
    }

    void lastOrderId(long orderId) {
        lastOrderId = orderId;
    }

    /// Counts that a market was not traded, and why.
    void refuse(Evaluation view, Gate gate) {
        refusals.add(gate);
        for (int k = 0; k < observers.size(); k++) {
            observers.get(k).refused(view, gate);
        }
    }

    /// What the limits say to a wish that `event` led to. Nobody trades with quotes of our own.
    Verdict judge(Evaluation view, String strategy, Signal signal, Event event) {
        if (meetsOwnQuote(view, signal)) {
            return new Verdict.Refused(Gate.CROSSED_BOOK);
        }
        long ageNs = view.receiveNs() - event.at().receiveNs();
        return risk.check(strategy, signal, view.slot(), account, view.nowNs(), ageNs);
    }

    /// Sends what the limits approved, or counts what they refused.
    void settle(
            Evaluation view,
            String strategy,
            Signal signal,
            Verdict verdict,
            Consumer<Command> commands) {
        switch (verdict) {
            case Verdict.Refused(Gate gate) -> refusals.add(gate);
            case Verdict.Approved(long quantityE8) ->
                    place(view, strategy, terms(signal, quantityE8), commands);
        }
    }

    /// Asks an order to go.
    void cancel(long orderId, long nowNs, Consumer<Command> commands) {
        cancels.order(nowNs, orderId, commands);
    }

    private static OrderTerms terms(Signal signal, long quantityE8) {
        return new OrderTerms(
                signal.outcome(),
                signal.side(),
                signal.priceE8(),
                quantityE8,
                signal.rests() ? TimeInForce.GTC : TimeInForce.FAK,
                signal.rests(),
                0);
    }

    private boolean meetsOwnQuote(Evaluation view, Signal signal) {
        boolean isUp = signal.outcome() == Outcome.UP;
        Side upSide = isUp ? signal.side() : signal.side().opposite();
        long upPriceE8 = isUp ? signal.priceE8() : E8.ONE - signal.priceE8();
        int market = view.slot().instrument();
        for (int k = 0; k < account.openOrders(); k++) {
            OpenOrder order = account.openOrder(k);
            OrderTerms terms = order.terms();
            boolean faces = terms.postOnly() && terms.upSide() != upSide;
            if (faces && order.market() == market) {
                long apartE8 = terms.upPriceE8() - upPriceE8;
                if ((upSide == Side.BUY ? apartE8 : -apartE8) <= 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private void place(
            Evaluation view, String strategy, OrderTerms terms, Consumer<Command> commands) {
        int market = view.slot().instrument();
        if (!account.affords(market, terms)) {
            refuse(view, Gate.CASH);
            return;
        }
        var order = new Command.PlaceOrder(view.nowNs(), ++lastOrderId, market, strategy, terms);
        account.onPlace(order);
        give(order, commands);
    }

    private void give(Command command, Consumer<Command> commands) {
        for (EngineObserver observer : observers) {
            observer.commanded(command);
        }
        commands.accept(command);
    }
}
