package io.foretick.engine;

import io.foretick.base.E8;
import io.foretick.event.CloseReason;
import io.foretick.event.Event;
import io.foretick.event.Outcome;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.event.live.Control;
import io.foretick.event.live.FillState;
import io.foretick.journal.StateBytes;
import io.foretick.testing.RandomEvents;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A seeded stream of events as [RandomEvents] makes it, with an operator's words, the venue's
/// answers to orders that may or may not exist, and its view of the account between them.
final class ControlledEvents {

    private static final int FIRST_MARKET = 2;

    private final SplittableRandom random;
    private final int markets;

    private ControlledEvents(long seed, int markets) {
        this.random = new SplittableRandom(seed);
        this.markets = markets;
    }

    static List<Event> of(long seed, int markets, int count) {
        var made = new ControlledEvents(seed, markets);
        var mixed = new ArrayList<Event>();
        for (Event event : RandomEvents.of(seed, markets, count)) {
            mixed.add(event);
            if (mixed.size() == FIRST_MARKET + markets) {
                mixed.add(new Event.CashReported(event.at(), 10_000 * E8.ONE));
            } else if (mixed.size() > FIRST_MARKET + markets && made.random.nextInt(3) == 0) {
                mixed.add(made.said(Stamp.internal(event.timeNs(), Source.POLYMARKET_ACCOUNT)));
            }
        }
        return mixed;
    }

    /// What `engine` has become, read back from its saved state into a fresh one.
    static Engine restored(Engine engine, Engine fresh, List<Event> events, int last) {
        var saved = new StateBytes();
        engine.save(saved);
        for (Event event : events.subList(0, last + 1)) {
            if (event instanceof Event.Listed listed) {
                fresh.state().on(listed);
                fresh.account().on(listed);
            }
        }
        fresh.load(StateBytes.of(saved.toByteArray()));
        return fresh;
    }

    private Event said(Stamp at) {
        int market = FIRST_MARKET + random.nextInt(markets);
        long order = 1 + random.nextLong(60);
        return switch (random.nextInt(20)) {
            case 0, 1 -> new Event.OrderAccepted(at, order);
            case 2 -> new Event.OrderRejected(at, order, "no");
            case 3, 4 -> new Event.OrderClosed(at, order, CloseReason.KILLED);
            case 5, 6, 7 -> fill(at, order);
            case 8, 9, 10 -> new Event.FillMoved(at, order, random.nextInt(3), state());
            case 11 -> new Event.OrderNamed(at, order, "cafe" + order);
            case 12 -> new Event.OrderUnknown(at, order);
            case 13 -> new Event.HoldingAdopted(at, market, Outcome.UP, E8.ONE, E8.ONE / 2);
            case 14 -> new Event.Redeemed(at, market);
            case 15 -> new Event.FeedUp(at, Source.POLYMARKET_ACCOUNT);
            case 16 -> new Event.Controlled(at, new Control.Resume("go on"));
            default -> seldom(at, market);
        };
    }

    private Event seldom(Stamp at, int market) {
        return switch (random.nextInt(40)) {
            case 0 -> new Event.Controlled(at, new Control.Halt("stop"));
            case 1 -> new Event.FeedDown(at, Source.POLYMARKET_ACCOUNT);
            case 2 -> new Event.Unexplained(at, market, "a trade of unknown origin");
            case 3 -> new Event.HoldingReported(at, market, 0, 0);
            case 4 -> new Event.Controlled(at, new Control.Pause("5m", true));
            case 5, 6, 7 -> new Event.Controlled(at, new Control.Pause("5m", false));
            case 8 ->
                    new Event.Controlled(
                            at, new Control.Limit("max_exposure_usd", random.nextInt(2_000)));
            default -> new Event.Tick(at);
        };
    }

    private Event fill(Stamp at, long order) {
        long quantityE8 = 1 + random.nextLong(20 * E8.ONE);
        return new Event.OrderFilled(
                at, order, random.nextInt(3), E8.ONE / 2, quantityE8, E8.ONE / 1000, false);
    }

    private FillState state() {
        return FillState.values()[random.nextInt(FillState.values().length)];
    }
}
