package io.foretick.forecast.direction.check;

import static io.foretick.forecast.direction.Direction.UP;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.event.Bar;
import io.foretick.forecast.direction.Alarm.Level;
import io.foretick.forecast.direction.Calibrated;
import io.foretick.forecast.direction.Fact;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.Prediction;
import io.foretick.forecast.direction.Update;
import io.foretick.forecast.direction.score.Rows;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Each check is silent on a predictor that does all as it has to, and speaks of one that does not.
class ReplayChecksTest {

    private static final List<ModelName> MODELS = List.of(ModelName.TRENDVIC, ModelName.OSCILLATOR);
    private static final int WARM_UP = 3;

    /// Tells what a predictor would, one candle a call; a test bends what it wants to see caught.
    private static final class Predictor {

        private final ReplayChecks checks = new ReplayChecks(MODELS);
        private final List<Prediction> pending = new ArrayList<>();
        private UnaryOperator<Prediction> bend = made -> made;
        private UnaryOperator<Update> bendUpdate = update -> update;
        private int updatesOfEach = 1;
        private int predictionsOfEach = 1;

        Predictor run(int from, int to) {
            for (int candle = from; candle < to; candle++) {
                candle(candle);
            }
            return this;
        }

        void candle(int candle) {
            checks.candle(Rows.MINUTE, bar(candle));
            if (candle > 0) {
                judge(candle);
            }
            if (candle >= WARM_UP) {
                MODELS.forEach(model -> predict(model, candle));
            }
        }

        void judge(int candle) {
            Fact fact = fact(candle);
            checks.fact(fact);
            for (Prediction made : pending) {
                for (int k = 0; k < updatesOfEach; k++) {
                    checks.update(bendUpdate.apply(Rows.judged(made, fact)));
                }
            }
            pending.clear();
        }

        void predict(ModelName model, int candle) {
            var calibrated = new Calibrated(0.6, "affine", 1, 0, candle, 0.6);
            Prediction made =
                    bend.apply(Rows.prediction(model, candle, close(candle), 0.4, calibrated, UP));
            for (int k = 0; k < predictionsOfEach; k++) {
                checks.prediction(made);
            }
            pending.add(made);
        }

        List<ReplayCheck> failed() {
            return checks.finish().stream().map(ReplayFailure::check).toList();
        }

        void assertCatches(ReplayCheck check) {
            assertTrue(failed().contains(check), () -> checks.finish().toString());
        }
    }

    private static double close(int candle) {
        return 100 + candle % 7;
    }

    private static Bar bar(int candle) {
        long closeE8 = E8.ofDouble(close(candle));
        return new Bar(
                Rows.startNs(candle),
                Rows.MINUTE.lengthNs(),
                closeE8,
                closeE8,
                closeE8,
                closeE8,
                1);
    }

    private static Fact fact(int candle) {
        return Fact.of(Rows.MINUTE, Rows.startNs(candle), close(candle - 1), close(candle), 1.0);
    }

    @Test
    void everyCheckIsSilentWhereAllIsWell() {
        assertEquals(List.of(), new Predictor().run(0, 200).failed());
    }

    @Test
    void nothingToldIsNothingWrong() {
        assertEquals(List.of(), new Predictor().failed());
    }

    @Test
    void candleThatRunsBackwardsIsCaught() {
        Predictor predictor = new Predictor().run(0, 10);
        predictor.checks.candle(Rows.MINUTE, bar(8));
        predictor.assertCatches(ReplayCheck.CANDLE_ORDER);
    }

    @Test
    void candleThatComesTwiceIsCaught() {
        Predictor predictor = new Predictor().run(0, 10);
        predictor.checks.candle(Rows.MINUTE, bar(9));
        predictor.assertCatches(ReplayCheck.CANDLE_ORDER);
    }

    @Test
    void revisionOfTheNewestCandleIsWell() {
        Predictor predictor = new Predictor().run(0, 10);
        Bar bar = bar(9);
        long closeE8 = bar.closeE8() + 1_000;
        predictor.checks.revised(
                Rows.MINUTE,
                new Bar(bar.startNs(), bar.lengthNs(), closeE8, closeE8, closeE8, closeE8, 1));
        assertEquals(List.of(), predictor.run(10, 20).failed());
    }

    @Test
    void holeWithoutAWordIsCaught() {
        Predictor predictor = new Predictor().run(0, 10);
        predictor.pending.clear();
        predictor.checks.candle(Rows.MINUTE, bar(12));
        predictor.assertCatches(ReplayCheck.CANDLE_HOLE);
        predictor.assertCatches(ReplayCheck.PENDING_TAIL);
    }

    @Test
    void holeThatWasToldIsAWarning() {
        Predictor predictor = new Predictor().run(0, 10);
        predictor.pending.clear();
        predictor.checks.gap(Rows.MINUTE, Rows.startNs(10), Rows.startNs(12));
        predictor.checks.candle(Rows.MINUTE, bar(12));
        assertEquals(List.of(ReplayCheck.CANDLE_GAP), predictor.run(13, 30).failed());
        assertEquals(List.of(), predictor.checks.finish(Level.ERROR));
    }

    @Test
    void holeMayBeToldAfterItsCandle() {
        Predictor predictor = new Predictor().run(0, 10);
        predictor.pending.clear();
        predictor.checks.candle(Rows.MINUTE, bar(12));
        predictor.checks.gap(Rows.MINUTE, Rows.startNs(10), Rows.startNs(12));
        assertEquals(List.of(ReplayCheck.CANDLE_GAP), predictor.run(13, 30).failed());
    }

    @Test
    void factOfAnotherCandleIsCaught() {
        Predictor predictor = new Predictor().run(0, 10);
        predictor.checks.candle(Rows.MINUTE, bar(10));
        predictor.judge(9);
        predictor.assertCatches(ReplayCheck.FACT_ALIGNMENT);
    }

