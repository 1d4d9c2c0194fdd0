package io.foretick.session.direction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.event.Bar;
import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.DirectionListener;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.Update;
import io.foretick.market.candle.Timeframe;
import io.foretick.testing.StateTape;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;

/// What is said of a saved version's lessons.
class LessonFiguresTest {

    private static final List<Bar> BARS = MadeUpCandles.walk(3, 400, Timeframe.MINUTE);

    private final List<Update> updates = new ArrayList<>();
    private final Predictor predictor =
            MadeUpCandles.RECIPE.make(
                    Timeframe.MINUTE,
                    1,
                    new DirectionListener() {
                        @Override
                        public void update(Update update) {
                            updates.add(update);
                        }
                    });

    private void show(int from, int to) {
        for (Bar bar : BARS.subList(from, to)) {
            var _ = predictor.models().offer(bar);
        }
    }

    private JsonNode figures() {
        return JsonMapper.shared().readTree(predictor.figures().json());
    }

    @Test
    void tellsWhatEachModelsLessonsCameTo() {
        show(0, 400);
        for (ModelName model : List.of(ModelName.TRENDVIC, ModelName.ENSEMBLE)) {
            List<Update> own =
                    updates.stream().filter(one -> one.prediction().model() == model).toList();
            JsonNode told = figures().required(model.name());
            assertEquals(own.size(), told.get("n").asInt());
            assertEquals(
                    mean(own.stream().map(LessonFiguresTest::isRight).toList()),
                    told.get("accuracy").asDouble(),
                    1e-12);
            assertEquals(
                    mean(own.stream().map(LessonFiguresTest::isDecided).toList()),
                    told.get("coverage").asDouble(),
                    1e-12);
            assertEquals(
                    own.stream().mapToDouble(Update::reward).average().orElseThrow(),
                    told.get("mean_reward").asDouble(),
                    1e-12);
            assertEquals(own.getLast().after().slope(), told.get("calib_a").asDouble());
            assertEquals(own.getLast().after().shift(), told.get("calib_b").asDouble());
        }
        assertTrue(figures().path("DENSITY").isMissingNode());
    }

    @Test
    void countsNothingWhileLearningIsFrozen() {
        show(0, 200);
        JsonNode before = figures();
        predictor.models().learning(false);
        show(200, 300);
        assertEquals(before, figures());
    }

    @Test
    void goesOnWhereItWasSaved() {
        show(0, 200);
        var tape = new StateTape();
        predictor.figures().save(tape);
        var loaded = new LessonFigures();
        loaded.load(tape);
        updates.clear();
        show(200, 300);
        updates.forEach(loaded::update);
        assertEquals(predictor.figures().json(), loaded.json());
    }

    private static boolean isRight(Update update) {
        return update.prediction().direction() == update.fact().direction();
    }

    private static boolean isDecided(Update update) {
        return update.prediction().direction() != Direction.FLAT;
    }

    private static double mean(List<Boolean> truths) {
        return truths.stream().filter(truth -> truth).count() / (double) truths.size();
    }
}
