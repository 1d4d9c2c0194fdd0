package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.history.HistoryStore;
import io.foretick.history.SampleHistory;
import io.foretick.store.SampleModels;
import io.foretick.testing.MadeUpKlines;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

class DensityEvaluateCommandTest {

    private static final double SIGMA = 8e-4; // of a minute
    private static final JsonMapper MAPPER = new JsonMapper();

    @TempDir private static Path folder = Path.of("");
    private static Path klines = Path.of("");
    private static Path model = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void writeKlinesOfTwoCoinsAndAModel() throws IOException {
        klines = Files.createDirectory(folder.resolve("klines"));
        MadeUpKlines.write(klines, "BTCUSDT", 16, new Seed(1), _ -> SIGMA);
        MadeUpKlines.write(klines, "ETHUSDT", 16, new Seed(2), _ -> SIGMA);
        model = folder.resolve("model.json");
        SampleModels.file("steady", SIGMA / Math.sqrt(60)).write(model);
    }

    @Test
    void writesScoresAndAPageAndPrintsNothingButJson() throws IOException {
        Path target = folder.resolve("a/b");
        assertEquals(
                ExitCode.OK,
                evaluate("--against", "const-t,ewma30s-t", "--json", "--out", target.toString()),
                err.toString());
        JsonNode root = MAPPER.readTree(out.toString());
        assertEquals(out.toString(), Files.readString(target.resolve("evaluation.json")));
        assertTrue(
                Files.readString(target.resolve("report.html")).contains("evaluation of steady"));
        assertTrue(root.at("/log_score/mix").isNumber());
        assertEquals(6, root.at("/log_score/by_horizon").size());
        assertTrue(root.at("/log_score/by_horizon/1d").isNumber());
        assertTrue(root.at("/crps_bp").doubleValue() > 0);
        assertTrue(root.at("/pit_ks/1m").isNumber());
        assertTrue(root.at("/pit/1h/test/p").isNumber());
        for (String score : List.of("brier", "log_loss", "ece")) {
            assertTrue(root.at("/p_up/" + score).isNumber(), score);
            assertTrue(root.at("/p_up/by_duration/15m/" + score).isNumber(), score);
        }
        for (String rival : List.of("const-t", "ewma30s-t")) {
            assertTrue(root.at("/versus/" + rival + "/diff_nats").isNumber(), rival);
            assertTrue(root.at("/versus/" + rival + "/dm_t").isNumber(), rival);
            assertTrue(root.at("/versus/" + rival + "/by_duration/4h/dm_t").isNumber(), rival);
            assertTrue(root.at("/versus/" + rival + "/p_up/gain_log_loss").isNumber(), rival);
        }
        assertEquals(64, root.at("/data/0/files/0/sha256").stringValue().length());
    }

    @Test
    void saysWhereARivalWasTakenFrom() throws IOException {
        Path rival = folder.resolve("rival.json");
        SampleModels.file("old", 1.1 * SIGMA / Math.sqrt(60)).write(rival);
        assertEquals(ExitCode.OK, evaluate("--against", "old=" + rival + ",const-t", "--json"));
        JsonNode root = MAPPER.readTree(out.toString());
        assertEquals("file " + rival, root.at("/rivals/old/source").stringValue());
        String fitted = root.at("/rivals/const-t/source").stringValue();
        assertEquals("fitted to the 28800 minutes before the range", fitted);
        double apart =
                root.at("/log_score/mix").doubleValue()
                        - root.at("/rivals/old/log_score/mix").doubleValue();
        assertEquals(apart, root.at("/versus/old/diff_nats").doubleValue(), 1e-9);
    }

    @Test
    void printsTablesWithoutJson() {
        assertEquals(ExitCode.OK, evaluate("--against", "const-t"), err.toString());
        String text = out.toString();
        assertTrue(text.startsWith("model    steady, digest "), text);
        assertTrue(text.contains("steady over its rivals by duration of the market"), text);
        assertTrue(text.contains("probability of Up"), text);
        assertFalse(text.contains("unanswered"), text);
    }

    @Test
    void numberOfThreadsChangesNoFigure() {
        assertEquals(ExitCode.OK, evaluate("--against", "ewma30-t", "--json", "--threads", "1"));
        String alone = out.toString();
        out.getBuffer().setLength(0);
        assertEquals(ExitCode.OK, evaluate("--against", "ewma30-t", "--json", "--threads", "3"));
        assertEquals(alone, out.toString());
    }

    @Test
    void warnsOfAGainThatIsTooGood() throws IOException {
        Path wrong = folder.resolve("wrong.json");
        SampleModels.file("wrong", 2 * SIGMA / Math.sqrt(60)).write(wrong);
        assertEquals(ExitCode.OK, evaluate("--against", "wrong=" + wrong, "--json"));
        JsonNode warnings = MAPPER.readTree(out.toString()).path("warnings");
        assertEquals(1, warnings.size());
        String warning = warnings.path(0).stringValue();
        assertTrue(warning.startsWith("steady gains more than 0.05 nats"), warning);
        assertTrue(err.toString().contains("WARNING: " + warning), err.toString());
    }

