package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
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
import io.foretick.risk.Verdict;
import io.foretick.session.Config;
import io.foretick.session.ConfigReader;
import io.foretick.session.JournalHeads;
import io.foretick.session.Wiring;
import io.foretick.store.ModelFile;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;
import io.foretick.testing.Markets;
import io.foretick.testing.StateTape;
import io.foretick.venue.VenueClock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

@Timeout(60)
class LiveRunTest {

    private static final double SPEED = 60;
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
            var reader = new ConfigReader().flag("live.speed=" + SPEED);
            for (String service : SERVICES) {
                reader.flag("live.endpoints." + service + "=" + exchanges.urls().get(service));
            }
            Config config = reader.read();
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

    private static Event.Listed listed(int number) {
        Market market = Markets.fiveMinutes("btc-updown-5m-" + number, Markets.FEES);
        return new Event.Listed(Markets.stamp(0), number, market);
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

    private LiveRun.Outcome run(Config config, VenueClock clock, List<EngineObserver> observers)
            throws IOException {
        var plan =
                new LiveRun.Plan(
                        "paper",
                        folder,
                        config,
                        clock,
                        OrderPath.within(Wiring.paperVenue(config)),
                        List.of(),
                        observers,
                        Duration.ofSeconds(4),
                        false,
                        new PrintWriter(notices));
        try (var signals = new StopSignals()) {
            return new LiveRun(plan, ModelChoice.following(model(), model()), signals).run();
        }
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