    @Test
    void factOfOtherClosesIsCaught() {
        Predictor predictor = new Predictor().run(0, 2);
        predictor.checks.candle(Rows.MINUTE, bar(2));
        predictor.checks.fact(Fact.of(Rows.MINUTE, Rows.startNs(2), close(0), close(2), 1.0));
        predictor.assertCatches(ReplayCheck.FACT_ALIGNMENT);
    }

    /// An off-by-one: each prediction is judged by the candle that it was made of.
    @Test
    void predictionOfTheCandleItHasSeenIsCaught() {
        Predictor predictor = new Predictor();
        predictor.bend = ReplayChecksTest::oneCandleEarlier;
        predictor.run(0, 50).assertCatches(ReplayCheck.TARGET_ALIGNMENT);
    }

    /// The same with its name of time put right: the close betrays it.
    @Test
    void predictionFromAnotherCloseIsCaught() {
        Predictor predictor = new Predictor();
        predictor.bend = made -> copy(made, made.candleStartNs(), close(1), made.logitUp());
        predictor.run(0, 50).assertCatches(ReplayCheck.CLOSE_ALIGNMENT);
    }

    @Test
    void updateByTheFactBeforeIsCaught() {
        Predictor predictor = new Predictor();
        predictor.bendUpdate =
                update -> Rows.judged(update.prediction(), fact(WARM_UP)); // of another time
        predictor.run(0, 50).assertCatches(ReplayCheck.TARGET_ALIGNMENT);
    }

    @Test
    void predictionThatIsNoNumberIsCaught() {
        Predictor predictor = new Predictor();
        predictor.bend = made -> copy(made, made.candleStartNs(), made.close(), Double.NaN);
        predictor.run(0, 10).assertCatches(ReplayCheck.NOT_FINITE);
    }

    @Test
    void lossAndNormThatAreNoNumbersAreCaught() {
        for (int field = 0; field < 2; field++) {
            double loss = field == 0 ? Double.NaN : 0.7;
            double norm = field == 1 ? Double.POSITIVE_INFINITY : 2;
            var lesson = new Update.Lesson(true, false, loss, 0.7, 0, 0, 1, 1, norm, 2, 2);
            Predictor predictor = new Predictor();
            predictor.bendUpdate =
                    update ->
                            new Update(
                                    update.prediction(),
                                    update.fact(),
                                    update.reason(),
                                    update.reward(),
                                    lesson,
                                    update.after());
            predictor.run(0, 10);
            assertEquals(List.of(ReplayCheck.NOT_FINITE), predictor.failed());
        }
    }

    @Test
    void missingUpdateIsCaught() {
        Predictor predictor = new Predictor().run(0, 10);
        predictor.pending.removeLast();
        predictor.run(10, 20);
        assertEquals(
                List.of(ReplayCheck.UPDATES_PER_FACT, ReplayCheck.PENDING_TAIL),
                predictor.failed());
    }

    @Test
    void updateOfWhatWasNeverPredictedIsCaught() {
        Predictor predictor = new Predictor();
        predictor.predictionsOfEach = 0;
        predictor.run(0, 10).assertCatches(ReplayCheck.UPDATES_OVER_PREDICTIONS);
    }

    @Test
    void predictionChangedAfterItWasToldIsCaught() {
        Predictor predictor = new Predictor();
        predictor.bendUpdate =
                update -> {
                    Prediction made = update.prediction();
                    Prediction wiser = copy(made, made.candleStartNs(), made.close(), 9.0);
                    return Rows.judged(wiser, update.fact());
                };
        predictor.run(0, 10);
        assertEquals(List.of(ReplayCheck.PREDICTION_CHANGED), predictor.failed());
    }

    @Test
    void predictionsLeftUnjudgedAreCaught() {
        Predictor predictor = new Predictor().run(0, 10);
        predictor.pending.clear();
        predictor.run(10, 20).assertCatches(ReplayCheck.PENDING_TAIL);
    }

    @Test
    void predictionToldTwiceIsCaught() {
        Predictor predictor = new Predictor();
        predictor.predictionsOfEach = 2;
        predictor.run(0, 10).assertCatches(ReplayCheck.PREDICTION_ORDER);
    }

    @Test
    void updateToldTwiceIsCaught() {
        Predictor predictor = new Predictor();
        predictor.updatesOfEach = 2;
        predictor.run(0, 10).assertCatches(ReplayCheck.UPDATE_ORDER);
    }

    @Test
    void failureIsCountedWithItsFirstExample() {
        Predictor predictor = new Predictor();
        predictor.updatesOfEach = 2;
        predictor.run(0, 6);
        ReplayFailure failure =
                predictor.checks.finish().stream()
                        .filter(one -> one.check() == ReplayCheck.UPDATE_ORDER)
                        .findFirst()
                        .orElseThrow();
        assertEquals(4, failure.count()); // two models at two candles
        assertTrue(failure.text().startsWith("update_order: 4 times, first: candle 17000"));
        assertTrue(failure.text().contains("TRENDVIC"));
    }

    private static Prediction oneCandleEarlier(Prediction made) {
        return copy(
                made, made.candleStartNs() - Rows.MINUTE.lengthNs(), made.close(), made.logitUp());
    }

    private static Prediction copy(
            Prediction made, long candleStartNs, double close, double logitUp) {
        return new Prediction(
                made.model(),
                made.timeframe(),
                candleStartNs,
                close,
                logitUp,
                made.logitDown(),
                made.rawUp(),
                made.calibrated(),
                made.direction(),
                made.thresholds(),
                made.recall(),
                made.usedAverages(),
                made.features(),
                made.notes());
    }
}
