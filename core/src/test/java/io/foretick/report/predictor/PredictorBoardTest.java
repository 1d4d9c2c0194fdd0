package io.foretick.report.predictor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.forecast.direction.Alarm.Level;
import io.foretick.forecast.direction.DirectionListener;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.Prediction;
import io.foretick.market.candle.Timeframe;
import io.foretick.report.live.Publication.Health;
import io.foretick.report.predictor.PatternRows.Count;
import io.foretick.report.predictor.PatternRows.Kind;
import io.foretick.report.predictor.PatternRows.Row;
import io.foretick.testing.MadeUpPredictor;
import io.foretick.venue.VenueClock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

class PredictorBoardTest {

    private static final Timeframe ONE = Timeframe.parse("1");
    private static final Timeframe FIFTEEN = Timeframe.parse("15");

    private final List<String> asked = new ArrayList<>();
    private final VenueClock clock = VenueClock.startingAt(MadeUpPredictor.aMidnightNs(), 60);
    private FeedHealth feed = FeedHealth.STARTING;
    private PatternRows patterns = PatternRows.NONE;
    private final PredictorBoard board =
            new PredictorBoard(
                    BoardSettings.of("live", "BTCUSDT"),
                    clock,
                    () -> feed,
                    () -> {
                        asked.add("patterns");
                        return patterns;
                    });
    private final MadeUpPredictor predictor = predictor(ONE);

    @Test
    void nothingIsThereBeforeTheFirstSnapshot() {
        predictor.step();
        assertEquals(0, board.published().get().sequence());
        assertEquals("{\"state\":{},\"models\":[]}", board.published().get().json());
    }

    @Test
    void everyModelOfEveryTimeframeHasItsRowShortestFirst() {
        predictor(FIFTEEN).step();
        predictor.step();
        JsonNode rows = models();
        assertEquals(2 * ModelName.values().length, rows.size());
        assertEquals("1", rows.get(0).get("tf").asString());
        assertEquals("TRENDVIC", rows.get(0).get("model_id").asString());
        assertEquals("15", rows.get(9).get("tf").asString());
        assertEquals("ENSEMBLE", rows.get(9).get("model_id").asString());
    }

    @Test
    void unjudgedPredictionHasNoScore() {
        predictor.step();
        JsonNode row = models().get(0);
        assertEquals(0, row.get("windows").get("all").get("n").asInt());
        assertTrue(row.get("windows").get("all").get("accuracy").isNull());
        assertTrue(row.get("last").isNull());
    }

    @Test
    void rowSaysWhatWasPredictedForWhenAndWhy() {
        predictor.step();
        JsonNode row = models().get(0);
        long closeS = predictor.nextNs() / Times.SECOND_NS;
        assertEquals(closeS, row.get("time").asLong());
        assertEquals(closeS + 60, row.get("target_time").asLong());
        assertEquals(0.51, row.get("flat_thresholds").get("probability").asDouble());
        assertEquals(0.38, row.get("trust_ctx").asDouble());
        assertTrue(row.get("decision_key_used").asString().contains("|PRED="));
        assertEquals("beta", row.get("calibrator").asString());
    }

    @Test
    void detailHasCurveTraceConfusionAndHistory() {
        predictor.steps(301);
        JsonNode detail = detail("1/VOLUMEMETRIX");
        assertEquals(200, detail.get("history").size());
        assertTrue(detail.get("curve").size() >= 5);
        assertTrue(detail.get("affine").get("a").size() >= 120);
        assertTrue(detail.get("confident_wrong").size() <= 10);
        int judged = 0;
        for (JsonNode facts : detail.get("confusion")) {
            for (JsonNode count : facts) {
                judged += count.asInt();
            }
        }
        assertEquals(300, judged);
    }

    @Test
    void snapshotGrowsNoLargerWithTime() {
        predictor.steps(500);
        int early = detailText("1/TRENDVIC").length();
        predictor.steps(5_000);
        int late = detailText("1/TRENDVIC").length();
        assertTrue(late < 1.1 * early, early + " to " + late);
    }

    @Test
    void timeframeTellsItsCandleFactAndGaps() {
        predictor.steps(3);
        predictor.gap(7);
        predictor.step();
        JsonNode row = state().get("timeframes").get(0);
        assertEquals(4, row.get("candles").asInt());
        assertEquals(2, row.get("facts").asInt());
        assertEquals(1, row.get("gaps").asInt());
        assertEquals(7, row.get("missing").asInt());
        assertEquals(predictor.nextNs() / Times.SECOND_NS, row.get("candle").get("end").asLong());
    }

