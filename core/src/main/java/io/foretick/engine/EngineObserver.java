package io.foretick.engine;

import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.risk.Verdict;
import io.foretick.strategy.Gate;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.QuotingStrategy;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;

/// Watches an engine at work, for reports and for comparison. Called on the engine's thread; never
/// changes anything.
public interface EngineObserver {

    /// An event was applied, and the commands that followed from it were given.
    void applied(Event event, Engine engine);

    /// The engine gave a command.
    void commanded(Command command);

    /// A strategy wanted to trade, and the limits answered. View and signal are valid during the
    /// call only.
    void decided(MarketView view, Strategy strategy, Signal signal, Verdict verdict);

    /// A market was looked at and a gate stopped it, or a strategy that looked. What the limits
    /// refused comes through [#decided]. The view is valid during the call only.
    default void refused(MarketView view, Gate gate) {}

    /// A strategy wanted to trade, and another one of the same market and event wanted it more. The
    /// arguments are valid during the call only.
    default void outbid(MarketView view, Strategy strategy, Signal signal) {}

    /// A strategy wanted a quote where none of its own rests, and the limits answered. The
    /// arguments are valid during the call only.
    default void quoted(
            MarketView view, QuotingStrategy strategy, Signal signal, Verdict verdict) {}
}
