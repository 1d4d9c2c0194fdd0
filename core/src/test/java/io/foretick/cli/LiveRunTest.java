package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.engine.EngineObserver;
import io.foretick.exchange.LoopbackExchanges;
import io.foretick.exchange.fault.FaultPlan;
import io.foretick.exchange.source.WorldSettings;
import io.foretick.forecast.density.EwmaModel;
import io.foretick.journal.JournalVerifier;
import io.foretick.journal.JournalWriter;
import io.foretick.report.telemetry.MarketDataCsv;
import io.foretick.session.Config;
import io.foretick.session.ConfigReader;
import io.foretick.session.JournalHeads;
import io.foretick.session.Wiring;
import io.foretick.store.ModelFile;
import io.foretick.venue.VenueClock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
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
        Path csv = folder.resolve("csv");
        Files.createDirectories(csv.resolve("btcusdt-spot.csv")); // no file can be written there
        Files.createDirectories(csv.resolve("quotes.csv"));
        Files.writeString(folder.resolve("logs"), "nor a folder here");
        try (LoopbackExchanges exchanges = exchanges();
                var tables = new MarketDataCsv(csv)) {
            var reader = new ConfigReader().flag("live.speed=" + SPEED);
            for (String service : SERVICES) {
                reader.flag("live.endpoints." + service + "=" + exchanges.urls().get(service));
            }
            Config config = reader.read();
            LiveRun.Outcome outcome = run(config, exchanges.clock(), List.of(tables));
            assertTrue(outcome.summary().path("markets").size() >= 4, notices::toString);
        }
        String told = notices.toString();
        assertEquals(1, told.split("CSV stopped", -1).length - 1, told);
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
            assertTrue(refusal.getMessage().contains("another writer"), refusal::toString);
        }
        assertTrue(JournalVerifier.verify(journal).fault().isEmpty());
    }

    private LiveRun.Outcome run(Config config, VenueClock clock, List<EngineObserver> observers)
            throws IOException {
        var plan =
                new LiveRun.Plan(
                        "paper",
                        folder,
                        config,
                        clock,
                        Wiring.paperVenue(config),
                        List.of(),
                        observers,
                        Duration.ofSeconds(4),
                        false,
                        new PrintWriter(notices));
        try (var signals = new StopSignals()) {
            return new LiveRun(plan, model(), model(), signals).run();
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

    private static EwmaModel model() throws IOException {
        return ModelFile.loadBundled().model();
    }
}
