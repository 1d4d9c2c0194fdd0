package io.foretick.engine;

import io.foretick.event.Command;
import io.foretick.market.Account;

import java.util.List;
import java.util.function.Consumer;

/// Gives the commands that cancel orders, and shows them to the observers. Owned by the engine.
final class Cancels {

    private final Account account;
    private final List<EngineObserver> observers;

    /// @param observers are told of each command, also those that are added later
    Cancels(Account account, List<EngineObserver> observers) {
        this.account = account;
        this.observers = observers;
    }

    /// Cancels all orders, also such as we do not know of.
    void all(long nowNs, Consumer<Command> commands) {
        give(new Command.CancelAll(nowNs), commands);
    }

    /// Cancels the orders of one market, if any work.
    void market(long nowNs, int market, Consumer<Command> commands) {
        if (account.openOrders(market) > 0) {
            give(new Command.CancelMarket(nowNs, market), commands);
        }
    }

    /// Cancels each order that works by itself.
    void each(long nowNs, Consumer<Command> commands) {
        for (int k = 0; k < account.openOrders(); k++) {
            order(nowNs, account.openOrder(k).orderId(), commands);
        }
    }

    /// Cancels one order.
    void order(long nowNs, long orderId, Consumer<Command> commands) {
        give(new Command.CancelOrder(nowNs, orderId), commands);
    }

    private void give(Command cancel, Consumer<Command> commands) {
        for (int k = 0; k < observers.size(); k++) {
            observers.get(k).commanded(cancel);
        }
        commands.accept(cancel);
    }
}
