package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;

import org.junit.jupiter.api.BeforeEach;
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
import java.util.Locale;
import java.util.SplittableRandom;

class DirectionEvaluateCommandTest {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final long START = 1_700_000_040_000L;
    private static final int CANDLES = 3_000;

    @TempDir private Path folder = Path.of("");
    private Path predictions = Path.of("");
    private Path facts = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /// One model that knows something, and one that only believes so; a tenth does not move.
    @BeforeEach
    void writeRows() throws IOException {
        predictions = folder.resolve("predictions.jsonl");
        facts = folder.resolve("facts.jsonl");
        SplittableRandom random = new Seed(3).random();
        StringBuilder told = new StringBuilder();
        StringBuilder came = new StringBuilder();
        for (int candle = 0; candle < CANDLES; candle++) {
            boolean up = random.nextBoolean();
            boolean right = random.nextDouble() < 0.62;
            double knowing = up == right ? 0.62 : 0.38;
            told.append(prediction("KNOWING", candle, knowing, candle % 2 == 0));
            told.append(prediction("GUESSING", candle, random.nextBoolean() ? 0.7 : 0.3, false));
            came.append(fact(candle + 1, candle % 10 == 0 ? "FLAT" : up ? "UP" : "DOWN"));
        }
        Files.writeString(predictions, told);
        Files.writeString(facts, came);
    }

    private static String prediction(String model, int candle, double up, boolean calm) {
        return String.format(
                Locale.ROOT,
                "{\"tf\":\"1\",\"model_id\":\"%s\",\"candle_ts\":%d,\"p_up\":%.2f,\"dir\":\"%s\","
                        + "\"notes\":[%s]}%n",
                model,
                START + candle * 60_000L,
                up,
                up > 0.5 ? "UP" : "DOWN",
                calm ? "\"regime_calm\"" : "");
    }

    private static String fact(int candle, String direction) {
        long ts = START + candle * 60_000L;
        return "{\"tf\":\"1\",\"prev_ts\":%d,\"curr_ts\":%d,\"fact_dir\":\"%s\"}%n"
                .formatted(ts - 60_000, ts, direction);
    }

    private int evaluate(String... more) {
        String[] arguments = new String[more.length + 4];
        arguments[0] = "--predictions";
        arguments[1] = predictions.toString();
        arguments[2] = "--facts";
        arguments[3] = facts.toString();
        System.arraycopy(more, 0, arguments, 4, more.length);
        return new CommandLine(new DirectionEvaluateCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void jsonTellsScoresIntervalsAndBaselines() throws IOException {
        Path target = folder.resolve("a/b");
        assertEquals(ExitCode.OK, evaluate("--json", "--out", target.toString()), err.toString());
        assertEquals(out.toString(), Files.readString(target.resolve("evaluation.json")));
        assertTrue(Files.readString(target.resolve("evaluation.txt")).contains("KNOWING"));
        JsonNode root = MAPPER.readTree(out.toString());
        assertEquals(2 * CANDLES, root.at("/rows/matched").intValue());
        JsonNode knowing = root.at("/timeframes/1/models/KNOWING");
        assertEquals(CANDLES, knowing.path("n").intValue());
        assertEquals(0.62, knowing.path("action_accuracy").doubleValue(), 0.04);
        assertEquals(0.1, knowing.path("fact_flat_share").doubleValue(), 1e-9);
        assertEquals(0.12, knowing.path("sd_p").doubleValue(), 0.001);
        for (String score : "accuracy action_accuracy brier log_loss ece skill".split(" ", -1)) {
            double value = knowing.path(score).doubleValue();
            JsonNode bounds = knowing.path("ci95").path(score);
            assertTrue(bounds.get(0).doubleValue() <= value, score);
            assertTrue(bounds.get(1).doubleValue() >= value, score);
        }
        assertEquals(0.5, knowing.path("base_rate").doubleValue(), 0.1);
        assertTrue(knowing.at("/last_direction/action_accuracy").isNumber());
        assertEquals(10, knowing.path("calibration_bins").size());
        assertTrue(knowing.at("/confusion/UP/DOWN").intValue() > 0);
        assertEquals(CANDLES / 2, knowing.at("/by_regime/calm/n").intValue());
    }

    @Test
    void skillIsClaimedOnlyWhereItIsShown() {
        assertEquals(ExitCode.OK, evaluate(), err.toString());
        assertTrue(line("KNOWING ").contains("skill is shown"), out.toString());
        assertTrue(line("GUESSING ").contains("worse than the base rate"), out.toString());
        assertTrue(out.toString().contains("said UP"));
        assertTrue(out.toString().contains("calm"));
    }

    private String line(String model) {
        return out.toString()
                .lines()
                .filter(line -> line.startsWith(model))
                .reduce("", (_, last) -> last);
    }

    @Test
    void sameSeedPrintsTheSame() {
        evaluate("--json");
        String first = out.toString();
        out.getBuffer().setLength(0);
        evaluate("--json");
        assertEquals(first, out.toString());
    }

    @Test
    void fewRowsHaveScoresWithoutIntervals() throws IOException {
        Files.writeString(predictions, prediction("A", 0, 0.6, false));
        Files.writeString(facts, fact(1, "UP"));
        assertEquals(ExitCode.OK, evaluate());
        assertTrue(line("A ").contains("no skill is claimed"), out.toString());
    }

    @Test
    void rowsThatMatchNothingAreTold() throws IOException {
        Files.writeString(facts, fact(-10, "UP") + fact(CANDLES + 50, "UP"));
        assertEquals(ExitCode.OK, evaluate("--json"));
        assertTrue(err.toString().contains("no prediction met a fact"));
        assertTrue(err.toString().contains(2 * CANDLES + " predictions have no fact"));
    }

    @Test
    void misalignedRowsFailTheCheck() throws IOException {
        String shifted =
                prediction("A", 5, 0.6, false)
                        .replace("\"p_up\"", "\"target_ts\":" + START + ",\"p_up\"");
        Files.writeString(predictions, Files.readString(predictions) + shifted);
        assertEquals(ExitCode.CHECK_FAILED, evaluate());
        assertTrue(err.toString().contains("predictions.jsonl:" + (2 * CANDLES + 1)));
    }

    @Test
    void brokenLineAndMissingFileAreUserErrors() throws IOException {
        Files.writeString(facts, "nonsense\n");
        assertEquals(ExitCode.USAGE, evaluate());
        assertTrue(err.toString().contains("facts.jsonl:1: not JSON"), err.toString());
        Files.delete(facts);
        assertEquals(ExitCode.USAGE, evaluate());
        assertTrue(err.toString().contains("no such file"), err.toString());
    }
}
