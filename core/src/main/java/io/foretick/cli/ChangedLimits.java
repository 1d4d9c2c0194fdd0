package io.foretick.cli;

import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.live.Control;
import io.foretick.risk.Verdict;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// The limits that operators have changed while a session ran, collected while its journal is
/// followed. Owned by the follower's thread.
final class ChangedLimits implements EngineObserver {

    private final SortedMap<String, Double> values = new TreeMap<>();

    @Override
    public void applied(Event event, Engine engine) {
        if (event instanceof Event.Controlled(_, Control.Limit(String name, double value))) {
            values.put(name, value);
        }
    }

    @Override
    public void commanded(Command command) {}

    @Override
    public void decided(MarketView view, Strategy strategy, Signal signal, Verdict verdict) {}

    /// The last value by name.
    SortedMap<String, Double> values() {
        return Collections.unmodifiableSortedMap(values);
    }
}
