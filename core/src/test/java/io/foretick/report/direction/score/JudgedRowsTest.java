package io.foretick.report.direction.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.Thresholds;
import io.foretick.forecast.direction.score.Judged;
import io.foretick.market.candle.Timeframe;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;

class JudgedRowsTest {

    private static final Timeframe MINUTE = Timeframe.parse("1");
    private static final long START = 1_700_000_040_000L;

    @TempDir private Path folder = Path.of("");

    private static String prediction(String model, int candle, double up) {
        return """
        {"tf":"1","model_id":"%s","candle_ts":%d,"target_ts":%d,"logits_up":0.3,"logits_down":-0.1,\
        "p_up":%s,"dir":"UP","direction":"UP","flat_thresholds":{"probability":0.5,"delta":0.01},\
        "notes":[],"p_up_raw":0.598687,"p_up_cal":%s,"calib_a":0.9,"calib_b":0.05}
        """
                .formatted(model, ts(candle), ts(candle + 1), up, up);
    }

    private static String fact(int candle, String direction) {
        return """
        {"tf":"1","prev_ts":%d,"curr_ts":%d,"candle_ts":%d,"ret_bps":3.5,"fact_dir":"%s"}
        """
                .formatted(ts(candle - 1), ts(candle), ts(candle), direction);
    }

    private static long ts(int candle) {
        return START + candle * 60_000L;
    }

    private JudgedRows read(String predictions, String facts) throws IOException {
        Path predictionFile = folder.resolve("predictions.jsonl");
        Path factFile = folder.resolve("facts.jsonl");
        Files.writeString(predictionFile, predictions);
        Files.writeString(factFile, facts);
        return JudgedRows.read(List.of(predictionFile), List.of(factFile), MINUTE);
    }

    private String refusal(String predictions, String facts) {
        return String.valueOf(
                assertThrows(IOException.class, () -> read(predictions, facts)).getMessage());
    }

    private static List<Judged> rows(JudgedRows read, String model) {
        return rows(read, MINUTE, model);
    }

    private static List<Judged> rows(JudgedRows read, Timeframe timeframe, String model) {
        SortedMap<String, List<Judged>> models = read.byModel().get(timeframe);
        return Objects.requireNonNull(Objects.requireNonNull(models).get(model));
    }

    @Test
    void predictionMeetsTheMoveToTheNextCandleAndNoOther() throws IOException {
        JudgedRows read =
                read(
                        prediction("A", 1, 0.6) + prediction("A", 2, 0.7) + prediction("A", 3, 0.8),
                        fact(1, "DOWN") + fact(2, "UP") + fact(3, "FLAT"));
        List<Judged> rows = rows(read, "A");
        assertEquals(
                List.of(Direction.UP, Direction.FLAT), rows.stream().map(Judged::fact).toList());
        assertEquals(2, read.counts().matched());
        assertEquals(1, read.counts().waiting());
        assertEquals(1, read.counts().unpredicted());
    }

    @Test
    void rowHoldsAllThatItsLineTells() throws IOException {
        Judged row =
                rows(read(prediction("A", 1, 0.62), fact(1, "DOWN") + fact(2, "UP")), "A")
                        .getFirst();
        assertEquals(0.62, row.up(), 1e-15);
        assertEquals(0.598687, row.rawUp(), 1e-15);
        assertEquals(0.4, row.margin(), 1e-15);
        assertEquals(0.9, row.slope(), 1e-15);
        assertEquals(0.05, row.shift(), 1e-15);
        assertEquals(new Thresholds(0.5, 0.01), row.thresholds());
        assertEquals(3.5, row.returnBps(), 1e-15);
        assertEquals(1.0, row.reward(), 1e-15);
        assertEquals(50.0 / 101, row.baseUp(), 1e-15); // one fall was known
    }

    @Test
    void simpleRowsAreEnough() throws IOException {
        JudgedRows read =
                read(
                        "{\"candle_ts\":%d,\"p_up\":0.3,\"p_down\":0.2,\"direction\":\"FLAT\"}%n"
                                .formatted(ts(1)),
                        "{\"prev_ts\":%d,\"candle_ts\":%d,\"direction\":\"DOWN\"}%n"
                                .formatted(ts(1), ts(2)));
        Judged row = rows(read, PredictionRow.NO_MODEL).getFirst();
        assertEquals(0.6, row.up(), 1e-15);
        assertEquals(0.6, row.rawUp(), 1e-15);
        assertEquals(Direction.DOWN, row.fact());
        assertEquals(Thresholds.DEFAULT, row.thresholds());
        assertTrue(Double.isNaN(row.returnBps()));
    }

