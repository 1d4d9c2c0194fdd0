package io.foretick.cli;

import io.foretick.base.Times;
import io.foretick.dashboard.metrics.MetricsPage;
import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
import io.foretick.event.Market;
import io.foretick.event.Source;
import io.foretick.journal.DirectoryLock;
import io.foretick.journal.JournalBeginning;
import io.foretick.journal.JournalHead;
import io.foretick.journal.JournalReader;
import io.foretick.journal.JournalWriter;
import io.foretick.market.MarketSlot;
import io.foretick.report.RunFigures;
import io.foretick.report.alert.TelegramAlerts;
import io.foretick.session.Config;
import io.foretick.session.JournalHeads;
import io.foretick.session.Restart;
import io.foretick.session.RunResult;
import io.foretick.session.Session;
import io.foretick.session.Settlement;
import io.foretick.session.Wiring;
import io.foretick.session.control.Emptying;
import io.foretick.session.live.LiveSession;
import io.foretick.session.live.Vitals;
import io.foretick.strategy.Strategy;
import io.foretick.venue.Listings;
import io.foretick.venue.Venue;
import io.foretick.venue.VenueClock;
import io.foretick.venue.live.Arrival;
import io.foretick.venue.live.ArrivalDecoders;
import io.foretick.venue.live.ArrivalQueue;
import io.foretick.venue.live.LiveFeeds;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// One session against live feeds, from the first connection to the summary: what `paper`, `record`
/// and `demo` have in common. Runs once.
final class LiveRun {

    private static final List<Source> FEEDS =
            List.of(Source.BINANCE, Source.POLYMARKET_CLOB, Source.POLYMARKET_RTDS);
    private static final long WITHDRAW_NS = 5 * Times.SECOND_NS;
    private static final Duration WITHDRAW_PATIENCE = Duration.ofSeconds(5);
    private static final Duration FLUSH = Duration.ofSeconds(1);

    /// What a run is told.
    ///
    /// @param kind such as `paper`, as it stands in the summary
    /// @param folder of the run
    /// @param config with the endpoints to connect to
    /// @param clock of the venues at these endpoints
    /// @param orders where they go
    /// @param strategies a user's own
    /// @param observers who else watches what happens from now on
    /// @param duration wall time after which the run ends by itself; null: it runs on
    /// @param dashboard whether it is shown in a browser
    /// @param notices where people are told what happens
    record Plan(
            String kind,
            Path folder,
            Config config,
            VenueClock clock,
            OrderPath orders,
            List<Strategy> strategies,
            List<EngineObserver> observers,
            @Nullable Duration duration,
            boolean dashboard,
            PrintWriter notices) {

        Path journal() {
            return folder.resolve("journal");
        }
    }

    /// What is left of a run.
    ///
    /// @param summary as `summary.json` has it
    /// @param interrupted whether a signal ended it
    record Outcome(ObjectNode summary, boolean interrupted) {}

    private final long beganNanoTime = System.nanoTime();
    private final Plan plan;
    private final StopSignals signals;
    private final ModelChoice model;
    private final Map<String, String> environment;
    private final RunReport report;
    private final Shelter logs;
    private final Vitals vitals = new Vitals();
    private final ArrivalQueue queue;
    private final Gauges gauges;
    private volatile Consumer<Arrival.Frame> unreadable = _ -> {}; // until there are feeds

    /// @param signals end the run; to be closed after its last word, for then the process may go
    LiveRun(Plan plan, ModelChoice model, StopSignals signals) {
        this(plan, model, signals, System.getenv());
    }

    /// The same with another environment than the process has.
    LiveRun(Plan plan, ModelChoice model, StopSignals signals, Map<String, String> environment) {
        this.plan = plan;
        this.signals = signals;
        this.model = model;
        this.environment = Map.copyOf(environment);
        this.report = new RunReport(plan.folder(), plan.config(), model.baseline());
        this.logs = new Shelter("logs", report.logs(), report.logs()::close, plan.notices());
        int capacity = plan.config().live().queueCapacity();
        this.queue = new ArrivalQueue(capacity);
        this.gauges = new Gauges(plan.clock(), vitals, queue, capacity);
    }

