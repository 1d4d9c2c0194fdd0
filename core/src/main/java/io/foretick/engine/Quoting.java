package io.foretick.engine;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.market.Account;
import io.foretick.market.OpenOrder;
import io.foretick.risk.Verdict;
import io.foretick.strategy.Gate;
import io.foretick.strategy.Quote;
import io.foretick.strategy.Quotes;
import io.foretick.strategy.QuotingStrategy;
import io.foretick.strategy.Trigger;
import io.foretick.strategy.Weighted;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Keeps the quotes of strategies as they want them: leaves alone what may stay, cancels what may
/// not, and places a quote only once the old one on its side has closed, so that a side never has
/// two. Owned by the engine.
final class Quoting {

    private final Desk desk;
    private final Account account;
    private final Purses purses;
    private final List<QuotingStrategy> strategies;
    private final Map<Trigger, List<QuotingStrategy>> byTrigger = new EnumMap<>(Trigger.class);
    private final Quotes quotes = new Quotes();
    private final AskedCancels cancels = new AskedCancels();

    Quoting(Desk desk, Account account, Purses purses, List<Weighted<QuotingStrategy>> quoting) {
        this.desk = desk;
        this.account = account;
        this.purses = purses;
        this.strategies = quoting.stream().map(Weighted::strategy).toList();
        for (Trigger trigger : Trigger.values()) {
            byTrigger.put(
                    trigger,
                    strategies.stream().filter(s -> s.triggers().contains(trigger)).toList());
        }
    }

    /// Whether anyone quotes in this session.
    boolean isOn() {
        return !strategies.isEmpty();
    }

    /// Whether this trigger wakes anyone.
    boolean wakes(Trigger trigger) {
        return !byTrigger.getOrDefault(trigger, List.of()).isEmpty();
    }

    /// Evaluates a market whose gates are open.
    void evaluate(Evaluation view, Event event, Consumer<Command> commands) {
        List<QuotingStrategy> woken = byTrigger.getOrDefault(view.trigger(), List.of());
        for (int k = 0; k < woken.size(); k++) {
            QuotingStrategy strategy = woken.get(k);
            view.actFor(purses.of(strategy.name()));
            quotes.refuse(Gate.NO_SIGNAL);
            strategy.quote(view, quotes);
            align(view, strategy, quotes.bid(), event, commands);
            align(view, strategy, quotes.offer(), event, commands);
        }
    }

    /// Whether an order is a quote.
    static boolean isQuote(OpenOrder order) {
        return order.terms().postOnly();
    }

    /// Asks a quote to go, unless it was asked a moment ago.
    void cancel(OpenOrder quote, long nowNs, Consumer<Command> commands) {
        if (cancels.ask(quote.orderId(), nowNs, account)) {
            desk.cancel(quote.orderId(), nowNs, commands);
        }
    }

    /// Takes note of orders that have closed.
    void on(Event event) {
        if (event instanceof Event.OrderClosed closed) {
            cancels.forget(closed.orderId());
        } else if (event instanceof Event.OrderRejected rejected) {
            cancels.forget(rejected.orderId());
        }
    }

    void save(StateSink out) {
        cancels.save(out);
    }

    void load(StateSource in) {
        cancels.load(in);
    }

    private void align(
            Evaluation view,
            QuotingStrategy strategy,
            Quote quote,
            Event event,
            Consumer<Command> commands) {
        boolean rests = false;
        boolean kept = false;
        for (int k = 0; k < account.openOrders(); k++) {
            OpenOrder order = account.openOrder(k);
            if (isOf(order, view, strategy, quote)) {
                boolean keeps = !kept && quote.keeps(order.terms(), order.remainingE8());
                rests = true;
                kept |= keeps;
                if (!keeps) {
                    cancel(order, view.nowNs(), commands);
                }
            }
        }
        if (!quote.signal().wanted()) {
            desk.refuse(view, quote.signal().gate());
        } else if (!rests) {
            place(view, strategy, quote, event, commands);
        }
    }

    private static boolean isOf(
            OpenOrder order, Evaluation view, QuotingStrategy strategy, Quote quote) {
        return isQuote(order)
                && order.market() == view.slot().instrument()
                && order.terms().upSide() == quote.upSide()
                && order.strategy().equals(strategy.name());
    }

    private void place(
            Evaluation view,
            QuotingStrategy strategy,
            Quote quote,
            Event event,
            Consumer<Command> commands) {
        Verdict verdict = desk.judge(view, strategy.name(), quote.signal(), event);
        for (EngineObserver observer : desk.observers()) {
            observer.quoted(view, strategy, quote.signal(), verdict);
        }
        desk.settle(view, strategy.name(), quote.signal(), verdict, commands);
    }
}
