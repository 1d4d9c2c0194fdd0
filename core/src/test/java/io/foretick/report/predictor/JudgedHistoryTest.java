package io.foretick.report.predictor;

import static io.foretick.forecast.direction.Direction.DOWN;
import static io.foretick.forecast.direction.Direction.FLAT;
import static io.foretick.forecast.direction.Direction.UP;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.Reward;
import io.foretick.forecast.direction.Thresholds;
import io.foretick.forecast.direction.score.Judged;
import io.foretick.market.candle.Timeframe;
import io.foretick.report.live.JsonText;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

class JudgedHistoryTest {

    private final JudgedHistory history = new JudgedHistory();

    @Test
    void windowsForgetAndTheWholeDoesNot() {
        add(100, UP, UP, 0.6);
        add(150, UP, DOWN, 0.6);
        add(50, DOWN, DOWN, 0.4);
        JsonNode windows = JsonMapper.shared().readTree(JsonText.object(history::writeWindows));
        assertEquals(1.0, windows.get("last_50").get("accuracy").asDouble());
        assertEquals(0.25, windows.get("last_200").get("accuracy").asDouble());
        assertEquals(0.5, windows.get("all").get("accuracy").asDouble());
        assertEquals(300, windows.get("all").get("n").asInt());
    }

    @Test
    void abstentionLowersCoverageAndNotTheAccuracyOfActions() {
        add(3, UP, UP, 0.7);
        add(1, FLAT, UP, 0.5);
        JsonNode scores = all();
        assertEquals(0.75, scores.get("coverage").asDouble());
        assertEquals(0.75, scores.get("accuracy").asDouble());
        assertEquals(1.0, scores.get("action_accuracy").asDouble());
        assertEquals((3 - 0.5) / 4, scores.get("reward").asDouble());
        assertEquals((3 * 0.7 + 0.5) / 4, scores.get("avg_conf").asDouble(), 1e-12);
    }

    @Test
    void errorOfCalibrationCountsMovesOnly() {
        add(5, FLAT, FLAT, 0.9);
        assertTrue(all().get("ece").isNull());
        add(2, UP, UP, 0.75);
        assertEquals(0.25, all().get("ece").asDouble());
    }

    @Test
    void whatWasNeverDoneHasNoScore() {
        assertTrue(all().get("accuracy").isNull());
        add(1, FLAT, FLAT, 0.5);
        assertTrue(all().get("action_accuracy").isNull());
    }

    @Test
    void wrongSidesAreListedByConfidenceAndNoOthers() {
        add(1, UP, FLAT, 0.99);
        add(1, FLAT, UP, 0.5);
        add(1, UP, DOWN, 0.6);
        add(1, DOWN, UP, 0.1);
        add(1, UP, DOWN, 0.7);
        List<Double> ups = history.worst().stream().map(Judged::up).toList();
        assertEquals(List.of(0.1, 0.7, 0.6), ups);
        assertEquals(1, history.confidentWrongs());
    }

    @Test
    void keepsTheNewestTwoHundred() {
        add(1, DOWN, DOWN, 0.2);
        add(200, UP, UP, 0.8);
        assertEquals(200, history.newest().size());
        assertEquals(UP, history.newest().getFirst().decision());
    }

    private void add(int count, Direction decision, Direction fact, double up) {
        for (int k = 0; k < count; k++) {
            history.add(judged(decision, fact, up));
        }
    }

    private static Judged judged(Direction decision, Direction fact, double up) {
        return new Judged(
                Timeframe.parse("1"),
                "TRENDVIC",
                0,
                up,
                up,
                0,
                1,
                0,
                Thresholds.DEFAULT,
                decision,
                fact,
                0,
                Reward.of(decision, fact).value(),
                "",
                0.5);
    }

    private JsonNode all() {
        return JsonMapper.shared().readTree(JsonText.object(history.all()::write));
    }
}