    /// Runs to the end and writes the run folder.
    Outcome run() throws IOException {
        // The lock first: what is taken up must be nobody else's, and must not grow any more.
        try (logs;
                DirectoryLock lock = DirectoryLock.take(plan.journal());
                HistoryRun history = history()) {
            Engine engine = Wiring.engine(plan.config(), plan.strategies());
            Restart.@Nullable Result restart = takeUp(engine);
            if (history != null) {
                history.restore(restart == null ? List.of() : restart.start().listed());
                engine.observe(history.runner());
                gauges.watch(history.counts());
            }
            try (var journal = JournalWriter.open(lock, head(history))) {
                return run(engine, journal, restart, history);
            }
        }
    }

    /// The store of history behind the session, null without one.
    private @Nullable HistoryRun history() throws IOException {
        if (model.reader() == null) {
            return null;
        }
        Config config = plan.config();
        if (config.history().sync()) {
            var tail = new HistoryTail(config, plan.notices(), signals);
            tail.sync(Path.of(config.history().store()), ModelChoice.symbols(config));
        }
        return HistoryRun.open(config, model.reader(), queue, plan.clock());
    }

    private JournalHead head(@Nullable HistoryRun history) {
        return history == null
                ? JournalHeads.of(plan.config(), model.digest(), JournalHead.Store.NONE)
                : history.head(plan.config());
    }

    private Outcome run(
            Engine engine,
            JournalWriter journal,
            Restart.@Nullable Result restart,
            @Nullable HistoryRun history)
            throws IOException {
        journal.flushEvery(FLUSH);
        if (plan.config().journal().keepDays() > 0) {
            journal.keep(Duration.ofDays(plan.config().journal().keepDays()));
        }
        LiveSession session = session(engine, journal, restart);
        signals.stopWith(session::stop);
        if (plan.duration() != null) {
            signals.stopAfter(plan.duration());
        }
        try (var metrics = new MetricsPage(gauges);
                Screen screen = plan.dashboard() ? screen(metrics) : null;
                TelegramAlerts alerts = Alerts.of(plan.config(), environment);
                Watchers watchers = watch(screen, alerts, restart)) {
            ObjectNode live =
                    Alerts.telling(alerts, () -> drive(session, engine, journal, history));
            journal.sync();
            var figures = figures(engine);
            ObjectNode summary = report.write(watchers.finish(), figures, live);
            return new Outcome(summary, signals.received());
        }
    }

    private Screen screen(MetricsPage metrics) {
        return Screen.open(plan.kind(), plan.config(), metrics, plan.notices());
    }

    /// @param screen null without a dashboard
    /// @param alerts null without a chat to send them to
    private Watchers watch(
            @Nullable Screen screen,
            @Nullable TelegramAlerts alerts,
            Restart.@Nullable Result restart)
            throws IOException {
        if (restart != null) {
            RunPlace.renewLogs(plan.folder(), JournalBeginning.of(plan.journal()));
        }
        var observers = new ArrayList<EngineObserver>(report.recorders());
        observers.add(logs);
        long oldNs = restart == null ? Long.MIN_VALUE : restart.start().nowNs();
        for (EngineObserver observer : plan.observers()) {
            observers.add(sheltered("CSV", new Since(oldNs, observer)));
        }
        observers.add(sheltered("metrics", gauges));
        if (alerts != null) {
            observers.add(sheltered("alerts", new Since(oldNs, alerts)));
        }
        if (screen == null) {
            return Watchers.start(plan, observers, _ -> {});
        }
        Shelter shown = sheltered("dashboard", screen.observer());
        observers.add(shown);
        return Watchers.start(plan, observers, seen -> shown.run(() -> screen.idle(seen)));
    }

    private Shelter sheltered(String name, EngineObserver watcher) {
        return new Shelter(name, watcher, () -> {}, plan.notices());
    }

