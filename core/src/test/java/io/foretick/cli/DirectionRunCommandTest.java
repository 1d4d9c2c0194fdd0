package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.exchange.TestVenue;
import io.foretick.exchange.bybit.BybitExchange;
import io.foretick.exchange.fault.FaultKind;
import io.foretick.exchange.fault.FaultPlan;
import io.foretick.exchange.fault.FaultRule;
import io.foretick.exchange.fault.FaultSchedule;
import io.foretick.exchange.fault.SeededFaults;
import io.foretick.exchange.wire.ExchangeContext;
import io.foretick.market.candle.Timeframe;
import io.foretick.report.direction.DirectionFiles;
import io.foretick.report.direction.FileSettings;
import io.foretick.store.direction.DirectionState;
import io.foretick.store.direction.Origin;
import io.foretick.store.direction.SavedState;
import io.foretick.store.direction.StateFiles;
import io.foretick.testing.Eventually;
import io.foretick.venue.VenueClock;
import io.foretick.venue.bybit.rest.BybitHistory;
import io.foretick.venue.bybit.rest.BybitRest;

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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `foretick direction run` against the simulated Bybit, ten minutes of which pass in a second.
@Timeout(120)
class DirectionRunCommandTest {

    private static final int SPEED = 600;
    private static final long PATIENCE_NS = 60 * Times.SECOND_NS;
    private static final String SYMBOL = "BTCUSDT";
    private static final List<Timeframe> TIMEFRAMES =
            List.of(Timeframe.MINUTE, Timeframe.parse("5"));
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern PAGE = Pattern.compile("dashboard: (http\\S+)/predictor\\?(\\S+)");

    @TempDir private Path folder = Path.of("");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final VenueClock clock = VenueClock.startingAt(TestVenue.START_NS, SPEED);
    private final SeededFaults faults = new SeededFaults(FaultPlan.NONE, clock, new Seed(5));
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private BybitExchange exchange;

    @BeforeEach
    void startExchange() {
        exchange =
                BybitExchange.start(
                        new ExchangeContext(clock, new Seed(7), faults, _ -> 0), TestVenue.WORLD);
    }

    @AfterEach
    void stopExchange() {
        client.shutdownNow();
        client.close();
        exchange.close();
        faults.close();
    }

    @Test
    void leavesNoHoleAndNoDuplicateAmongFaultsNorWhileItWasAway() throws Exception {
        faults.add(
                new FaultPlan(
                        List.of(
                                stream("cut", FaultKind.DISCONNECT)
                                        .withSchedule(new FaultSchedule(0, 7 * Times.MINUTE_NS, 0)),
                                stream("gap", FaultKind.GAP).withProbability(0.2),
                                stream("late", FaultKind.LATE).withProbability(0.02),
                                stream("swapped", FaultKind.REORDER).withProbability(0.1),
                                stream("twice", FaultKind.DUPLICATE).withProbability(0.1),
                                rest("error", FaultKind.SERVER_ERROR).withProbability(0.2),
                                rest("slow", FaultKind.SLOW_REST).withProbability(0.1))));
        runUntil(12);
        assertLines();
        runUntil(rows("candles").size() + 8);
        faults.clear();
        assertFilesAreWhole();
        assertEquals(Origin.CLOSE, versions().getLast().head().origin());
    }

    @Test
    void aKilledProcessLeavesNothingThatTheNextOneDoesNotMend() throws Exception {
        Process killed = startProcess();
        try {
            long deadline = System.nanoTime() + PATIENCE_NS;
            while (rows("candles").size() <= 4 && System.nanoTime() < deadline) {
                assertTrue(killed.isAlive(), this::said);
                LockSupport.parkNanos(20 * Times.MILLI_NS);
            }
            assertTrue(rows("candles").size() > 4, this::said);
        } finally {
            killed.destroyForcibly().waitFor();
        }
        assertEquals(Origin.AUTOSAVE, versions().getLast().head().origin());
        runUntil(rows("candles").size() + 1);
        assertFilesAreWhole();
    }

    @Test
    void aTimeframeMayJoinLaterAndLeaveAgain() throws Exception {
        assertEquals(ExitCode.OK, run("--tfs=1", "--duration=1s", "--quiet"), err::toString);
        runUntil(rows("candles").size() + 8);
        assertFilesAreWhole();
        assertEquals(ExitCode.OK, run("--tfs=5", "--duration=1s", "--quiet"), err::toString);
        assertFilesAreWhole();
    }

