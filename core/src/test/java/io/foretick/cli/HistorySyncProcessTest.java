package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.exchange.LoopbackExchanges;
import io.foretick.exchange.fault.FaultKind;
import io.foretick.exchange.fault.FaultPlan;
import io.foretick.exchange.fault.FaultRule;
import io.foretick.exchange.source.SpotTrade;
import io.foretick.exchange.source.World;
import io.foretick.exchange.source.WorldSettings;
import io.foretick.history.HistoryStore;
import io.foretick.history.day.Part.Source;
import io.foretick.market.second.SecondCloser;
import io.foretick.testing.DayDigests;
import io.foretick.testing.MemoryFolder;
import io.foretick.venue.polymarket.Coin;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// `foretick history sync` as a process of its own against a simulated Binance that spoils what it
/// gives, killed from outside and taken up again. Twenty kills are
/// `scripts/soak/SyncKillCampaign.java`.
@Timeout(300)
class HistorySyncProcessTest {

    private static final int KILLS = 3;
    private static final int SPEED = 10; // of the clock by which both sides wait
    private static final Seed SEED = new Seed(11);
    private static final WorldSettings WORLD = new WorldSettings(8_000);
    private static final Instant NOW = Instant.parse("2025-03-04T03:00:00Z");
    private static final Instant TO = Instant.parse("2025-03-04T02:00:00Z");
    private static final LocalDate FROM = LocalDate.of(2024, 12, 18);
    private static final long PATIENCE_NS = 120 * Times.SECOND_NS;

    @TempDir(factory = MemoryFolder.class)
    private Path folder = Path.of("");

    private final List<Process> started = new ArrayList<>();
    private LoopbackExchanges exchanges;

    @BeforeEach
    void startExchanges() {
        exchanges =
                LoopbackExchanges.start(
                        new LoopbackExchanges.Settings(
                                0,
                                SEED,
                                NOW.getEpochSecond() * Times.SECOND_NS,
                                SPEED,
                                10_000,
                                faults(),
                                WORLD));
    }

