package io.foretick.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.risk.RiskLimits;
import io.foretick.risk.Verdict;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.Roster;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;
import io.foretick.strategy.Trigger;
import io.foretick.strategy.Weighted;
import io.foretick.testing.RandomEvents;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Of several strategies that want to trade one market at one event, one does.
class TraderTest {

    @Test
    void theGreatestEdgeTimesConfidenceTrades() {
        var seen = run(wisher("wide", 0.2, 0.3, 1), wisher("sure", 0.1, 0.9, 1));
        assertEquals(Set.of("sure"), seen.placed.keySet());
        assertEquals(seen.wishes.get("sure"), seen.outbid.get("wide"));
    }

    @Test
    void weightsCount() {
        var seen = run(wisher("wide", 0.2, 0.3, 2), wisher("sure", 0.1, 0.9, 1));
        assertEquals(Set.of("wide"), seen.placed.keySet());
    }

    @Test
    void ofEqualOnesTheFirstTrades() {
        var seen = run(wisher("first", 0.1, 0.5, 1), wisher("second", 0.1, 0.5, 1));
        assertEquals(Set.of("first"), seen.placed.keySet());
    }

    @Test
    void aWishWithoutReasonsLosesAgainstAnyEdge() {
        var seen = run(wisher("silent", Double.NaN, 1, 1), wisher("weak", 0.01, 0.1, 1));
        assertEquals(Set.of("weak"), seen.placed.keySet());
    }

    @Test
    void oneThatSleepsDoesNotCompete() {
        var sleeper =
                new Weighted<Strategy>(
                        new Wisher("sleeper", 0.9, 1, EnumSet.of(Trigger.DENSITY)), 1);
        var seen = run(sleeper, wisher("awake", 0.1, 0.1, 1));
        assertEquals(Set.of("awake", "sleeper"), seen.placed.keySet());
        assertEquals(Map.of(), seen.outbid);
    }

    @Test
    void cashIsSharedByWeightAndEachSpendsItsOwn() {
        var seen = run(wisher("big", 0.2, 1, 3), wisher("small", 0.1, 1, 1));
        assertEquals(75.0, seen.firstCash.get("big"));
        assertEquals(25.0, seen.firstCash.get("small"));
    }

    @Test
    void aStrategyHasNoMoreOrdersAtWorkThanItMay() {
        RiskLimits free = new RiskLimits(100, 1_000_000, 0, 1_000, 2_000);
        RiskLimits three = free.with("max_strategy_orders", 3).orElseThrow();
        var sleeper =
                new Weighted<Strategy>(
                        new Wisher("sleeper", 0.9, 1, EnumSet.of(Trigger.DENSITY)), 1);
        assertTrue(run(free, wisher("awake", 0.1, 1, 1), sleeper).count("awake") > 3);
        Seen bound = run(three, wisher("awake", 0.1, 1, 1), sleeper);
        assertEquals(Map.of("awake", 3, "sleeper", 3), bound.placed);
    }

    private static Seen run(Weighted<Strategy> first, Weighted<Strategy> second) {
        return run(RiskLimits.DEFAULT, first, second);
    }

    private static Seen run(
            RiskLimits limits, Weighted<Strategy> first, Weighted<Strategy> second) {
        var settings =
                new Engine.Settings(
                        new Scope(List.of(), List.of()),
                        Freshness.DEFAULT,
                        limits,
                        10_000 * E8.ONE,
                        100 * E8.ONE);
        var engine = new Engine(settings, new Roster(List.of(first, second), List.of()));
        var seen = new Seen();
        engine.observe(seen);
        var commands = new ArrayList<Command>();
        RandomEvents.of(3, 4, 2_000).forEach(event -> engine.on(event, commands::add));
        return seen;
    }

    private static Weighted<Strategy> wisher(
            String name, double edge, double confidence, double weight) {
        Set<Trigger> triggers = EnumSet.of(Trigger.QUOTE);
        return new Weighted<>(new Wisher(name, edge, confidence, triggers), weight);
    }

    /// Always wants five shares of Up for ten cents.
    private record Wisher(String name, double edge, double confidence, Set<Trigger> triggers)
            implements Strategy {

        @Override
        public void evaluate(MarketView view, Signal signal) {
            signal.want(Outcome.UP, Side.BUY, E8.ONE / 10, 20 * E8.ONE);
            if (!Double.isNaN(edge)) {
                signal.because(0.1 + edge, edge, confidence, 0);
            }
        }
    }

    private static final class Seen implements EngineObserver {

        private final Map<String, Integer> wishes = new TreeMap<>();
        private final Map<String, Integer> outbid = new TreeMap<>();
        private final Map<String, Integer> placed = new TreeMap<>();
        private final Map<String, Double> firstCash = new TreeMap<>();

        private int count(String strategy) {
            return placed.getOrDefault(strategy, 0);
        }

        @Override
        public void applied(Event event, Engine engine) {}

        @Override
        public void commanded(Command command) {
            if (command instanceof Command.PlaceOrder order) {
                placed.merge(order.strategy(), 1, Integer::sum);
            }
        }

        @Override
        public void decided(MarketView view, Strategy strategy, Signal signal, Verdict verdict) {
            wishes.merge(strategy.name(), 1, Integer::sum);
            firstCash.putIfAbsent(strategy.name(), E8.toDouble(view.cashE8()));
        }

        @Override
        public void outbid(MarketView view, Strategy strategy, Signal signal) {
            outbid.merge(strategy.name(), 1, Integer::sum);
            firstCash.putIfAbsent(strategy.name(), E8.toDouble(view.cashE8()));
        }
    }
}
