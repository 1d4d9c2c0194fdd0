package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.exchange.TestVenue;
import io.foretick.exchange.bybit.BybitExchange;
import io.foretick.testing.MadeUpKlines;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// `foretick direction replay` on a made-up file of one day, and against the simulated Bybit.
final class DirectionReplayCommandTest {

    private static final Instant BEGIN = Instant.ofEpochMilli(MadeUpKlines.FIRST_OPEN_MS);
    private static final Instant NOON = BEGIN.plus(Duration.ofHours(12));
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<String> SCORES =
            List.of(
                    "n",
                    "accuracy",
                    "action_accuracy",
                    "coverage",
                    "sd_p",
                    "brier",
                    "log_loss",
                    "ece",
                    "base_rate",
                    "base_rate_log_loss");

    private static @TempDir Path shared;
    private static Path klines = Path.of("");
    private static BybitExchange exchange;

    private @TempDir Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @BeforeAll
    static void start() throws IOException {
        klines = MadeUpKlines.write(shared, "BTCUSDT", 1, new Seed(3), _ -> 5e-4);
        exchange = BybitExchange.start(TestVenue.context(1), TestVenue.WORLD);
    }

    @AfterAll
    static void stop() {
        exchange.close();
    }

    private int run(String... options) {
        List<String> all = new ArrayList<>(List.of("direction"));
        all.addAll(List.of(options));
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(errors, true));
        return line.execute(all.toArray(String[]::new));
    }

    private int replay(String mode, String... options) {
        List<String> all = new ArrayList<>(List.of("replay", "--mode", mode));
        all.add("--run-dir=" + runDir());
        all.addAll(List.of(options));
        return run(all.toArray(String[]::new));
    }

    private int replayFile(String mode, String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--klines=" + klines);
        return replay(mode, all.toArray(String[]::new));
    }

    private int replayVenue(String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--rest-url=" + TestVenue.url(exchange, BybitExchange.REST));
        all.add("--json");
        return replay("train", all.toArray(String[]::new));
    }

    private Path runDir() {
        return folder.resolve("run");
    }

    private JsonNode summary() throws IOException {
        return summary(runDir());
    }

    private static JsonNode summary(Path replay) throws IOException {
        return MAPPER.readTree(Files.readString(replay.resolve("summary.json")));
    }

    private List<JsonNode> rows(String file) throws IOException {
        return Files.readAllLines(runDir().resolve("out").resolve(file)).stream()
                .map(MAPPER::readTree)
                .toList();
    }

    @Test
    void leavesItsFilesStateAndReportInItsFolder() throws IOException {
        assertEquals(ExitCode.OK, replayFile("train"), this::said);
        for (String file :
                List.of(
                        "summary.json",
                        "report.md",
                        "report.html",
                        "out/candles.jsonl",
                        "out/predictions.jsonl",
                        "out/facts.jsonl",
                        "out/updates.jsonl",
                        "state/state.db",
                        "state/patterns.db")) {
            assertTrue(Files.size(runDir().resolve(file)) > 0, file);
        }
        assertEquals(1440, rows("candles.jsonl").size());
        assertTrue(out.toString().startsWith("PASS: BTCUSDT, timeframe 1, train, 1440 candles"));
    }

    @Test
    void summaryHasTheScoresOfEveryModel() throws IOException {
        assertEquals(ExitCode.OK, replayFile("train", "--no-jsonl"), this::said);
        JsonNode summary = summary();
        List<JsonNode> models = new ArrayList<>(List.of(summary.required("ensemble")));
        for (String name : List.of("TRENDVIC", "OSCILLATOR", "VOLUMEMETRIX")) {
            models.add(summary.required("models").required(name));
        }
        for (JsonNode model : models) {
            for (String score : SCORES) {
                assertTrue(model.required(score).isNumber() || model.path(score).isNull(), score);
            }
            JsonNode interval = model.required("ci95").required("log_loss");
            double logLoss = model.required("log_loss").doubleValue();
            assertEquals(2, interval.size());
            assertTrue(interval.get(0).doubleValue() < logLoss);
            assertTrue(interval.get(1).doubleValue() > logLoss);
        }
        assertTrue(summary.at("/checks/errors").isArray());
        assertTrue(summary.at("/checks/warnings").isArray());
        assertFalse(Files.exists(runDir().resolve("out")));
    }

    @Test
    void printsTheSummaryAloneWhenAsked() throws IOException {
        int code = replayFile("smoke", "--json");
        assertEquals(summary(), MAPPER.readTree(out.toString()));
        // Over so few candles a guard may speak by chance; the code has to say so.
        boolean passed = summary().required("passed").booleanValue();
        assertEquals(passed ? ExitCode.OK : ExitCode.CHECK_FAILED, code);
        assertEquals(500, summary().at("/run/candles").asLong());
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "eval-only"})
    void evaluateGivesTheSameScores(String mode) throws IOException {
        assertEquals(ExitCode.OK, replayFile(mode), this::said);
        out.getBuffer().setLength(0);
        Path files = runDir().resolve("out");
        assertEquals(
                ExitCode.OK,
                run(
                        "evaluate",
                        "--json",
                        "--predictions=" + files.resolve("predictions.jsonl"),
                        "--facts=" + files.resolve("facts.jsonl")),
                this::said);
        JsonNode evaluated = MAPPER.readTree(out.toString()).at("/timeframes/1/models");
        assertSame(summary().required("ensemble"), evaluated.required("ENSEMBLE"));
        JsonNode models = summary().required("models");
        assertSame(models.required("TRENDVIC"), evaluated.required("TRENDVIC"));
    }

    private static void assertSame(JsonNode replayed, JsonNode evaluated) {
        for (String score : List.of("n", "accuracy", "sd_p", "brier", "log_loss", "ece")) {
            assertEquals(
                    replayed.required(score).doubleValue(),
                    evaluated.required(score).doubleValue(),
                    1e-9,
                    score);
        }
    }

    @Test
    void warningsFailAStrictReplay() throws IOException {
        assertEquals(ExitCode.CHECK_FAILED, replayFile("eval-only", "--strict"), this::said);
        assertFalse(summary().required("passed").booleanValue());
        assertTrue(summary().at("/checks/errors").isEmpty());
        assertFalse(summary().at("/checks/warnings").isEmpty());
        assertTrue(out.toString().startsWith("FAIL: "), out::toString);
    }

    @Test
    void takesThePartThatWasAskedFor() throws IOException {
        assertEquals(
                ExitCode.OK,
                replayFile("train", "--start=" + NOON, "--end=" + NOON.plusSeconds(7200)),
                this::said);
        assertEquals(NOON.toString(), summary().at("/run/from").asString());
        assertEquals(120, summary().at("/run/candles").asLong());
        assertEquals(120, summary().at("/counts/facts").asLong());
    }

    @Test
    void goesOnWithTheStateOfAnotherReplay() throws IOException {
        assertEquals(ExitCode.OK, replayFile("train", "--end=" + NOON), this::said);
        Path state = folder.resolve("trained");
        Files.move(runDir(), state);
        byte[] before = Files.readAllBytes(state.resolve("state/state.db"));
        String[] from = {
            "--from-state-db=" + state.resolve("state/state.db"),
            "--from-pattern-db=" + state.resolve("state/patterns.db"),
            "--start=" + NOON,
            "--strict"
        };
        long lessons = summary(state).at("/state/lessons").asLong();
        replayFile("eval-only", from);
        assertEquals(lessons, summary().at("/state/lessons").asLong());
        assertEquals(720, summary().at("/ensemble/n").asLong() + 1, errors::toString);
        assertTrue(summary().at("/checks/errors").isEmpty(), this::said);
        assertEquals(before.length, Files.readAllBytes(state.resolve("state/state.db")).length);
    }

    @Test
    void refusesAStateThatHasSeenTheRange() throws IOException {
        assertEquals(ExitCode.OK, replayFile("train"), this::said);
        Path state = folder.resolve("trained");
        Files.move(runDir(), state);
        assertEquals(
                ExitCode.USAGE,
                replayFile(
                        "eval-only",
                        "--from-state-db=" + state.resolve("state/state.db"),
                        "--from-pattern-db=" + state.resolve("state/patterns.db")));
        assertTrue(errors.toString().contains("after the range begins"), this::said);
    }

    @Test
    void asksBybitForTheNewestMinutes() throws IOException {
        assertEquals(ExitCode.OK, replayVenue("--minutes=200"), this::said);
        assertEquals(199.0, summary().at("/run/candles").asDouble(), 1.0);
        assertEquals(summary().at("/run/candles"), summary().at("/counts/facts"));
        assertTrue(summary().at("/run/source").asString().startsWith("Bybit, http://127"));
    }

    @Test
    void asksBybitForAnHourOfThePast() throws IOException {
        assertEquals(
                ExitCode.OK,
                replayVenue("--start=2025-03-04T09:00:00Z", "--end=2025-03-04T10:00:00Z"),
                this::said);
        assertEquals("2025-03-04T09:00:00Z", summary().at("/run/from").asString());
        assertEquals("2025-03-04T10:00:00Z", summary().at("/run/to").asString());
        assertEquals(60, summary().at("/run/candles").asLong());
        assertEquals(60, summary().at("/counts/facts").asLong());
    }

    @Test
    void refusesAnUnknownPair() {
        assertEquals(ExitCode.USAGE, replayVenue("--symbol=BTCUSD", "--minutes=10"));
        assertTrue(errors.toString().contains("no spot pair BTCUSD"), this::said);
        assertEquals(ExitCode.USAGE, replayFile("smoke", "--symbol=ETHUSDT"));
        assertTrue(errors.toString().contains("no kline file is of ETHUSDT"), this::said);
    }

    @Test
    void refusesAFolderThatIsInUse() throws IOException {
        Files.createDirectories(runDir());
        Files.writeString(runDir().resolve("mine"), "x");
        assertEquals(ExitCode.USAGE, replayFile("smoke"));
        assertTrue(errors.toString().contains("is not empty; choose another"), this::said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--minutes=0",
                "--start=2025-02-02T00:00:00Z",
                "--end=2025-01-31T00:00:00Z",
                "--end=yesterday",
                "--mode=dream",
                "--tf=7",
                "--from-state-db=nowhere.db"
            })
    void refusesWhatCannotBe(String option) {
        assertEquals(ExitCode.USAGE, replayFile("smoke", option), this::said);
    }

    @Test
    void refusesTurnsShorterThanACandle() {
        String[] fifteen = {"--tf=30", "--eval-min=15"};
        assertEquals(ExitCode.USAGE, replayFile("walkforward", fifteen));
        assertTrue(errors.toString().contains("must be at least a candle: 30"), this::said);
        assertEquals(ExitCode.OK, replayFile("smoke", fifteen), this::said);
    }

    private String said() {
        return out + "\n" + errors;
    }
}
