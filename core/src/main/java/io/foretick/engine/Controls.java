package io.foretick.engine;

import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Source;
import io.foretick.event.live.Control;
import io.foretick.market.Account;
import io.foretick.market.MarketSlot;
import io.foretick.market.MarketState;
import io.foretick.market.OpenOrder;
import io.foretick.risk.RiskCheck;
import io.foretick.strategy.Gate;

import java.util.function.Consumer;

/// Stops and starts trading as events demand, and cancels what rests where it stops. Owned by the
/// engine; keeps no state but what stands in [Halts].
final class Controls {

    private static final String NEVER_SENT = "never sent"; // how all reasons of ours begin

    private final MarketState state;
    private final Account account;
    private final RiskCheck risk;
    private final Halts halts;
    private final Cancels cancels;

    Controls(MarketState state, Account account, RiskCheck risk, Halts halts, Cancels cancels) {
        this.state = state;
        this.account = account;
        this.risk = risk;
        this.halts = halts;
        this.cancels = cancels;
    }

    void on(Event.Controlled controlled, Consumer<Command> commands) {
        long nowNs = controlled.timeNs();
        switch (controlled.control()) {
            case Control.Halt(String reason) -> {
                halts.halt(reason);
                cancels.all(nowNs, commands);
            }
            case Control.Resume _ -> {
                halts.resume();
                account.onResume(nowNs);
            }
            case Control.Pause(String scope, boolean paused) -> {
                halts.pause(scope, paused);
                cancelPaused(nowNs, commands);
            }
            case Control.Limit(String name, double value) -> {
                if (!risk.change(name, value)) {
                    halts.countVoidControl();
                }
            }
        }
    }

    /// Without the connection to the account nobody would tell us that a quote was taken.
    void on(Event.FeedDown down, Consumer<Command> commands) {
        if (down.feed() == Source.POLYMARKET_ACCOUNT) {
            halts.setAccountFeedDown(true);
            if (account.openOrders() > 0) {
                cancels.all(down.timeNs(), commands);
            }
        }
    }

    void on(Event.FeedUp up) {
        if (up.feed() == Source.POLYMARKET_ACCOUNT) {
            halts.setAccountFeedDown(false);
        }
    }

    void on(Event.AccountNews news, Consumer<Command> commands) {
        boolean open = !account.unreconciled();
        account.on(news);
        if (open && account.unreconciled() && account.openOrders() > 0) {
            cancels.all(news.timeNs(), commands);
        } else if (news instanceof Event.HoldingReported report) {
            cancelUnreconciled(report.instrument(), report.timeNs(), commands);
        } else if (news instanceof Event.Unexplained unexplained) {
            cancelUnreconciled(unexplained.instrument(), unexplained.timeNs(), commands);
        }
    }

    /// An order that begins to rest where nothing may rest is cancelled: it was under way when the
    /// others were.
    void on(Event.OrderAccepted accepted, Consumer<Command> commands) {
        account.on(accepted);
        long nowNs = accepted.timeNs();
        if (halts.everywhere(nowNs) != Gate.OPEN) {
            cancels.all(nowNs, commands);
            return;
        }
        for (int k = 0; k < account.openOrders(); k++) {
            OpenOrder order = account.openOrder(k);
            if (order.orderId() == accepted.orderId() && isStopped(order.market(), nowNs)) {
                cancels.market(nowNs, order.market(), commands);
                return;
            }
        }
    }

    /// Only what the venue itself refuses can become a storm: an order that never left says nothing
    /// about the venue, and the next one is held back for the same reason.
    void on(Event.OrderRejected rejected, Consumer<Command> commands) {
        long nowNs = rejected.timeNs();
        boolean refused = account.on(rejected) && !rejected.reason().startsWith(NEVER_SENT);
        if (refused && halts.storm().rejected(nowNs, risk.limits())) {
            cancels.all(nowNs, commands);
        }
    }

    /// Holds the orders that were placed after this one against the limits once more. One that
    /// broke a limit shows that we do not do what we believe: everything stops.
    void verify(long afterOrderId, long nowNs, Consumer<Command> commands) {
        for (int k = account.openOrders() - 1; k >= 0; k--) {
            OpenOrder order = account.openOrder(k);
            if (order.orderId() <= afterOrderId) {
                return;
            }
            Gate broken = risk.breach(order, account, nowNs);
            if (broken != Gate.OPEN) {
                halts.halt("order " + order.orderId() + " broke a limit: " + broken.key());
                cancels.all(nowNs, commands);
                return;
            }
        }
    }

    private void cancelPaused(long nowNs, Consumer<Command> commands) {
        for (int market = 0; market < state.instruments(); market++) {
            MarketSlot slot = state.slot(market);
            if (slot != null && halts.pauses(slot)) {
                cancels.market(nowNs, market, commands);
            }
        }
    }

    private void cancelUnreconciled(int market, long nowNs, Consumer<Command> commands) {
        boolean known = market >= 0 && state.slot(market) != null;
        if (known && account.unreconciled(market)) {
            cancels.market(nowNs, market, commands);
        }
    }

    private boolean isStopped(int market, long nowNs) {
        MarketSlot slot = state.slot(market);
        return slot != null && halts.check(slot, nowNs) != Gate.OPEN;
    }
}
