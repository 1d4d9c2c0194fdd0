package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Market;
import io.foretick.event.Resolution;
import io.foretick.exchange.LoopbackExchanges;
import io.foretick.exchange.fault.FaultPlan;
import io.foretick.exchange.source.WorldSettings;
import io.foretick.forecast.density.EconometricModel;
import io.foretick.journal.JournalVerifier;
import io.foretick.journal.JournalWriter;
import io.foretick.report.alert.LoopbackBotApi;
import io.foretick.risk.Verdict;
import io.foretick.session.Config;
import io.foretick.session.ConfigReader;
import io.foretick.session.JournalHeads;
import io.foretick.session.Wiring;
import io.foretick.session.control.ControlFiles;
import io.foretick.session.control.KillLatch;
import io.foretick.session.control.Latched;
import io.foretick.store.ModelFile;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;
import io.foretick.testing.Markets;
import io.foretick.testing.StateTape;
import io.foretick.venue.Venue;
import io.foretick.venue.VenueClock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

@Timeout(60)
class LiveRunTest {

    private static final double SPEED = 60;
    private static final int EVENTS = 500;
    private static final long START_NS = 1_791_208_860L * Times.SECOND_NS;

    private static final List<String> SERVICES =
            List.of(
                    "binance_rest",
                    "binance_ws",
                    "polymarket_gamma",
                    "polymarket_clob",
                    "polymarket_ws",
                    "polymarket_rtds");

    @TempDir private Path folder;
    private final StringWriter notices = new StringWriter();

    @Test
    void aWatcherThatFailsCostsNeitherSummaryNorTheOtherWatchers() throws IOException {
        Files.writeString(folder.resolve("logs"), "no folder can be made here");
        var full = new FullDisk();
        try (LoopbackExchanges exchanges = exchanges()) {
            Config config = at(exchanges).read();
            LiveRun.Outcome outcome = run(config, exchanges.clock(), List.of(full));
            assertTrue(outcome.summary().path("digest").isString(), notices::toString);
        }
        String told = notices.toString();
        assertTrue(told.contains("CSV stopped, all else runs on: No space left"), told);
        assertEquals(1, full.events, "asked again after it had failed");
        assertFalse(told.contains("reports, dashboard and alerts"), told);
        assertTrue(Files.exists(folder.resolve("summary.json")));
        assertTrue(Files.exists(folder.resolve("report.html")));
    }

    @Test
    void takesTheLockBeforeItReadsWhatASessionLeft() throws IOException {
        Config other = new ConfigReader().flag("risk.cooldown_ms=7").read();
        Path journal = folder.resolve("journal");
        try (var _ = JournalWriter.open(journal, JournalHeads.of(other, model()))) {
            IOException refusal =
                    assertThrows(
                            IOException.class,
                            () -> run(new ConfigReader().read(), VenueClock.wall(), List.of()));
            assertTrue(refusal.toString().contains("another writer"), refusal::toString);
        }
        assertTrue(JournalVerifier.verify(journal).fault().isEmpty());
    }

    @Test
    void asksAfterARestartOnlyHowUnsettledMarketsEnded() {
        Config config = new ConfigReader().read();
        Engine engine = Wiring.engine(config, List.of());
        var settled = listed(0);
        var open = listed(1);
        var resolved = new Event.MarketResolved(Markets.stamp(1), 0, Resolution.UP, 0);
        List.of(settled, open, resolved).forEach(event -> engine.on(event, _ -> {}));
        var checkpoint = new StateTape();
        engine.save(checkpoint);
        Engine restarted = Wiring.engine(config, List.of());
        for (Event.Listed listing : List.of(settled, open)) {
            restarted.state().on(listing);
            restarted.account().on(listing);
        }
        restarted.load(checkpoint);
        assertEquals(List.of(open.terms()), LiveRun.overAndOpen(restarted, Long.MAX_VALUE));
        assertEquals(List.of(), LiveRun.overAndOpen(restarted, 0));
    }

    @Test
    void aSessionThatDiesOfAFaultTellsTheChatAndWithdrawsItsOrders() {
        var path = new Watched(new BrokenVenue());
        try (var api = new LoopbackBotApi();
                LoopbackExchanges exchanges = exchanges()) {
            Config config = at(exchanges).flag("telegram.api_url=" + api.url()).read();
            var environment = LoopbackBotApi.environment();
            assertThrows(
                    UncheckedIOException.class,
                    () -> run(config, exchanges.clock(), path, List.of(), environment));
            assertTrue(
                    api.lines().contains("HALTED: No space left on device"),
                    () -> "told: " + api.lines());
        }
        assertTrue(path.kills.get() > 0, "its orders were left behind");
    }

