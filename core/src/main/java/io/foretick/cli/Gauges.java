package io.foretick.cli;

import io.foretick.base.Times;
import io.foretick.dashboard.metrics.LiveFigures;
import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Source;
import io.foretick.risk.Verdict;
import io.foretick.session.live.Vitals;
import io.foretick.session.model.ModelCounts;
import io.foretick.session.model.Withheld;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;
import io.foretick.venue.VenueClock;
import io.foretick.venue.live.ArrivalQueue;
import io.foretick.venue.live.LiveFeeds;
import io.foretick.venue.live.socket.ConnectionHealth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Supplier;

/// What `/metrics` tells of a live session. Watches the journal for what only events say; asked by
/// the dashboard's threads.
final class Gauges implements EngineObserver, Supplier<LiveFigures> {

    private final VenueClock clock;
    private final Vitals vitals;
    private final ArrivalQueue queue;
    private final int queueCapacity;
    private final AtomicLongArray gaps = new AtomicLongArray(Source.values().length);
    private final AtomicLong orders = new AtomicLong();
    private final AtomicLong fills = new AtomicLong();
    private volatile Supplier<List<ConnectionHealth>> health = List::of;
    private volatile Supplier<List<LiveFigures.Densities>> densities = List::of;
    private volatile Supplier<Map<String, Boolean>> account = Map::of;

    Gauges(VenueClock clock, Vitals vitals, ArrivalQueue queue, int queueCapacity) {
        this.clock = clock;
        this.vitals = vitals;
        this.queue = queue;
        this.queueCapacity = queueCapacity;
    }

    /// The model to tell of from now on.
    void watch(ModelCounts counts) {
        densities = () -> densities(counts);
    }

    /// The connections to tell of from now on.
    void watch(LiveFeeds feeds) {
        health = feeds::health;
    }

    /// The way of the orders to tell of from now on.
    void watch(OrderPath.Running orders) {
        account = orders::faults;
    }

    @Override
    public LiveFigures get() {
        var latencies = new ArrayList<LiveFigures.Latency>();
        for (Vitals.Span span : Vitals.Span.values()) {
            String stage = span.name().toLowerCase(Locale.ROOT);
            latencies.add(new LiveFigures.Latency(stage, vitals.histogram(span)));
        }
        return new LiveFigures(
                latencies,
                health.get().stream().map(this::feed).toList(),
                List.of(
                        new LiveFigures.Queue(
                                "arrivals", queue.size(), queueCapacity, queue.dropped())),
                densities.get(),
                faults(account.get()),
                vitals.events(),
                orders.get(),
                fills.get());
    }

    @Override
    public void applied(Event event, Engine engine) {
        if (event instanceof Event.Gap gap) {
            gaps.incrementAndGet(gap.feed().ordinal());
        } else if (event instanceof Event.OrderFilled) {
            fills.incrementAndGet();
        }
    }

    @Override
    public void commanded(Command command) {
        if (command instanceof Command.PlaceOrder) {
            orders.incrementAndGet();
        }
    }

    @Override
    public void decided(MarketView view, Strategy strategy, Signal signal, Verdict verdict) {}

    private static List<LiveFigures.Densities> densities(ModelCounts counts) {
        var all = new ArrayList<LiveFigures.Densities>();
        all.add(new LiveFigures.Densities("given", counts.given()));
        for (Withheld reason : Withheld.values()) {
            all.add(new LiveFigures.Densities(reason.key(), counts.withheld(reason)));
        }
        return all;
    }

    private static List<LiveFigures.Fault> faults(Map<String, Boolean> account) {
        var all = new ArrayList<LiveFigures.Fault>();
        account.forEach((part, present) -> all.add(new LiveFigures.Fault(part, present)));
        return all;
    }

    private LiveFigures.Feed feed(ConnectionHealth connection) {
        boolean heard = connection.lastDataNs() != ConnectionHealth.NEVER_NS;
        double age = heard ? Times.seconds(clock.nowNs() - connection.lastDataNs()) : Double.NaN;
        return new LiveFigures.Feed(
                connection.name(),
                age,
                connection.frames(),
                gapsOf(connection.name()),
                connection.reconnects());
    }

    /// A connection is called by its source, some with a number behind it.
    private long gapsOf(String connection) {
        for (Source source : Source.values()) {
            if (connection.startsWith(source.key())) {
                return gaps.get(source.ordinal());
            }
        }
        return 0;
    }
}