    @AfterEach
    void stopAll() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
        exchanges.close();
    }

    /// A month that ends early with a right digest, a month that exists only as days, one of them
    /// with a wrong digest, and a network that breaks off now and then.
    private static FaultPlan faults() {
        return new FaultPlan(
                List.of(
                        archive("early", FaultKind.TRUNCATED_ARCHIVE, "*/monthly/*2024-12.zip"),
                        archive("hidden", FaultKind.MISSING_ARCHIVE, "*/monthly/*2025-02*"),
                        archive(
                                "wrong",
                                FaultKind.WRONG_DIGEST,
                                "*/daily/*2025-02-20.zip.CHECKSUM"),
                        archive("cut", FaultKind.RESET_BODY, "*.zip").withProbability(0.2),
                        FaultRule.of("busy", FaultKind.TOO_MANY_REQUESTS)
                                .withService("binance_rest")
                                .withProbability(0.05)
                                .withLastingNs(Times.SECOND_NS),
                        FaultRule.of("error", FaultKind.SERVER_ERROR)
                                .withService("binance_*")
                                .withProbability(0.05)));
    }

    private static FaultRule archive(String name, FaultKind kind, String path) {
        return FaultRule.of(name, kind).withService("binance_archive").withPath(path);
    }

    @Test
    void aKilledSyncGoesOnAndHoldsTheTapeWhateverTheVenueSpoils() throws Exception {
        var random = new SplittableRandom(20250304);
        for (int kill = 0; kill < KILLS; kill++) {
            long before = daysHeld();
            Process sync = start();
            await(sync, before);
            LockSupport.parkNanos(random.nextLong(Times.SECOND_NS));
            assertTrue(sync.isAlive(), this::said);
            sync.destroyForcibly().waitFor();
        }
        Process sync = start();
        assertTrue(sync.waitFor(PATIENCE_NS, TimeUnit.NANOSECONDS), this::said);
        assertEquals(ExitCode.OK, sync.exitValue(), this::said);
        JsonNode report = new JsonMapper().readTree(Files.readString(folder.resolve("out")));
        assertTrue(report.path("ok").asBoolean(), report::toPrettyString);
        holdsTheTape();
        verifies();
    }

    private void holdsTheTape() throws IOException {
        Set<Source> sources = EnumSet.noneOf(Source.class);
        try (HistoryStore store = HistoryStore.open(store())) {
            Map<LocalDate, Long> expected = tape();
            assertEquals(List.copyOf(expected.keySet()), store.days("BTCUSDT"));
            for (LocalDate day : store.days("BTCUSDT")) {
                assertEquals(expected.get(day), store.rows("BTCUSDT", day).digest(), day::toString);
                store.proof("BTCUSDT", day)
                        .orElseThrow()
                        .parts()
                        .forEach(part -> sources.add(part.source()));
            }
        }
        assertEquals(
                EnumSet.of(Source.MONTHLY_ARCHIVE, Source.DAILY_ARCHIVE, Source.REST), sources);
    }

    /// Digests of the days that come straight from the exchange's tape.
    private static Map<LocalDate, Long> tape() {
        World world = World.of(SEED.split("world"), WORLD);
        long fromNs = FROM.toEpochDay() * Times.DAY_NS;
        long toNs = TO.getEpochSecond() * Times.SECOND_NS;
        long firstId = world.firstTradeIdAt(Coin.BTC, fromNs);
        SpotTrade before = world.tradesFrom(Coin.BTC, firstId - 1, 1, toNs).getFirst();
        var days = new DayDigests();
        var closer =
                new SecondCloser(fromNs / Times.SECOND_NS, before.priceE8(), before.id(), days);
        for (SpotTrade trade : world.trades(Coin.BTC, fromNs, toNs)) {
            closer.trade(
                    trade.id(),
                    trade.timeNs(),
                    trade.priceE8(),
                    trade.quantityE8(),
                    trade.buyerIsMaker());
        }
        closer.closeUntil(TO.getEpochSecond());
        return days.digests();
    }

    private void verifies() {
        var out = new StringWriter();
        int code =
                Main.commandLine()
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(out, true))
                        .execute("history", "verify", "--store=" + store(), "--json");
        assertEquals(ExitCode.OK, code, out.toString());
    }

    private Path store() {
        return folder.resolve("store");
    }

    private long daysHeld() throws IOException {
        if (!Files.exists(store())) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(store().resolve("seconds"))) {
            return files.filter(file -> file.endsWith("part.parquet")).count();
        } catch (IOException | java.io.UncheckedIOException _) {
            return 0; // not there yet, or just being written
        }
    }

    private Process start() throws IOException {
        Map<String, String> urls = exchanges.urls();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.addAll(List.of("history", "sync", "--symbols=BTCUSDT", "--json"));
        command.addAll(List.of("--from=" + FROM, "--to=" + TO, "--store=" + store()));
        command.addAll(List.of("--archive", urls.getOrDefault("binance_archive", "")));
        command.addAll(List.of("--set", "live.speed=" + SPEED));
        command.add("--set");
        command.add("live.endpoints.binance_rest=" + urls.get("binance_rest"));
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(Redirect.to(folder.resolve("out").toFile()))
                        .redirectError(Redirect.to(folder.resolve("err").toFile()))
                        .start();
        started.add(process);
        return process;
    }

    /// Waits until the store holds more days.
    private void await(Process process, long before) throws IOException {
        long deadline = System.nanoTime() + PATIENCE_NS;
        while (daysHeld() <= before) {
            assertTrue(process.isAlive(), () -> "ended: " + said());
            assertTrue(System.nanoTime() < deadline, () -> "no new day: " + said());
            LockSupport.parkNanos(20 * Times.MILLI_NS);
        }
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("err"))
                    + Files.readString(folder.resolve("out"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
