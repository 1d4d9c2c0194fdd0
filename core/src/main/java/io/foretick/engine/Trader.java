package io.foretick.engine;

import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.risk.Verdict;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;
import io.foretick.strategy.Trigger;
import io.foretick.strategy.Weighted;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Asks the strategies that a trigger wakes what they want of a market, and brings the wish with
/// the greatest edge times confidence times weight to the desk; of equal ones the first. Owned by
/// the engine.
final class Trader {

    private static final int NONE = -1;

    /// A strategy with its last wish.
    private static final class Seat {
        private final Strategy strategy;
        private final double weight;
        private final int purse;
        private final Signal signal = new Signal();

        Seat(Weighted<Strategy> weighted, int purse) {
            this.strategy = weighted.strategy();
            this.weight = weighted.weight();
            this.purse = purse;
        }
    }

    private final Desk desk;
    private final Map<Trigger, List<Seat>> seats = new EnumMap<>(Trigger.class);

    Trader(Desk desk, Purses purses, List<Weighted<Strategy>> strategies) {
        this.desk = desk;
        List<Seat> all =
                strategies.stream()
                        .map(one -> new Seat(one, purses.of(one.strategy().name())))
                        .toList();
        for (Trigger trigger : Trigger.values()) {
            seats.put(
                    trigger,
                    all.stream().filter(s -> s.strategy.triggers().contains(trigger)).toList());
        }
    }

    /// Whether this trigger wakes anyone.
    boolean wakes(Trigger trigger) {
        return !woken(trigger).isEmpty();
    }

    /// Evaluates a market whose gates are open.
    void evaluate(Evaluation view, Event event, Consumer<Command> commands) {
        List<Seat> woken = woken(view.trigger());
        int best = NONE;
        for (int k = 0; k < woken.size(); k++) {
            Seat seat = woken.get(k);
            view.actFor(seat.purse);
            seat.strategy.evaluate(view, seat.signal);
            if (!seat.signal.wanted()) {
                desk.refuse(view, seat.signal.gate());
            } else if (best == NONE || strength(seat) > strength(woken.get(best))) {
                best = k;
            }
        }
        if (best != NONE) {
            tellOutbid(view, woken, best);
            decide(view, woken.get(best), event, commands);
        }
    }

    private void tellOutbid(Evaluation view, List<Seat> woken, int best) {
        for (int k = 0; k < woken.size(); k++) {
            Seat seat = woken.get(k);
            if (k != best && seat.signal.wanted()) {
                view.actFor(seat.purse);
                for (EngineObserver observer : desk.observers()) {
                    observer.outbid(view, seat.strategy, seat.signal);
                }
            }
        }
    }

    private void decide(Evaluation view, Seat seat, Event event, Consumer<Command> commands) {
        view.actFor(seat.purse);
        Verdict verdict = desk.judge(view, seat.strategy.name(), seat.signal, event);
        for (EngineObserver observer : desk.observers()) {
            observer.decided(view, seat.strategy, seat.signal, verdict);
        }
        desk.settle(view, seat.strategy.name(), seat.signal, verdict, commands);
    }

    private static double strength(Seat seat) {
        return seat.signal.strength() * seat.weight;
    }

    private List<Seat> woken(Trigger trigger) {
        return seats.getOrDefault(trigger, List.of());
    }
}