    @Test
    void servesItsPageToWhoHasTheToken() throws Exception {
        Thread run =
                Thread.ofPlatform()
                        .start(() -> run("--dashboard", "--dashboard-port=0", "--quiet"));
        try {
            Eventually.holds(() -> PAGE.matcher(out.toString()).find(), err::toString);
            Matcher page = PAGE.matcher(out.toString());
            assertTrue(page.find());
            assertEquals(200, ask(page.group(1) + "/api/health").statusCode());
            assertEquals(401, ask(page.group(1) + "/api/state").statusCode());
            String models = page.group(1) + "/api/models?" + page.group(2);
            Eventually.holds(
                    () -> ask(models).body().contains("ENSEMBLE"), () -> ask(models).body());
            JsonNode state =
                    JSON.readTree(ask(page.group(1) + "/api/state?" + page.group(2)).body());
            assertEquals(SYMBOL, state.path("symbol").asString());
        } finally {
            run.interrupt();
            run.join();
        }
    }

    @Test
    void aDryRunTellsWhatItWouldRunOn() {
        assertEquals(ExitCode.OK, run("--dry-run"), err::toString);
        assertTrue(
                out.toString().matches("(?s)backend=(cpu|gpu) devices=\\[.*CpuDevice.*\\]\\R.*"));
        assertTrue(out.toString().contains("jdk=" + Runtime.version()));
        assertTrue(out.toString().contains(" answers in "), out::toString);
    }

    @Test
    void aDryRunWithoutAVenueIsWellToo() {
        int code = execute("direction", "run", "--dry-run", "--rest-url=http://127.0.0.1:9");
        assertEquals(ExitCode.OK, code, err::toString);
        assertTrue(out.toString().contains("backend="));
        assertTrue(out.toString().contains("feed=offline: "), out::toString);
    }

    @Test
    void namesNearPairsWhereThereIsNoneSuch() {
        assertEquals(ExitCode.USAGE, run("--symbol=NOPE", "--duration=1s"));
        assertTrue(
                err.toString().contains("--symbol: Bybit has no spot pair NOPE; near: "),
                err::toString);
        assertTrue(Files.notExists(folder.resolve("state.db")));
    }

    @Test
    void refusesAStateOrAFolderThatAnotherRunHasOpen() throws IOException {
        try (DirectionState _ = DirectionState.open(stateFiles(), SYMBOL)) {
            assertEquals(ExitCode.USAGE, run("--duration=1s"));
            assertTrue(err.toString().contains("state.db"), err::toString);
        }
        err.getBuffer().setLength(0);
        try (DirectionFiles _ =
                DirectionFiles.open(folder.resolve("out"), "BTCUSDT", FileSettings.LIVE)) {
            assertEquals(ExitCode.USAGE, run("--duration=1s"));
            assertTrue(err.toString().contains("out"), err::toString);
        }
        assertEquals(ExitCode.OK, run("--duration=1s"), err::toString);
    }

    @Test
    void refusesOptionsThatCannotBe() {
        assertEquals(ExitCode.USAGE, run("--rotate-mb=0"));
        assertTrue(err.toString().contains("--rotate-mb must lie in"), err::toString);
        assertEquals(ExitCode.USAGE, run("--autosave-updates=0"));
        assertEquals(ExitCode.USAGE, run("--warm-up=-1"));
        assertEquals(ExitCode.USAGE, run("--warm-up=500", "--catch-up=400"));
        assertEquals(ExitCode.USAGE, run("--ping=2h"));
        assertFalse(err.toString().contains("a fault of the program"), err::toString);
    }

    /// Runs for a second, as often as it takes until there are so many candles.
    private void runUntil(int candles) {
        do {
            assertEquals(ExitCode.OK, run("--duration=1s"), err::toString);
        } while (rows("candles").size() < candles);
    }

    /// One line for each candle, with what became of the prediction before.
    private void assertLines() {
        Pattern line =
                Pattern.compile(
                        "\\S+Z  tf [15] +close [0-9.]+  (UP  |DOWN|FLAT) p_up 0\\.[0-9]{4}.*");
        out.toString().lines().forEach(text -> assertTrue(line.matcher(text).matches(), text));
        assertTrue(out.toString().lines().count() >= rows("candles").size());
        assertTrue(out.toString().contains("   before: "));
    }

    private int run(String... options) {
        return execute(arguments(options));
    }

