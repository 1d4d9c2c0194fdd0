package io.foretick.cli;

import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.risk.Verdict;
import io.foretick.strategy.Gate;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.QuotingStrategy;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;

/// Passes on only what happened after an instant, so that a session that goes on after a crash does
/// not raise its old alerts again, nor append old rows to a table.
final class Since implements EngineObserver {

    private final long sinceNs;
    private final EngineObserver observer;
    private boolean begun;

    /// @param sinceNs time of the last event that is old
    Since(long sinceNs, EngineObserver observer) {
        this.sinceNs = sinceNs;
        this.observer = observer;
    }

    @Override
    public void applied(Event event, Engine engine) {
        begun |= event.timeNs() > sinceNs;
        if (begun) {
            observer.applied(event, engine);
        }
    }

    @Override
    public void commanded(Command command) {
        if (begun) {
            observer.commanded(command);
        }
    }

    @Override
    public void decided(MarketView view, Strategy strategy, Signal signal, Verdict verdict) {
        if (begun) {
            observer.decided(view, strategy, signal, verdict);
        }
    }

    @Override
    public void refused(MarketView view, Gate gate) {
        if (begun) {
            observer.refused(view, gate);
        }
    }

    @Override
    public void outbid(MarketView view, Strategy strategy, Signal signal) {
        if (begun) {
            observer.outbid(view, strategy, signal);
        }
    }

    @Override
    public void quoted(MarketView view, QuotingStrategy strategy, Signal signal, Verdict verdict) {
        if (begun) {
            observer.quoted(view, strategy, signal, verdict);
        }
    }
}
