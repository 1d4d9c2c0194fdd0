package io.foretick.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.journal.StateBytes;
import io.foretick.market.MarketSlot;
import io.foretick.risk.RiskLimits;
import io.foretick.strategy.DensityKelly;
import io.foretick.strategy.DensityMaker;
import io.foretick.strategy.Gate;
import io.foretick.strategy.Roster;
import io.foretick.strategy.Weighted;
import io.foretick.strategy.distance.DistanceFade;
import io.foretick.strategy.distance.Momentum;
import io.foretick.strategy.distance.SettlementSniper;
import io.foretick.testing.RandomEvents;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

class EngineTest {

    private static final Scope ALL = new Scope(List.of(), List.of());

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20260101})
    void sameEventsGiveTheSameCommandsAndDigest(long seed) {
        List<Event> events = RandomEvents.of(seed, 4, 4_000);
        Engine first = engine(ALL);
        Engine second = engine(ALL);
        List<Command> commands = fold(first, events);
        assertEquals(commands, fold(second, events));
        assertEquals(first.digest(), second.digest());
        assertTrue(commands.size() > 10, "only " + commands.size() + " commands");
    }

    @Test
    void oneEventLessGivesAnotherDigest() {
        List<Event> events = RandomEvents.of(1, 4, 1_000);
        Engine whole = engine(ALL);
        Engine cut = engine(ALL);
        fold(whole, events);
        fold(cut, events.subList(0, events.size() - 1));
        assertNotEquals(whole.digest(), cut.digest());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5, 6})
    void continuesBitForBitFromASavedState(long seed) {
        continuesFromASavedState(seed, () -> engine(ALL));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5, 6})
    void continuesBitForBitWithAllStrategies(long seed) {
        continuesFromASavedState(seed, () -> new Engine(settings(ALL), everyone()));
    }

    private static void continuesFromASavedState(long seed, Supplier<Engine> fresh) {
        List<Event> events = RandomEvents.of(seed, 4, 3_000);
        int cut = 1_700;
        Engine whole = fresh.get();
        fold(whole, events.subList(0, cut));
        var saved = new StateBytes();
        whole.save(saved);
        Engine restored = fresh.get();
        for (Event event : events.subList(0, cut)) {
            if (event instanceof Event.Listed listed) {
                restored.state().on(listed);
                restored.account().on(listed);
            }
        }
        restored.load(StateBytes.of(saved.toByteArray()));
        assertEquals(whole.digest(), restored.digest());
        List<Event> rest = events.subList(cut, events.size());
        assertEquals(fold(whole, rest), fold(restored, rest));
        assertEquals(whole.digest(), restored.digest());
    }

    @Test
    void refusesTimeThatRunsBack() {
        Engine engine = engine(ALL);
        engine.on(new Event.Tick(Stamp.internal(10, Source.ENGINE)), _ -> {});
        var earlier = new Event.Tick(Stamp.internal(9, Source.ENGINE));
        assertThrows(IllegalStateException.class, () -> engine.on(earlier, _ -> {}));
    }

    @Test
    void tradesNothingOutsideItsScope() {
        Engine engine = engine(new Scope(List.of("eth"), List.of()));
        assertEquals(List.of(), fold(engine, RandomEvents.of(1, 4, 2_000)));
        assertTrue(engine.refusals().count(Gate.FILTERED) > 100);
    }

    @Test
    void keepsEveryLimitAfterEveryEvent() {
        Engine engine = engine(ALL);
        var commands = new ArrayList<Command>();
        for (Event event : RandomEvents.of(9, 6, 6_000)) {
            engine.on(event, commands::add);
            for (int market = 2; market < engine.state().instruments(); market++) {
                assertTrue(engine.account().worstLossE8(market) <= 100 * E8.ONE);
                assertTrue(engine.account().position(market).ordersPlaced() <= 10);
            }
            assertTrue(engine.account().freeE8() >= 0);
        }
        long last = Long.MIN_VALUE / 2;
        for (Command command : commands) {
            if (command instanceof Command.PlaceOrder order && order.market() == 2) {
                assertTrue(order.timeNs() - last >= 5 * Times.SECOND_NS, "cooldown");
                last = order.timeNs();
            }
        }
    }

    @Test
    void actsOnNoUntrustedBook() {
        Engine engine = engine(ALL);
        for (Event event : RandomEvents.of(10, 3, 5_000)) {
            engine.on(
                    event,
                    command -> {
                        var order = (Command.PlaceOrder) command;
                        MarketSlot slot =
                                Objects.requireNonNull(engine.state().slot(order.market()));
                        assertTrue(slot.book().trusted());
                    });
        }
        assertTrue(engine.refusals().count(Gate.UNTRUSTED_BOOK) > 0);
    }

    @Test
    void placesNothingAfterItWasToldToStopUntilAFeedIsThereAgain() {
        List<Event> events = RandomEvents.of(9, 6, 6_000);
        int part = events.size() / 12; // before any market has had all its orders
        Engine engine = engine(ALL);
        assertFalse(fold(engine, events.subList(0, part)).isEmpty());
        engine.on(new Event.Stopping(Stamp.internal(engine.nowNs(), Source.ENGINE)), _ -> {});
        assertEquals(List.of(), fold(engine, events.subList(part, 2 * part)));
        assertTrue(engine.refusals().count(Gate.HALTED) > 0);
        var back = new Event.FeedUp(Stamp.internal(engine.nowNs(), Source.BINANCE), Source.BINANCE);
        engine.on(back, _ -> {});
        assertFalse(fold(engine, events.subList(2 * part, 3 * part)).isEmpty());
    }

    private static List<Command> fold(Engine engine, List<Event> events) {
        var commands = new ArrayList<Command>();
        events.forEach(event -> engine.on(event, commands::add));
        return commands;
    }

    private static Engine engine(Scope scope) {
        return new Engine(
                settings(scope), List.of(new DensityKelly(DensityKelly.Settings.DEFAULT)));
    }

    private static Roster everyone() {
        return new Roster(
                List.of(
                        new Weighted<>(new DensityKelly(DensityKelly.Settings.DEFAULT), 1),
                        new Weighted<>(new DistanceFade(DistanceFade.Settings.DEFAULT, 100), 2),
                        new Weighted<>(new Momentum(Momentum.Settings.DEFAULT, 100), 1),
                        new Weighted<>(
                                new SettlementSniper(SettlementSniper.Settings.DEFAULT, 100), 1)),
                List.of(new Weighted<>(new DensityMaker(DensityMaker.Settings.DEFAULT), 1)));
    }

    private static Engine.Settings settings(Scope scope) {
        return new Engine.Settings(
                scope, Freshness.DEFAULT, RiskLimits.DEFAULT, 10_000 * E8.ONE, 100 * E8.ONE);
    }
}
