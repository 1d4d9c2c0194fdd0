package io.foretick.forecast.direction.online;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.feature.direction.CandleFeatures;
import io.foretick.forecast.direction.Alarm;
import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.Fact;
import io.foretick.forecast.direction.FeatureVector;
import io.foretick.forecast.direction.Memory;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.Prediction;
import io.foretick.forecast.direction.Recall;
import io.foretick.forecast.direction.Update;
import io.foretick.market.candle.CandleWindow;
import io.foretick.market.candle.CandleWindow.Taken;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class TimeframePredictorTest {

    private static final int LOOKBACK = CandleFeatures.LOOKBACK;
    private static final DirectionSettings SETTINGS = DirectionSettings.DEFAULT;

    @Test
    void predictsOnceTheWindowIsFull() {
        Rig rig = Rig.full(SETTINGS);
        rig.offerAll(Rig.walk(1, LOOKBACK - 1));
        assertEquals(0, rig.predictions.size());
        rig.predictor.offer(Rig.walk(1, LOOKBACK).getLast());
        assertEquals(
                List.of(ModelName.values()),
                rig.predictions.stream().map(Prediction::model).toList());
        assertEquals(5, rig.predictor.pendingCount());
        assertEquals(List.of(), rig.facts);
    }

    @Test
    void tellsTheFactThenTheUpdatesThenPredicts() {
        Rig rig = Rig.full(SETTINGS);
        rig.offerAll(Rig.walk(2, LOOKBACK + 1));
        List<Object> last = rig.heard.subList(rig.heard.size() - 12, rig.heard.size());
        assertEquals(Bar.class, last.get(0).getClass());
        assertEquals(Fact.class, last.get(1).getClass());
        for (int k = 0; k < 5; k++) {
            assertEquals(ModelName.values()[k], ((Update) last.get(2 + k)).prediction().model());
            assertEquals(ModelName.values()[k], ((Prediction) last.get(7 + k)).model());
        }
    }

    @Test
    void judgesEveryPredictionByTheMoveToTheNextClose() {
        List<Bar> bars = Rig.walk(3, 300);
        Rig rig = Rig.full(SETTINGS);
        rig.offerAll(bars);
        assertEquals(300 - LOOKBACK, rig.facts.size());
        assertEquals(5 * rig.facts.size(), rig.updates.size());
        for (Update update : rig.updates) {
            assertTrue(isAligned(update.prediction(), update.fact(), bars));
        }
    }

    @Test
    void aJudgementOneCandleOffIsSeen() {
        List<Bar> bars = Rig.walk(4, 200);
        Rig rig = Rig.plain(SETTINGS);
        rig.offerAll(bars);
        for (int k = 1; k < rig.facts.size(); k++) {
            Prediction late = rig.predictionsOf(ModelName.TRENDVIC).get(k);
            assertFalse(isAligned(late, rig.facts.get(k - 1), bars));
        }
        PendingPrediction pending = new PendingPrediction(ModelName.TRENDVIC, Rig.MINUTE);
        Prediction newest = rig.predictionsOf(ModelName.TRENDVIC).getLast();
        pending.set(newest);
        assertEquals(
                "TRENDVIC has nothing that the candle of " + newest.candleStartNs() + " judges",
                message(() -> pending.take(newest.candleStartNs())));
    }

    @Test
    void capturesTheFeaturesOfItsCandleAndNoLaterOne() {
        List<Bar> bars = Rig.walk(5, 180);
        Rig rig = Rig.plain(SETTINGS);
        rig.offerAll(bars);
        List<Prediction> made = rig.predictionsOf(ModelName.VOLUMEMETRIX);
        for (int k = 0; k < made.size(); k++) {
            CandleWindow history = new CandleWindow(Rig.MINUTE.lengthNs(), LOOKBACK);
            bars.subList(0, LOOKBACK + k).forEach(history::offer);
            double[] expected = new double[3];
            new Rig.Moves(3).read(history, expected);
            assertEquals(FeatureVector.of(expected), made.get(k).features());
        }
    }

    @Test
    void leavesOutWhatWasTakenBefore() {
        List<Bar> bars = Rig.walk(6, 150);
        Rig rig = Rig.full(SETTINGS);
        rig.offerAll(bars);
        int heard = rig.heard.size();
        Map<String, List<Object>> before = rig.savedItems();
        assertEquals(Taken.REPEATED, rig.predictor.offer(bars.get(149)));
        assertEquals(Taken.LATE, rig.predictor.offer(bars.get(148)));
        assertEquals(Taken.LATE, rig.predictor.offer(bars.get(0)));
        assertEquals(heard, rig.heard.size());
        assertEquals(before, rig.savedItems());
        assertEquals(bars.get(149).startNs(), rig.predictor.lastProcessedStartNs());
    }

    @Test
    void aCorrectionReplacesTheCandleAndJudgesNothingAgain() {
        List<Bar> bars = Rig.walk(7, 150);
        Rig rig = Rig.plain(SETTINGS);
        rig.offerAll(bars);
        int updates = rig.updates.size();
        int predictions = rig.predictions.size();
        assertEquals(Taken.REVISED, rig.predictor.offer(Rig.bar(149, 50_000, 40_000)));
        assertEquals("revised " + bars.get(149).startNs(), rig.heard.getLast());
        assertEquals(updates, rig.updates.size());
        assertEquals(predictions, rig.predictions.size());
        rig.predictor.offer(Rig.bar(150, 40_000, 40_400));
        assertEquals(40_000, rig.facts.getLast().closePrevious());
        assertEquals(100.0, rig.facts.getLast().returnBps(), 1e-9);
        assertEquals(updates + 4, rig.updates.size());
    }

    @Test
    void aCorrectionReachesTheDensity() {
        Rig rig = Rig.full(SETTINGS);
        rig.offerAll(Rig.walk(7, 150));
        rig.predictor.offer(Rig.bar(149, 50_000, 50_500));
        List<Object> risen = rig.savedItems().get("DENSITY/density");
        rig.predictor.warm(Rig.bar(149, 50_000, 49_500));
        assertNotEquals(risen, rig.savedItems().get("DENSITY/density"));
    }

    @Test
    void whatWaitedExpiresInAGapAndTheWindowBeginsAnew() {
        List<Bar> bars = Rig.walk(8, 400);
        Rig rig = Rig.full(SETTINGS);
        rig.offerAll(bars.subList(0, 150));
        int updates = rig.updates.size();
        rig.predictor.offer(bars.get(155));
        long minuteNs = Rig.MINUTE.lengthNs();
        assertEquals(
                "gap " + 150 * minuteNs + " " + 155 * minuteNs,
                rig.heard.get(rig.heard.size() - 2));
        assertEquals(bars.get(155), rig.heard.getLast());
        assertEquals(0, rig.predictor.pendingCount());
        rig.offerAll(bars.subList(156, 155 + LOOKBACK - 1));
        assertEquals(updates, rig.updates.size());
        rig.offerAll(bars.subList(155 + LOOKBACK - 1, 155 + LOOKBACK + 1));
        assertEquals(updates + 5, rig.updates.size());
    }

    @Test
    void warmingUpIsSilentAndThenPredictsOnce() {
        List<Bar> bars = Rig.walk(9, LOOKBACK + 1);
        Rig rig = Rig.full(SETTINGS);
        assertEquals(Times.UNKNOWN_NS, rig.predictor.lastProcessedStartNs());
        bars.subList(0, LOOKBACK - 1).forEach(rig.predictor::warm);
        rig.predictor.bootstrap();
        assertEquals(List.of(), rig.heard);
        rig.predictor.warm(bars.get(LOOKBACK - 1));
        rig.predictor.bootstrap();
        rig.predictor.bootstrap();
        assertEquals(5, rig.predictions.size());
        rig.predictor.offer(bars.getLast());
        assertEquals(5, rig.updates.size());
        Rig offered = Rig.full(SETTINGS);
        offered.offerAll(bars);
        assertEquals(offered.updates, rig.updates);
        assertEquals(offered.predictions, rig.predictions);
    }

    @Test
    void frozenLearningChangesNothing() {
        List<Bar> bars = Rig.walk(10, 500);
        for (DirectionSettings settings : List.of(SETTINGS, SETTINGS.adaptive())) {
            Rig rig = Rig.full(settings);
            rig.offerAll(bars.subList(0, 250));
            Map<String, List<Object>> before = learnt(rig);
            rig.predictor.learning(false);
            rig.offerAll(bars.subList(250, 400));
            assertEquals(before, learnt(rig));
            List<Update> frozen = rig.updates.subList(5 * 130, rig.updates.size());
            assertEquals(5 * 150, frozen.size());
            for (Update update : frozen) {
                assertFalse(update.lesson().learnt());
                assertFalse(update.lesson().anchorMoved());
                assertEquals(0, update.lesson().learningRate());
                assertTrue(update.lesson().taskLoss() > 0);
            }
            assertEquals(List.of(), rig.alarms);
            rig.predictor.learning(true);
            rig.offerAll(bars.subList(400, 402));
            assertNotEquals(before, learnt(rig));
        }
    }

    @Test
    void numbersThatAreNoneStayWhereTheyAre() {
        Parts sound = Rig.parts(Memory.NONE, Rig.Plain::new, null);
        Parts broken =
                new Parts(
                        sound.memory(),
                        sound.calibrations(),
                        null,
                        new Sometimes(new Rig.Moves(2)),
                        sound.oscillator(),
                        sound.volume());
        List<Bar> bars = Rig.walk(11, 400);
        Rig rig = new Rig(SETTINGS, broken);
        rig.offerAll(bars);
        List<Update> blind =
                rig.updatesOf(ModelName.TRENDVIC).stream()
                        .filter(each -> !each.lesson().learnt())
                        .toList();
        assertEquals(rig.alarms.size(), blind.size());
        assertTrue(blind.size() > 20);
        for (Update update : blind) {
            assertEquals(Direction.FLAT, update.prediction().direction());
            assertEquals(0.5, update.prediction().rawUp());
            assertEquals(List.of("not_finite"), update.prediction().notes());
        }
        assertEquals("not_finite_step", rig.alarms.getFirst().check());
        assertEquals(Alarm.Level.WARNING, rig.alarms.getFirst().level());
        Rig well = new Rig(SETTINGS, sound);
        well.offerAll(bars);
        assertEquals(well.updatesOf(ModelName.OSCILLATOR), rig.updatesOf(ModelName.OSCILLATOR));
        for (Update update : rig.updates) {
            assertTrue(Double.isFinite(update.prediction().calibrated().up()));
            assertTrue(Double.isFinite(update.lesson().parameterNorm()));
        }
    }

    @Test
    void flippedModelsSayTheOpposite() {
        Parts same =
                new Parts(
                        Memory.NONE,
                        Rig.Plain::new,
                        null,
                        new Rig.Moves(2),
                        new Rig.Moves(2),
                        new Rig.Moves(2));
        Rig rig = new Rig(SETTINGS, same);
        rig.offerAll(Rig.walk(12, LOOKBACK));
        Prediction straight = rig.predictionsOf(ModelName.TRENDVIC).getFirst();
        Prediction flipped = rig.predictionsOf(ModelName.OSCILLATOR).getFirst();
        assertEquals(straight.logitUp(), flipped.logitDown());
        assertEquals(straight.logitDown(), flipped.logitUp());
        assertEquals(-straight.margin(), flipped.margin());
        assertEquals(1.0, straight.rawUp() + flipped.rawUp(), 1e-15);
        assertEquals(straight.direction().opposite(), flipped.direction());
    }

    @Test
    void anAntiPatternSilencesTheSideAndIsNoted() {
        Rig rig = Rig.full(SETTINGS);
        rig.offerAll(Rig.walk(13, 600));
        List<Prediction> silenced =
                rig.predictions.stream()
                        .filter(each -> each.notes().contains("anti_pattern_abstain"))
                        .toList();
        assertFalse(silenced.isEmpty());
        for (Prediction each : silenced) {
            assertEquals(Direction.FLAT, each.direction());
            assertNotEquals(Direction.FLAT, each.recall().decision().taken());
            assertTrue(each.recall().decision().antiPattern());
        }
    }

    @Test
    void modelsWithoutPatternsRememberNothing() {
        Rig rig = Rig.full(SETTINGS);
        rig.offerAll(Rig.walk(14, 200));
        for (ModelName model : List.of(ModelName.DENSITY, ModelName.ENSEMBLE)) {
            for (Prediction each : rig.predictionsOf(model)) {
                assertEquals("", each.recall().contextKey());
                assertEquals("", each.recall().decisionKey());
                assertEquals(FeatureVector.NONE, each.features());
            }
        }
        Recall remembered = rig.predictionsOf(ModelName.TRENDVIC).getLast().recall();
        assertTrue(remembered.contextKey().startsWith("TRENDVIC:coarse:last="));
    }

    @Test
    void theDensitysLogitsAreHalvesOfItsMargin() {
        Rig rig = Rig.full(SETTINGS);
        rig.offerAll(Rig.walk(15, 200));
        for (Prediction each : rig.predictionsOf(ModelName.DENSITY)) {
            assertTrue(
                    Math.abs(each.rawUp() - 0.6) < 1e-12 || Math.abs(each.rawUp() - 0.45) < 1e-12);
            assertEquals(-each.logitUp(), each.logitDown());
            double margin = Math.log(each.rawUp() / (1 - each.rawUp()));
            assertEquals(margin / 2, each.logitUp(), 1e-12);
        }
        for (Update each : rig.updatesOf(ModelName.DENSITY)) {
            assertTrue(each.lesson().learnt());
            assertEquals(0, each.lesson().learningRate());
            assertEquals(0, each.lesson().parameterNorm());
        }
    }

    private static boolean isAligned(Prediction prediction, Fact fact, List<Bar> bars) {
        long from = (prediction.candleStartNs() - Rig.START_NS) / Rig.MINUTE.lengthNs();
        double before = E8.toDouble(bars.get((int) from).closeE8());
        double after = E8.toDouble(bars.get((int) from + 1).closeE8());
        return prediction.close() == before
                && prediction.targetStartNs() == fact.startNs()
                && fact.previousStartNs() == prediction.candleStartNs()
                && fact.closePrevious() == before
                && fact.close() == after;
    }

    /// All state but the candles, what waits, and the density, which never learns.
    private static Map<String, List<Object>> learnt(Rig rig) {
        Map<String, List<Object>> items = rig.savedItems();
        items.keySet()
                .removeIf(name ->
                        name.endsWith("/window")
                                || name.endsWith("/pending")
                                || name.endsWith("/density"));
        return items;
    }

    private static String message(Runnable action) {
        try {
            action.run();
            return "";
        } catch (IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /// Now and then a feature is no number.
    private record Sometimes(CandleFeatures inner) implements CandleFeatures {

        @Override
        public List<String> names() {
            return inner.names();
        }

        @Override
        public void read(CandleWindow candles, double[] into) {
            inner.read(candles, into);
            long minute = candles.newestStartNs() / Rig.MINUTE.lengthNs();
            if (minute % 7 == 0) {
                into[0] = minute % 2 == 0 ? Double.NaN : Double.POSITIVE_INFINITY;
            }
        }

        @Override
        public String fineBins(CandleWindow candles) {
            return inner.fineBins(candles);
        }

        @Override
        public String coarseBins(CandleWindow candles) {
            return inner.coarseBins(candles);
        }
    }
}
