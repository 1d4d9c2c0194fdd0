package io.foretick.report.direction;

import static io.foretick.report.direction.MadeUpRun.SYMBOL;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.forecast.direction.Calibrated;
import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.Prediction;
import io.foretick.forecast.direction.score.Rows;
import io.foretick.market.candle.Timeframe;
import io.foretick.report.direction.FileSettings.Flush;
import io.foretick.testing.MemoryFolder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class DirectionFilesTest {

    private static final List<String> NAMES =
            List.of("candles.jsonl", "facts.jsonl", "updates.jsonl", "predictions.jsonl");
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir(factory = MemoryFolder.class)
    private Path folder = Path.of("");

    /// Every name of the documents and of their later additions.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "candles;symbol ts_start ts_end o h l c volume confirmed tf",
                "predictions;symbol ts tf model_id model_type candle_ts target_ts logits_up"
                    + " logits_down p_up p_down dir direction confidence used_ema context_key_used"
                    + " decision_key_used trust_ctx trust_dec prior_ctx prior_win_dec"
                    + " flat_thresholds notes meta p_up_raw p_down_raw p_up_cal p_down_cal conf_raw"
                    + " conf_cal calib_a calib_b calib_n prior_ctx/up prior_ctx/down prior_ctx/flat"
                    + " flat_thresholds/probability flat_thresholds/delta meta/calibrator"
                    + " meta/p_up_affine meta/anti_pattern",
                "facts;symbol ts tf prev_ts curr_ts candle_ts close_prev close_curr delta ret_bps"
                        + " fact_flat_bps fact_dir direction",
                "updates;symbol ts tf model_id model_type candle_ts target_ts pred_dir pred_conf"
                    + " fact_dir ret_bps reward loss_task loss_total lr_eff anchor_lambda_eff"
                    + " weight_norms/params weight_norms/ema weight_norms/anchor"
                    + " anchor_update_applied calib_a calib_b calib_n p_up p_down p_up_raw"
                    + " p_down_raw p_up_cal p_down_cal margin_raw margin_cal close_prev close_curr"
                    + " delta features meta/reward_reason meta/sample_weight meta/class_weight"
                    + " meta/learnt",
            })
    void writesEveryMemberOfTheDocuments(String file, String members) throws IOException {
        run(0, 3, FileSettings.LIVE);
        for (JsonNode row : rows(file + ".jsonl")) {
            for (String member : members.split(" ", -1)) {
                JsonNode value = row.at("/" + member);
                assertTrue(!value.isMissingNode() && !value.isNull(), member + " of " + row);
            }
        }
    }

    @Test
    void saysNothingOfWhatMemoryDoesNotKnow() {
        var calibrated = new Calibrated(0.5, "affine", 1, 0, 0, 0.5);
        Prediction made =
                Rows.prediction(ModelName.TRENDVIC, 0, 100, 0, calibrated, Direction.FLAT);
        JsonNode row = JSON.readTree(DirectionRows.prediction(made, new JsonRow()).toString());
        for (String unknown : List.of("context_key_used", "prior_win_dec")) {
            assertTrue(row.get(unknown).isNull(), unknown);
        }
        for (String share : List.of("up", "down", "flat")) {
            assertTrue(row.get("prior_ctx").get(share).isNull(), share);
        }
        assertEquals(0.0, row.get("trust_dec").asDouble());
    }

    @Test
    void alignsPredictionFactAndUpdateInTime() throws IOException {
        run(0, 3, FileSettings.LIVE);
        JsonNode candle = rows("candles.jsonl").get(1);
        JsonNode prediction = rows("predictions.jsonl").getFirst();
        JsonNode fact = rows("facts.jsonl").getFirst();
        JsonNode update = rows("updates.jsonl").getFirst();
        long start = MadeUpRun.START_MS;
        assertEquals(
                List.of(start + 60_000, start + 119_999),
                List.of(candle.get("ts_start").asLong(), candle.get("ts_end").asLong()));
        assertEquals(times(start, start + 60_000, start + 60_000), times(prediction));
        assertEquals(times(start, start + 60_000, start + 120_000), times(update));
        assertEquals(start, fact.get("prev_ts").asLong());
        assertEquals(start + 60_000, fact.get("curr_ts").asLong());
        assertEquals(fact.get("close_curr"), candle.get("c"));
        assertEquals(fact.get("ret_bps"), update.get("ret_bps"));
        for (String same : List.of("p_up_raw", "p_up_cal", "conf_cal", "logits_up")) {
            assertEquals(prediction.get(same), update.get(same), same);
        }
    }

    private static List<Long> times(long... times) {
        return Arrays.stream(times).boxed().toList();
    }

    private static List<Long> times(JsonNode row) {
        return times(
                row.get("candle_ts").asLong(),
                row.get("target_ts").asLong(),
                row.get("ts").asLong());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 17, 900})
    void goesOnAfterATornLineWhereverItWasTorn(int bytes) throws IOException {
        run(0, 40, FileSettings.LIVE);
        Map<String, List<String>> whole = lines();
        for (String name : NAMES) {
            Path file = folder.resolve(name);
            byte[] all = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(all, all.length - bytes));
        }
        DirectionFiles files = run(20, 40, FileSettings.LIVE);
        assertEquals(whole, lines());
        assertEquals(4, files.unreadableLines());
        String torn = Files.readString(folder.resolve("updates.jsonl.torn"));
        String last = whole.getOrDefault("updates.jsonl", List.of()).getLast() + "\n";
        assertTrue(bytes > last.length() || last.startsWith(torn.strip()), torn);
    }

    @Test
    void writesNothingTwiceThatIsDoneOnceMore() throws IOException {
        run(0, 60, FileSettings.LIVE);
        DirectionFiles again = run(20, 80, FileSettings.LIVE);
        assertEquals(40 + 40 + 2 * 4 * 40, again.repeatedRows());
        Map<String, List<String>> interrupted = lines();
        clear();
        run(0, 80, FileSettings.REPLAY);
        assertEquals(lines(), interrupted);
    }

    @Test
    void knowsTimeframesAndModelsApart() throws IOException {
        var daily = new MadeUpRun(Timeframe.parse("D"), List.of(MadeUpRun.MODELS.getFirst()));
        run(0, 5, FileSettings.LIVE);
        try (DirectionFiles files = DirectionFiles.open(folder, SYMBOL, FileSettings.LIVE)) {
            daily.tell(0, 5, files);
            new MadeUpRun().tell(0, 8, files);
        }
        assertEquals(5 + 8, rows("candles.jsonl").size());
        assertEquals(4 + 4 * 7, rows("updates.jsonl").size());
    }

    @Test
    void putsFullPartsAsideWithoutSplittingALine() throws IOException {
        var small = new FileSettings(Flush.EACH_CANDLE, 20_000);
        run(0, 60, small);
        run(55, 120, small);
        Map<String, List<String>> rotated = lines();
        for (String name : NAMES) {
            assertTrue(Files.size(folder.resolve(name)) <= 20_000, name);
        }
        assertTrue(FileParts.full(folder.resolve("updates.jsonl")).size() > 10);
        clear();
        run(0, 120, FileSettings.REPLAY);
        assertEquals(lines(), rotated);
    }

    @Test
    void goesOnWhereThePlainFileIsYetToBeBegun() throws IOException {
        run(0, 60, FileSettings.LIVE);
        Map<String, List<String>> whole = lines();
        for (String name : NAMES) {
            Files.move(folder.resolve(name), FileParts.part(folder.resolve(name), 1));
        }
        run(40, 60, FileSettings.LIVE);
        assertEquals(whole, lines());
    }

    @Test
    void marksARevisionAndLeavesOutThatOfAnOlderCandle() throws IOException {
        var run = new MadeUpRun();
        Timeframe minute = Timeframe.parse("1");
        try (DirectionFiles files = DirectionFiles.open(folder, SYMBOL, FileSettings.LIVE)) {
            run.tell(0, 3, files);
            files.revised(minute, run.bar(2));
            files.revised(minute, run.bar(1));
        }
        List<JsonNode> candles = rows("candles.jsonl");
        assertEquals(4, candles.size());
        assertTrue(candles.getLast().get("revised").asBoolean());
        assertTrue(candles.get(2).path("revised").isMissingNode());
    }

    @Test
    void refusesASecondWriter() throws IOException {
        try (DirectionFiles _ = DirectionFiles.open(folder, SYMBOL, FileSettings.LIVE)) {
            assertThrows(
                    IOException.class,
                    () -> DirectionFiles.open(folder, SYMBOL, FileSettings.LIVE));
        }
    }

    @Test
    void refusesRowsOfAnotherSymbol() throws IOException {
        run(0, 2, FileSettings.LIVE);
        IOException refused =
                assertThrows(
                        IOException.class,
                        () -> DirectionFiles.open(folder, "ETHUSDT", FileSettings.LIVE));
        assertTrue(String.valueOf(refused.getMessage()).contains("holds rows of BTCUSDT"));
        run(2, 3, FileSettings.LIVE); // it holds no lock
        assertEquals(3, rows("candles.jsonl").size());
    }

    /// Candles of another clock, which would all be taken for repeated ones.
    @Test
    void refusesCandlesFarBeforeTheRowsThatAreThere() throws IOException {
        run(2_000, 2_002, FileSettings.LIVE);
        run(1_001, 1_002, FileSettings.LIVE);
        UncheckedIOException refused =
                assertThrows(
                        UncheckedIOException.class, () -> run(1_000, 1_002, FileSettings.LIVE));
        assertTrue(
                String.valueOf(refused.getMessage())
                        .contains("up to 1001 candles after that of 2025-01-01T16:40:00Z"),
                refused::toString);
        assertEquals(2, rows("candles.jsonl").size());
    }

    @Test
    void handsEachLineOverAtOnceInALiveRun() throws IOException {
        try (DirectionFiles files = DirectionFiles.open(folder, SYMBOL, FileSettings.LIVE)) {
            new MadeUpRun().tell(0, 2, files);
            assertEquals(8, rows("predictions.jsonl").size());
        }
    }

    private DirectionFiles run(int from, int to, FileSettings settings) throws IOException {
        try (DirectionFiles files = DirectionFiles.open(folder, SYMBOL, settings)) {
            new MadeUpRun().tell(from, to, files);
            return files;
        }
    }

    private void clear() throws IOException {
        try (var entries = Files.list(folder)) {
            for (Path entry : entries.toList()) {
                Files.delete(entry);
            }
        }
    }

    /// All lines by file, those of full parts first.
    private Map<String, List<String>> lines() throws IOException {
        var all = new TreeMap<String, List<String>>();
        for (String name : NAMES) {
            List<String> lines = new ArrayList<>();
            for (Path part : FileParts.full(folder.resolve(name)).values()) {
                lines.addAll(Files.readAllLines(part));
            }
            lines.addAll(Files.readAllLines(folder.resolve(name)));
            all.put(name, lines);
        }
        return all;
    }

    private List<JsonNode> rows(String name) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(name))) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }
}
