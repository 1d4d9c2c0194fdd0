package io.foretick.engine;

import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.risk.Verdict;
import io.foretick.strategy.Gate;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;
import io.foretick.strategy.Trigger;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Asks the strategies that a trigger wakes what they want of a market, and brings it to the desk.
/// Owned by the engine.
final class Trader {

    private final Desk desk;
    private final Map<Trigger, List<Strategy>> strategies = new EnumMap<>(Trigger.class);
    private final Signal signal = new Signal();

    Trader(Desk desk, List<Strategy> strategies) {
        this.desk = desk;
        for (Trigger trigger : Trigger.values()) {
            this.strategies.put(
                    trigger,
                    strategies.stream().filter(s -> s.triggers().contains(trigger)).toList());
        }
    }

    /// Whether this trigger wakes anyone.
    boolean wakes(Trigger trigger) {
        return !woken(trigger).isEmpty();
    }

    /// Evaluates a market that was looked at.
    ///
    /// @param gate what its gates said
    void evaluate(Evaluation view, Gate gate, Event event, Consumer<Command> commands) {
        if (gate != Gate.OPEN) {
            desk.refuse(view, gate);
            return;
        }
        List<Strategy> woken = woken(view.trigger());
        for (int k = 0; k < woken.size(); k++) {
            Strategy strategy = woken.get(k);
            strategy.evaluate(view, signal);
            if (signal.wanted()) {
                decide(view, strategy, event, commands);
            } else {
                desk.refuse(view, signal.gate());
            }
        }
    }

    private void decide(
            Evaluation view, Strategy strategy, Event event, Consumer<Command> commands) {
        Verdict verdict = desk.judge(view, signal, event);
        for (EngineObserver observer : desk.observers()) {
            observer.decided(view, strategy, signal, verdict);
        }
        desk.settle(view, strategy.name(), signal, verdict, commands);
    }

    private List<Strategy> woken(Trigger trigger) {
        return strategies.getOrDefault(trigger, List.of());
    }
}