    /// Runs the session while its feeds are open.
    private ObjectNode drive(
            LiveSession session, Engine engine, JournalWriter journal, @Nullable HistoryRun history)
            throws IOException {
        Map<String, Long> known = history == null ? Map.of() : history.lastTradeIds();
        var desk = new OrderPath.Desk(plan.config(), plan.clock(), queue, journal);
        try (LiveFeeds feeds =
                        LiveFeeds.start(Feeds.plan(plan.config()), plan.clock(), queue, known);
                OrderPath.Running orders = plan.orders().begin(desk);
                var _ = ControlDesk.open(plan.folder(), orders, queue, plan.clock())) {
            gauges.watch(feeds);
            gauges.watch(orders);
            unreadable = feeds::refresh;
            feeds.askOutcomes(overAndOpen(engine, plan.clock().nowNs()));
            run(session, orders);
            ObjectNode live = LiveSummary.json(vitals, feeds, queue);
            orders.summarise(live);
            if (history != null) {
                live.set("densities", history.json());
            }
            return live;
        }
    }

    /// Runs the session; one that dies of a fault leaves no order behind if it can be helped.
    private static void run(LiveSession session, OrderPath.Running orders) {
        boolean ended = false;
        try {
            session.run();
            ended = true;
        } finally {
            if (!ended) {
                withdraw(orders);
            }
        }
    }

    private static void withdraw(OrderPath.Running orders) {
        orders.kill();
        var emptying = new Emptying(orders::kill, orders::openOrders, Emptying.Pace.DEFAULT);
        try {
            emptying.run(new CountDownLatch(1), WITHDRAW_PATIENCE, _ -> {});
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // it ends anyway
        }
    }

    /// Markets of an earlier session that ended while nobody could hear how. The account is asked
    /// which are settled, because a checkpoint does not tell the slots of settled markets.
    static List<Market> overAndOpen(Engine engine, long nowNs) {
        var over = new ArrayList<Market>();
        for (int k = 0; k < engine.state().instruments(); k++) {
            MarketSlot slot = engine.state().slot(k);
            if (slot != null
                    && !engine.account().position(k).resolved()
                    && slot.terms().window().endNs() <= nowNs) {
                over.add(slot.terms());
            }
        }
        return over;
    }

    private LiveSession session(
            Engine engine, JournalWriter journal, Restart.@Nullable Result restart) {
        Session.Start start = restart == null ? Session.Start.FRESH : restart.start();
        int tickMs = plan.config().live().tickMs();
        var parts =
                new Session.Parts(
                        engine,
                        plan.orders().venue(),
                        model.follower(),
                        tickMs,
                        Settlement.BY_VENUE);
        var listings = new Listings();
        listings.restore(start.listed());
        var session =
                new LiveSession(
                        new Session(parts, plan.config(), journal, start),
                        queue,
                        new ArrivalDecoders(
                                listings,
                                frame -> unreadable.accept(frame),
                                plan.orders().account()),
                        plan.clock(),
                        vitals,
                        WITHDRAW_NS);
        if (restart != null) {
            session.resume(restart.unsent(), feeds());
            tellOfRestart(restart, engine);
        } else if (!plan.orders().feeds().isEmpty()) {
            session.resume(List.of(), plan.orders().feeds()); // lost until they say otherwise
        }
        return session;
    }

    private List<Source> feeds() {
        var all = new ArrayList<Source>(FEEDS);
        all.addAll(plan.orders().feeds());
        return all;
    }

    private void tellOfRestart(Restart.Result restart, Engine engine) {
        plan.notices()
                .printf(
                        Locale.ROOT,
                        "goes on where the journal ends: checkpoint at record %d, %d events after"
                                + " it, %d commands sent, ready in %.0f ms%n",
                        restart.afterSequence(),
                        restart.events(),
                        restart.unsent().size(),
                        (System.nanoTime() - beganNanoTime) / 1e6);
        if (!engine.limits().equals(plan.config().risk())) {
            plan.notices().println("limits that operators have changed hold: " + engine.limits());
        }
        plan.notices().flush();
    }

    /// Takes up the journal that is there, if one is.
    private Restart.@Nullable Result takeUp(Engine engine) throws IOException {
        if (!JournalReader.exists(plan.journal())) {
            return null;
        }
        Venue venue = plan.orders().venue();
        return model.follower() == null
                ? Restart.from(plan.journal(), plan.config(), engine, venue)
                : Restart.from(plan.journal(), plan.config(), model.follower(), engine, venue);
    }

    private RunFigures figures(Engine engine) {
        return new RunFigures(
                plan.kind(),
                engine.digest(),
                (System.nanoTime() - beganNanoTime) / 1e9,
                RunResult.peakHeapBytes(),
                List.of());
    }
}