    @Test
    void modelsAndTimeframesStayApart() throws IOException {
        String later = prediction("A", 1, 0.6).replace("\"tf\":\"1\"", "\"tf\":\"5\"");
        String hourly = later.replace("\"target_ts\":" + ts(2), "\"target_ts\":" + ts(6));
        JudgedRows read =
                read(
                        prediction("A", 1, 0.6) + prediction("B", 1, 0.6) + hourly,
                        fact(2, "UP")
                                + "{\"tf\":\"5\",\"prev_ts\":%d,\"curr_ts\":%d,\"fact_dir\":\"DOWN\"}%n"
                                        .formatted(ts(1), ts(6)));
        assertEquals(Direction.UP, rows(read, "A").getFirst().fact());
        assertEquals(1, rows(read, "B").size());
        assertEquals(Direction.DOWN, rows(read, Timeframe.parse("5"), "A").getFirst().fact());
    }

    @Test
    void regimeThatOneModelTellsHoldsForAllOfTheCandle() throws IOException {
        String told =
                prediction("B", 1, 0.6)
                        .replace("\"notes\":[]", "\"notes\":[\"x\",\"regime_calm\"]");
        JudgedRows read = read(prediction("A", 1, 0.6) + told, fact(2, "UP"));
        assertEquals("calm", rows(read, "A").getFirst().regime());
    }

    @Test
    void predictionOfAnotherCandleIsNotScored() throws IOException {
        String shifted =
                prediction("A", 1, 0.6).replace("\"target_ts\":" + ts(2), "\"target_ts\":" + ts(1));
        JudgedRows read = read(shifted + prediction("A", 2, 0.6), fact(2, "UP") + fact(3, "UP"));
        assertEquals(1, read.counts().misaligned());
        assertEquals(1, read.counts().matched());
        assertTrue(read.firstMisaligned().orElse("").contains("predictions.jsonl:1: target_ts"));
    }

    @Test
    void factAcrossAHoleIsNotScored() throws IOException {
        String wide = fact(3, "UP").replace("\"prev_ts\":" + ts(2), "\"prev_ts\":" + ts(1));
        JudgedRows read = read(prediction("A", 1, 0.6), wide);
        assertEquals(1, read.counts().misaligned());
        assertEquals(0, read.counts().matched());
    }

    @Test
    void firstOfTwoPredictionsCounts() throws IOException {
        JudgedRows read = read(prediction("A", 1, 0.6) + prediction("A", 1, 0.9), fact(2, "UP"));
        assertEquals(0.6, rows(read, "A").getFirst().up(), 1e-15);
        assertEquals(1, read.counts().repeated());
    }

    @Test
    void factToldTwiceCountsOnceAndMayNotContradict() throws IOException {
        assertEquals(
                1,
                read(prediction("A", 1, 0.6), fact(2, "UP") + fact(2, "UP")).counts().repeated());
        String refusal = refusal(prediction("A", 1, 0.6), fact(2, "UP") + fact(2, "DOWN"));
        assertTrue(refusal.contains("facts.jsonl:2: direction contradicts"), refusal);
    }

    @Test
    void predictionInAHoleOfTheFactsIsCounted() throws IOException {
        JudgedRows read = read(prediction("A", 1, 0.6), fact(1, "UP") + fact(5, "UP"));
        assertEquals(1, read.counts().unmatched());
        assertEquals(2, read.counts().unpredicted());
        assertTrue(read.byModel().isEmpty());
    }

    @Test
    void tornLastLineIsLeftOut() throws IOException {
        String two = prediction("A", 1, 0.6) + prediction("A", 2, 0.6);
        JudgedRows read = read(two.substring(0, two.length() - 20), fact(2, "UP"));
        assertEquals(1, read.counts().torn());
        assertEquals(1, read.counts().predictions());
        JudgedRows whole = read(two.stripTrailing(), fact(2, "UP"));
        assertEquals(0, whole.counts().torn());
        assertEquals(2, whole.counts().predictions());
    }

    @Test
    void brokenLineIsRefusedByFileAndLine() {
        String good = prediction("A", 1, 0.6);
        String torn = good.substring(0, 30) + "\n" + good;
        assertPlace("predictions.jsonl:2: not JSON", refusal(good + torn, fact(2, "UP")));
        assertPlace(
                "predictions.jsonl:1: p_up_cal must lie in [0, 1], was 1.6",
                refusal(prediction("A", 1, 1.6), fact(2, "UP")));
        assertPlace(
                "predictions.jsonl:1: direction must be UP, DOWN or FLAT, was SIDEWAYS",
                refusal(good.replace("\"UP\"", "\"SIDEWAYS\""), fact(2, "UP")));
        assertPlace(
                "predictions.jsonl:1: p_up_cal must be a finite number, was \"NaN\"",
                refusal(good.replace("\"p_up_cal\":0.6", "\"p_up_cal\":\"NaN\""), ""));
        assertPlace("facts.jsonl:2: prev_ts is missing", refusal(good, fact(2, "UP") + "{}\n"));
        assertPlace(
                "facts.jsonl:1:  a timeframe is one of",
                refusal(good, fact(2, "UP").replace("\"tf\":\"1\"", "\"tf\":\"7\"")));
    }

    private static void assertPlace(String expected, String refusal) {
        assertTrue(refusal.contains(expected), refusal);
    }
}