    @Test
    void aLatchThatIsThereCancelsEverythingAndHaltsTheSession() throws IOException {
        var halts = new HaltWatch();
        try (LoopbackExchanges exchanges = exchanges()) {
            Config config = at(exchanges).read();
            var path = new Watched(Wiring.paperVenue(config));
            new KillLatch(new ControlFiles(folder)).latch(Latched.now("tests", "ada"));
            run(config, exchanges.clock(), path, List.of(halts), Map.of());
            assertTrue(path.kills.get() > 0, "nothing was cancelled");
        }
        assertEquals("kill switch: tests", halts.reason);
    }

    private static Event.Listed listed(int number) {
        Market market = Markets.fiveMinutes("btc-updown-5m-" + number, Markets.FEES);
        return new Event.Listed(Markets.stamp(0), number, market);
    }

    /// A venue whose first event is its last.
    private static final class BrokenVenue implements Venue {

        @Override
        public void on(Event event) {
            throw new UncheckedIOException(new IOException("No space left on device"));
        }

        @Override
        public void execute(Command command) {}

        @Override
        public long deliver(long untilNs, Consumer<Event> sink) {
            return NOTHING_DUE_NS;
        }

        @Override
        public void save(StateSink out) {}

        @Override
        public void load(StateSource in) {}
    }

    /// Counts how often everything was cancelled.
    private static final class Watched implements OrderPath {
        private final Venue venue;
        private final AtomicInteger kills = new AtomicInteger();

        private Watched(Venue venue) {
            this.venue = venue;
        }

        @Override
        public Venue venue() {
            return venue;
        }

        @Override
        public Running begin(Desk desk) {
            return new Running() {
                @Override
                public void kill() {
                    kills.incrementAndGet();
                }

                @Override
                public void summarise(ObjectNode live) {}

                @Override
                public void close() {}
            };
        }
    }

    /// Notes why trading was halted.
    private static final class HaltWatch implements EngineObserver {
        private volatile String reason = "";

        @Override
        public void applied(Event event, Engine engine) {
            reason = engine.halts().reason();
        }

        @Override
        public void commanded(Command command) {}

        @Override
        public void decided(MarketView view, Strategy strategy, Signal signal, Verdict verdict) {}
    }

    /// Fails at whatever it sees.
    private static final class FullDisk implements EngineObserver {
        private int events;

        @Override
        public void applied(Event event, Engine engine) {
            events++;
            throw new UncheckedIOException(new IOException("No space left on device"));
        }

        @Override
        public void commanded(Command command) {}

        @Override
        public void decided(MarketView view, Strategy strategy, Signal signal, Verdict verdict) {}
    }

    /// Runs until a watcher behind those of the test has seen enough to tell who was asked again.
    private LiveRun.Outcome run(Config config, VenueClock clock, List<EngineObserver> observers)
            throws IOException {
        var seen = new AtomicInteger();
        try (var signals = new StopSignals()) {
            var watchers = new ArrayList<>(observers);
            watchers.add(new PaperUntil.Ending(_ -> seen.incrementAndGet() >= EVENTS, signals));
            var path = OrderPath.within(Wiring.paperVenue(config));
            var plan = plan(config, clock, path, watchers, Duration.ofSeconds(30));
            var choice = ModelChoice.following(model(), model());
            LiveRun.Outcome outcome = new LiveRun(plan, choice, signals).run();
            assertTrue(seen.get() >= EVENTS, notices::toString);
            return outcome;
        }
    }

    private LiveRun.Outcome run(
            Config config,
            VenueClock clock,
            OrderPath orders,
            List<EngineObserver> observers,
            Map<String, String> environment)
            throws IOException {
        try (var signals = new StopSignals()) {
            var plan = plan(config, clock, orders, observers, Duration.ofSeconds(4));
            var choice = ModelChoice.following(model(), model());
            return new LiveRun(plan, choice, signals, environment).run();
        }
    }

    private LiveRun.Plan plan(
            Config config,
            VenueClock clock,
            OrderPath orders,
            List<EngineObserver> observers,
            Duration longest) {
        return new LiveRun.Plan(
                "paper",
                folder,
                config,
                clock,
                orders,
                List.of(),
                observers,
                longest,
                false,
                new PrintWriter(notices));
    }

    private static ConfigReader at(LoopbackExchanges exchanges) {
        var reader = new ConfigReader().flag("live.speed=" + SPEED);
        for (String service : SERVICES) {
            reader.flag("live.endpoints." + service + "=" + exchanges.urls().get(service));
        }
        return reader;
    }

    private static LoopbackExchanges exchanges() {
        return LoopbackExchanges.start(
                new LoopbackExchanges.Settings(
                        0,
                        new Seed(7),
                        START_NS,
                        SPEED,
                        10_000,
                        FaultPlan.of("none"),
                        WorldSettings.USUAL));
    }

    private static EconometricModel model() throws IOException {
        return ModelFile.loadBundled().model();
    }
}
