package io.foretick.report.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.engine.Freshness;
import io.foretick.engine.Scope;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.event.TimeInForce;
import io.foretick.event.live.Control;
import io.foretick.market.cash.Finality;
import io.foretick.risk.RiskLimits;
import io.foretick.strategy.DensityKelly;
import io.foretick.testing.RandomEvents;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/// What an engine stops by itself.
class HaltChangesTest {

    private static final RiskLimits FREE = new RiskLimits(100, 1_000_000, 0, 1_000, 2_000);

    private final List<String> lines = new ArrayList<>();
    private final HaltChanges halts = new HaltChanges(lines::add);
    private final Engine engine = engine(Finality.AT_ONCE);

    @Test
    void tellsAStormOnceAndItsEnd() {
        tradeUntilAnOrderWorks();
        send(new Event.Controlled(at(0), new Control.Limit("max_rejects", 1)));
        send(new Event.Controlled(at(0), new Control.Limit("reject_pause_seconds", 60)));
        send(new Event.OrderRejected(at(0), engine.account().openOrder(0).orderId(), "no"));
        send(new Event.Tick(at(59)));
        assertEquals(List.of("HALTED: the venue refused too many orders"), lines);
        send(new Event.Tick(at(1)));
        assertEquals("trading goes on", lines.getLast());
        assertEquals(2, lines.size());
    }

    @Test
    void tellsThatAnOrderBrokeALimit() {
        for (Event event : RandomEvents.of(9, 1, 2_000)) {
            engine.on(event, this::placeBehindTheLimits);
            halts.on(event, engine);
        }
        assertEquals(List.of("HALTED: order 1000 broke a limit: market_exposure"), lines);
    }

    /// The feed's own line tells it, no more than once a minute.
    @Test
    void leavesTheFeedOfTheAccountToTheFeeds() {
        send(new Event.FeedDown(at(1), Source.POLYMARKET_ACCOUNT));
        send(new Event.FeedUp(at(1), Source.POLYMARKET_ACCOUNT));
        assertEquals(List.of(), lines);
    }

    @Test
    void tellsWhatStandsStillBehindALostFeed() {
        send(new Event.FeedDown(at(1), Source.POLYMARKET_ACCOUNT));
        send(new Event.Controlled(at(1), new Control.Halt("enough")));
        send(new Event.Controlled(at(1), new Control.Resume("checked")));
        send(new Event.FeedUp(at(1), Source.POLYMARKET_ACCOUNT));
        assertEquals(List.of("trading goes on"), lines);
    }

    @Test
    void tellsNothingOfAnAccountThatIsYetToBeReported() {
        Engine fresh = engine(Finality.ON_CHAIN);
        fresh.on(new Event.Tick(at(1)), _ -> {});
        halts.on(new Event.Tick(at(1)), fresh);
        assertEquals(List.of(), lines);
    }

    static Engine engine(Finality finality) {
        var settings =
                new Engine.Settings(
                        new Scope(List.of(), List.of()),
                        Freshness.DEFAULT,
                        FREE,
                        10_000 * E8.ONE,
                        100 * E8.ONE,
                        finality);
        return new Engine(settings, List.of(new DensityKelly(DensityKelly.Settings.DEFAULT)));
    }

    private void tradeUntilAnOrderWorks() {
        for (Event event : RandomEvents.of(9, 6, 2_000)) {
            engine.on(event, _ -> {});
        }
    }

    private void placeBehindTheLimits(Command command) {
        if (command instanceof Command.PlaceOrder(long timeNs, _, int market, _, _)) {
            var terms =
                    new OrderTerms(
                            Outcome.UP,
                            Side.BUY,
                            E8.ONE / 2,
                            1_000 * E8.ONE,
                            TimeInForce.FAK,
                            false,
                            0);
            engine.account().onPlace(new Command.PlaceOrder(timeNs, 1_000, market, "rogue", terms));
        }
    }

    private void send(Event event) {
        engine.on(event, _ -> {});
        halts.on(event, engine);
    }

    private Stamp at(long secondsOn) {
        long nowNs = Math.max(engine.nowNs(), RandomEvents.START_NS);
        return Stamp.internal(nowNs + secondsOn * Times.SECOND_NS, Source.OPERATOR);
    }
}
