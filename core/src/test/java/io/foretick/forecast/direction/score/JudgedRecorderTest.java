package io.foretick.forecast.direction.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.event.Bar;
import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.Fact;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.Prediction;
import io.foretick.forecast.direction.Update;
import io.foretick.forecast.direction.Update.Lesson;

import org.junit.jupiter.api.Test;

import java.util.List;

class JudgedRecorderTest {

    private static final long PRICE_E8 = 10_000_000_000L;

    private final JudgedRecorder recorder = new JudgedRecorder();

    /// A candle with the update of the prediction before it, then a prediction with notes.
    private void candle(int candle, boolean learnt, String... notes) {
        Update update = Rows.update(candle - 1, 0.6, Direction.UP);
        long startNs = Rows.startNs(candle);
        long lengthNs = Rows.MINUTE.lengthNs();
        recorder.candle(
                Rows.MINUTE, new Bar(startNs, lengthNs, PRICE_E8, PRICE_E8, PRICE_E8, PRICE_E8, 1));
        Fact fact = update.fact();
        recorder.fact(fact);
        Lesson lesson = new Lesson(learnt, false, 0, 0, 0, 0, 1, 1, 1, 1, 1);
        recorder.update(
                new Update(
                        update.prediction(),
                        fact,
                        update.reason(),
                        update.reward(),
                        lesson,
                        update.after()));
        recorder.prediction(noted(update.prediction(), List.of(notes)));
    }

    private static Prediction noted(Prediction made, List<String> notes) {
        return new Prediction(
                made.model(),
                made.timeframe(),
                made.candleStartNs() + made.timeframe().lengthNs(),
                made.close(),
                made.logitUp(),
                made.logitDown(),
                made.rawUp(),
                made.calibrated(),
                made.direction(),
                made.thresholds(),
                made.recall(),
                made.usedAverages(),
                made.features(),
                notes);
    }

    private List<Judged> rows() {
        return recorder.rows(Rows.MINUTE, ModelName.TRENDVIC);
    }

    @Test
    void baseRateOfARowKnowsNothingOfItsFact() {
        candle(1, true);
        candle(2, true);
        candle(3, true);
        assertEquals(0.5, rows().get(0).baseUp(), 1e-12);
        assertEquals(51.0 / 101, rows().get(1).baseUp(), 1e-12);
        assertEquals(52.0 / 102, rows().get(2).baseUp(), 1e-12);
    }

    @Test
    void baseRateIsFrozenWithTheModels() {
        candle(1, true);
        candle(2, false);
        candle(3, false);
        assertEquals(51.0 / 101, rows().get(1).baseUp(), 1e-12);
        assertEquals(51.0 / 101, rows().get(2).baseUp(), 1e-12);
    }

    @Test
    void regimeIsThatOfThePredictionNotOfTheFact() {
        candle(1, true, "other", "regime_trending");
        candle(2, true, "regime_volatile");
        candle(3, true);
        candle(4, true);
        assertEquals(
                List.of("", "trending", "volatile", ""),
                rows().stream().map(Judged::regime).toList());
    }

    @Test
    void rowsThatAreNotKeptTeachTheBaseRateStill() {
        recorder.keep(false);
        candle(1, true);
        recorder.keep(true);
        candle(2, true);
        assertEquals(1, rows().size());
        assertEquals(51.0 / 101, rows().getFirst().baseUp(), 1e-12);
    }

    @Test
    void modelsThatWereNotHeardHaveNoRows() {
        candle(1, true);
        assertEquals(List.of(), recorder.rows(Rows.MINUTE, ModelName.DENSITY));
        assertEquals(List.of(Rows.MINUTE), List.copyOf(recorder.timeframes()));
    }
}