    private int execute(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private String[] arguments(String... options) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "direction",
                                "run",
                                "--rest-url=" + TestVenue.url(exchange, BybitExchange.REST),
                                "--ws-url=" + TestVenue.url(exchange, BybitExchange.STREAMS),
                                "--speed=" + SPEED,
                                "--save-jsonl-dir=" + folder.resolve("out"),
                                "--state-db=" + stateFiles().state(),
                                "--pattern-db=" + stateFiles().patterns()));
        all.addAll(List.of(options));
        if (all.stream().noneMatch(option -> option.startsWith("--tfs="))) {
            all.add("--tfs=1,5");
        }
        return all.toArray(String[]::new);
    }

    private StateFiles stateFiles() {
        return new StateFiles(folder.resolve("state.db"), folder.resolve("patterns.db"));
    }

    private Process startProcess() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--add-modules=jdk.incubator.vector");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.addAll(List.of(arguments("--quiet")));
        return new ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.to(folder.resolve("err").toFile()))
                .start();
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("err"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private List<SavedState> versions() throws IOException {
        return DirectionState.versionsIn(stateFiles().state());
    }

    private HttpResponse<String> ask(String url) {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create(url)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(url, e);
        }
    }

    /// The whole lines of a file; none if it is not there yet.
    private List<JsonNode> rows(String name) {
        Path file = folder.resolve("out").resolve(name + ".jsonl");
        if (Files.notExists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.readString(file).lines()) {
            return lines.filter(line -> line.endsWith("}")).map(JSON::readTree).toList();
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
    }

    private List<JsonNode> rows(String name, Timeframe timeframe) {
        return rows(name).stream()
                .filter(row -> row.path("tf").asString().equals(timeframe.name()))
                .toList();
    }

    /// The candles are those of the venue, each once, from that of the first prediction on; the
    /// facts are the moves between them; all predictions but the newest were judged once.
    private void assertFilesAreWhole() throws Exception {
        for (Timeframe timeframe : TIMEFRAMES) {
            List<JsonNode> candles = rows("candles", timeframe);
            assertEquals(venueCloses(timeframe, candles), closes(candles));
            List<JsonNode> facts = rows("facts", timeframe);
            List<JsonNode> later = candles.subList(1, candles.size());
            assertEquals(starts(later, "ts_start"), starts(facts, "curr_ts"));
            for (int k = 0; k < facts.size(); k++) {
                assertClose(candles.get(k), facts.get(k).path("close_prev"));
                assertClose(later.get(k), facts.get(k).path("close_curr"));
            }
            assertEquals(
                    candles.getFirst().path("ts_start"),
                    rows("predictions", timeframe).getFirst().path("candle_ts"));
            List<String> judged = keys(rows("updates", timeframe));
            List<String> predicted = keys(rows("predictions", timeframe));
            int waiting = predicted.size() - judged.size();
            assertEquals(4, waiting, "predictions that wait");
            assertEquals(predicted.subList(0, judged.size()), judged);
            assertEquals(predicted.size(), predicted.stream().distinct().count());
        }
    }

    private static void assertClose(JsonNode candle, JsonNode close) {
        assertEquals(candle.path("c").doubleValue(), close.doubleValue());
    }

    private List<Double> venueCloses(Timeframe timeframe, List<JsonNode> candles) throws Exception {
        var rest = new BybitRest(client, clock, TestVenue.url(exchange, BybitExchange.REST));
        return new BybitHistory(rest, SYMBOL, timeframe)
                        .between(
                                candles.getFirst().path("ts_start").longValue() * Times.MILLI_NS,
                                candles.getLast().path("ts_start").longValue() * Times.MILLI_NS
                                        + timeframe.lengthNs())
                        .stream()
                        .map(DirectionRunCommandTest::close)
                        .toList();
    }

    private static double close(Bar bar) {
        return bar.closeE8() / 1e8;
    }

    private static List<Double> closes(List<JsonNode> candles) {
        return candles.stream().map(row -> row.path("c").doubleValue()).toList();
    }

    private static List<Long> starts(List<JsonNode> rows, String key) {
        return rows.stream().map(row -> row.path(key).longValue()).toList();
    }

    private static List<String> keys(List<JsonNode> rows) {
        return rows.stream()
                .map(row -> row.path("candle_ts") + " " + row.path("model_id").asString())
                .toList();
    }

    private static FaultRule stream(String name, FaultKind kind) {
        return FaultRule.of(name, kind).withService(BybitExchange.STREAMS);
    }

    private static FaultRule rest(String name, FaultKind kind) {
        return FaultRule.of(name, kind).withService(BybitExchange.REST);
    }
}