    @Test
    void alarmStandsUntilItIsCleared() {
        predictor.alarm(ModelName.OSCILLATOR, "calibration_floor", Level.WARNING, "a is 0.19");
        assertEquals(1, state().get("alarms").get("standing").size());
        predictor.alarm(ModelName.OSCILLATOR, "calibration_floor", Level.CLEARED, "a is 0.31");
        JsonNode alarms = state().get("alarms");
        assertEquals(0, alarms.get("standing").size());
        assertEquals(2, alarms.get("last").size());
        assertEquals("CLEARED", alarms.get("last").get(0).get("level").asString());
    }

    @ParameterizedTest
    @CsvSource({
        "STARTING, STARTING",
        "LIVE, OK",
        "REPLAY, OK",
        "RECONNECTING, DEGRADED",
        "ENDED, DEGRADED"
    })
    void isAsWellAsItsFeed(FeedHealth.State state, Health health) {
        feed = new FeedHealth(state, 120 * Times.SECOND_NS, 0, 1, 0);
        assertEquals(health, published().health());
        assertEquals(state.name(), state().get("feed").get("state").asString());
        assertEquals(120, state().get("feed").get("last_candle").asLong());
    }

    @Test
    void itsTimeIsTheVenuesAsIsItsSpeed() {
        long beforeNs = clock.nowNs();
        double time = state().get("time").asDouble();
        long afterNs = clock.nowNs();
        assertTrue(time >= (double) beforeNs / Times.SECOND_NS, () -> "time " + time);
        assertTrue(time <= (double) afterNs / Times.SECOND_NS, () -> "time " + time);
        assertEquals(60.0, state().get("speed").asDouble());
    }

    @Test
    void predictionsOfBeforeARestartAreShownWithoutAnyCandle() {
        List<Prediction> waiting = new ArrayList<>();
        var before =
                new DirectionListener() {
                    @Override
                    public void prediction(Prediction prediction) {
                        waiting.add(prediction);
                    }
                };
        new MadeUpPredictor(FIFTEEN, MadeUpPredictor.aMidnightNs(), 42, before).step();
        waiting.forEach(board::prediction);
        JsonNode timeframe = state().get("timeframes").get(0);
        assertEquals("15", timeframe.get("tf").asString());
        assertTrue(timeframe.get("candle").isNull());
        assertEquals(ModelName.values().length, models().size());
    }

    @Test
    void feedWithoutACandleHasNoLag() {
        assertTrue(state().get("feed").get("last_candle").isNull());
        assertTrue(state().get("feed").get("lag_ms").isNull());
    }

    @Test
    void patternsAreReadRarelyHoweverMuchIsLearnt() {
        for (int k = 0; k < 50; k++) {
            predictor.step();
            board.publish();
        }
        assertEquals(1, asked.size());
    }

    @Test
    void patternsComeWithWhatTheirKindHas() {
        var row =
                new Row(
                        ONE,
                        ModelName.TRENDVIC,
                        Kind.CONTEXT,
                        "1:TRENDVIC:fine:cross=UP",
                        40,
                        0.5,
                        0.4,
                        0.1,
                        Double.NaN,
                        0.2,
                        0.4,
                        Times.UNKNOWN_NS);
        patterns = new PatternRows(List.of(row), List.of(), List.of(count(3, 2), count(4, 1)));
        BoardSnapshot snapshot = published();
        JsonNode top = JsonMapper.shared().readTree(snapshot.topPatterns()).get("top").get(0);
        assertEquals(0.5, top.get("up").asDouble());
        assertTrue(top.get("wins").isNull());
        assertTrue(top.get("last").isNull());
        JsonNode summary = JsonMapper.shared().readTree(snapshot.patternSummary());
        assertEquals(7, summary.get("contexts").asInt());
        assertEquals(3, summary.get("anti_patterns").asInt());
        assertEquals(2, summary.get("timeframes").size());
    }

    private static Count count(long contexts, long antiPatterns) {
        return new Count(ONE, contexts, 9, 2, antiPatterns);
    }

    private MadeUpPredictor predictor(Timeframe timeframe) {
        return new MadeUpPredictor(timeframe, MadeUpPredictor.aMidnightNs(), 42, board);
    }

    private BoardSnapshot published() {
        board.publish();
        return board.published().get();
    }

    private JsonNode state() {
        return JsonMapper.shared().readTree(published().state());
    }

    private JsonNode models() {
        return JsonMapper.shared().readTree(published().models());
    }

    private JsonNode detail(String key) {
        return JsonMapper.shared().readTree(detailText(key));
    }

    private String detailText(String key) {
        return Objects.requireNonNull(published().details().get(key)).json();
    }
}