    @Test
    void doesNotWarnOfAnHonestModel() {
        assertEquals(ExitCode.OK, evaluate("--against", "const-t", "--json"));
        assertEquals(0, MAPPER.readTree(out.toString()).path("warnings").size());
    }

    @Test
    void warnsWhereTheModelHasSeenTheRange() throws IOException {
        Path early = Files.createDirectory(folder.resolve("early"));
        Path file = early.resolve("BTCUSDT_1m_early.csv");
        long shiftMs = 31L * 86_400_000; // back to the first of January, which the model has seen
        List<String> rows = new ArrayList<>();
        for (String row : Files.readAllLines(klines.resolve("BTCUSDT_1m_made.csv"))) {
            int comma = row.indexOf(',');
            boolean isRow = Character.isDigit(row.charAt(0));
            rows.add(
                    isRow
                            ? Long.parseLong(row.substring(0, comma))
                                    - shiftMs
                                    + row.substring(comma)
                            : row);
        }
        Files.write(file, rows);
        List<String> arguments =
                List.of("--from", "2025-01-01", "--to", "2025-01-12", "--against", "old=" + model);
        assertEquals(ExitCode.OK, run(early, arguments), err.toString());
        assertTrue(err.toString().contains("this is no evidence"), err.toString());
    }

    @Test
    void takesRivalsOfANetworkFromItsFile() throws IOException {
        Path network = folder.resolve("network");
        SampleModels.network(3, 1).write(network);
        List<String> arguments =
                List.of(
                        "--model",
                        network.toString(),
                        "--klines",
                        klines.toString(),
                        "--from",
                        "2025-02-11",
                        "--to",
                        "2025-02-17",
                        "--ends",
                        "200",
                        "--against",
                        "har-t",
                        "--json");
        assertEquals(ExitCode.OK, execute(arguments), err.toString());
        JsonNode root = MAPPER.readTree(out.toString());
        assertTrue(root.at("/rivals/har-t/source").stringValue().startsWith("of the model's file"));
        assertTrue(root.at("/versus/har-t/dm_t").isNumber());
    }

    @Test
    void readsAStoreOfHistory() throws IOException {
        Path store = folder.resolve("store");
        try (HistoryStore history = HistoryStore.openToWrite(store)) {
            new SampleHistory(history, "BTCUSDT", LocalDate.of(2025, 2, 6), 1).publish(6);
        }
        List<String> arguments =
                List.of(
                        "--model",
                        model.toString(),
                        "--store",
                        store.toString(),
                        "--from",
                        "2025-02-06",
                        "--to",
                        "2025-02-12",
                        "--ends",
                        "300",
                        "--against",
                        "old=" + model,
                        "--json");
        assertEquals(ExitCode.OK, execute(arguments), err.toString());
        JsonNode root = MAPPER.readTree(out.toString());
        assertEquals("BTCUSDT.series", root.at("/data/0/files/0/name").stringValue());
        assertEquals(0.0, root.at("/versus/old/diff_nats").doubleValue());
    }

    @Test
    void refusesWhatItCannotUseWithOneLine() {
        assertRefused("give either --klines or --store", List.of("--model", model.toString()));
        assertRefused("no such file", List.of("--model", "absent", "--klines", klines.toString()));
        assertRefused("a model must be one of", usual("--against", "har"));
        assertRefused("must not name a rival twice", usual("--against", "har-t,har-t"));
        assertRefused("--to must lie after", usual("--to", "2025-02-01"));
        assertRefused(
                "nothing is left to score", usual("--from", "2026-01-01", "--to", "2026-02-01"));
        assertRefused("cannot be fitted", usual("--from", "2025-01-01", "--against", "har-t"));
    }

    @Test
    void helpShowsAnExample() {
        assertEquals(ExitCode.OK, execute(List.of("--help")));
        assertTrue(out.toString().contains("foretick density evaluate --model"), out.toString());
    }

    private void assertRefused(String part, List<String> arguments) {
        err.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(arguments);
        if (!all.contains("--from")) {
            all.addAll(List.of("--from", "2025-02-11"));
        }
        if (!all.contains("--to")) {
            all.addAll(List.of("--to", "2025-02-17"));
        }
        assertEquals(ExitCode.USAGE, execute(all), err.toString());
        assertTrue(err.toString().contains(part), err.toString());
        assertEquals("", out.toString());
    }

    private static List<String> usual(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--model", model.toString()));
        all.addAll(List.of("--klines", klines.toString()));
        all.addAll(List.of(arguments));
        return all;
    }

    private int evaluate(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--from", "2025-02-11", "--to", "2025-02-17"));
        all.addAll(List.of(arguments));
        return run(klines, all);
    }

    private int run(Path data, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("--model", model.toString(), "--ends", "1500"));
        all.addAll(List.of("--klines", data.toString()));
        all.addAll(arguments);
        return execute(all);
    }

    private int execute(List<String> arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        List<String> all = new ArrayList<>(List.of("density", "evaluate"));
        all.addAll(arguments);
        return line.execute(all.toArray(String[]::new));
    }
}
