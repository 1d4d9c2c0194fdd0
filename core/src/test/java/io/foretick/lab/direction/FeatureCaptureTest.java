package io.foretick.lab.direction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.event.Bar;
import io.foretick.feature.direction.CandleFeatures;
import io.foretick.forecast.direction.DirectionListener;
import io.foretick.forecast.direction.FeatureVector;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.Prediction;
import io.foretick.forecast.direction.online.DirectionSettings;
import io.foretick.session.direction.Predictor;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class FeatureCaptureTest {

    private static final List<Bar> BARS = MadeUpCandles.walk(400);
    private static final CandleRange RANGE = new CandleRange(List.of(), BARS);
    private static final List<Prediction> MADE = predictions(BARS);

    private static List<Prediction> predictions(List<Bar> bars) {
        List<Prediction> made = new ArrayList<>();
        var listener =
                new DirectionListener() {
                    @Override
                    public void prediction(Prediction prediction) {
                        made.add(prediction);
                    }
                };
        var recipe = new Predictor.Recipe("BTCUSDT", DirectionSettings.DEFAULT, Optional.empty());
        var predictor = recipe.make(MadeUpCandles.MINUTE, 1, listener);
        bars.forEach(predictor.models()::offer);
        return made;
    }

    private static FeatureCapture captured(CandleRange range, List<Prediction> told) {
        FeatureCapture capture = new FeatureCapture(range);
        told.forEach(capture::prediction);
        return capture;
    }

    private static Prediction with(Prediction made, long candleStartNs, FeatureVector features) {
        return new Prediction(
                made.model(),
                made.timeframe(),
                candleStartNs,
                made.close(),
                made.logitUp(),
                made.logitDown(),
                made.rawUp(),
                made.calibrated(),
                made.direction(),
                made.thresholds(),
                made.recall(),
                made.usedAverages(),
                features,
                made.notes());
    }

    /// The predictions, each with the features of a later or earlier candle.
    private static List<Prediction> shifted(int candles) {
        long byNs = candles * MadeUpCandles.MINUTE.lengthNs();
        return MADE.stream()
                .map(made -> with(made, made.candleStartNs() - byNs, made.features()))
                .toList();
    }

    @Test
    void findsNothingInHonestFeatures() {
        FeatureCapture capture = captured(RANGE, MADE);
        assertTrue(capture.size() > 50, () -> capture.size() + " candles");
        assertEquals(List.of(), capture.compare());
    }

    @Test
    void comparesTheFirstAndTheLastCandleWithFeatures() {
        Prediction first = MADE.getFirst();
        Prediction last = MADE.getLast();
        assertEquals(BARS.get(CandleFeatures.LOOKBACK - 1).startNs(), first.candleStartNs());
        assertEquals(BARS.getLast().startNs(), last.candleStartNs());
        assertEquals(
                2,
                captured(RANGE, List.of(first, MADE.get(MADE.size() - 2))).size()
                        + captured(RANGE, List.of(last)).size());
    }

    @Test
    void catchesFeaturesThatSeeTheNextCandle() {
        List<String> differences = captured(RANGE, shifted(1)).compare();
        assertFalse(differences.isEmpty());
        for (ModelName model :
                List.of(ModelName.TRENDVIC, ModelName.OSCILLATOR, ModelName.VOLUMEMETRIX)) {
            assertTrue(
                    differences.stream().anyMatch(text -> text.startsWith(model + " ")),
                    model.name());
        }
    }

    @Test
    void catchesFeaturesOfTheCandleBefore() {
        assertFalse(captured(RANGE, shifted(-1)).compare().isEmpty());
    }

    @Test
    void catchesASingleFeatureThatIsOff() {
        List<Prediction> told = new ArrayList<>(MADE);
        int last = told.size() - 2; // the ensemble, which has no features, is the very last
        Prediction made = told.get(last);
        double[] values = made.features().toArray();
        values[0] += 1e-4 * (1 + Math.abs(values[0]));
        told.set(last, with(made, made.candleStartNs(), FeatureVector.of(values)));
        assertEquals(1, captured(RANGE, told).compare().size());
    }

    @Test
    void looksOnlyAtCandlesThatEndAWholeWindow() {
        List<Bar> holed = MadeUpCandles.without(BARS, 200, 210);
        FeatureCapture capture = captured(new CandleRange(List.of(), holed), predictions(holed));
        assertTrue(capture.size() > 50, () -> capture.size() + " candles");
        assertEquals(List.of(), capture.compare());
    }

    @Test
    void countsCandlesBeforeTheRangeToTheHistory() {
        CandleRange range = new CandleRange(BARS.subList(0, 150), BARS.subList(150, 400));
        assertEquals(List.of(), captured(range, MADE).compare());
    }
}
