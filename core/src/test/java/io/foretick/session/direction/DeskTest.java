package io.foretick.session.direction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.forecast.direction.DirectionListener;
import io.foretick.forecast.direction.Fact;
import io.foretick.forecast.direction.Prediction;
import io.foretick.market.candle.Timeframe;
import io.foretick.store.direction.Origin;
import io.foretick.store.direction.SavedState;
import io.foretick.store.direction.StateHead;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// One timeframe of a run: what it does with candles of the past and of the present, and when it
/// saves.
class DeskTest {

    private static final int WARM_UP = 200;
    private static final int MODELS = 4;
    private static final Autosave NEVER = new Autosave(1_000_000, Times.WEEK_NS);

    private final List<Bar> bars = MadeUpCandles.walk(1, 600, Timeframe.MINUTE);
    private final List<String> heard = new ArrayList<>();
    private final Predictor predictor = MadeUpCandles.RECIPE.make(Timeframe.MINUTE, 1, new Ear());

    private final class Ear implements DirectionListener {
        @Override
        public void candle(Timeframe timeframe, Bar bar) {
            heard.add("candle");
        }

        @Override
        public void revised(Timeframe timeframe, Bar bar) {
            heard.add("revised");
        }

        @Override
        public void gap(Timeframe timeframe, long fromNs, long toNs) {
            heard.add("gap");
        }

        @Override
        public void fact(Fact fact) {
            heard.add("fact");
        }

        @Override
        public void prediction(Prediction prediction) {
            heard.add("prediction");
        }
    }

    private Desk fresh(Autosave autosave) {
        return new Desk(
                new StateKeeper.Restored(predictor, Optional.empty()), this::save, autosave);
    }

    /// A desk that was saved after so many candles.
    private Desk restored(int candles, Autosave autosave) {
        bars.subList(0, candles).forEach(bar -> predictor.models().warm(bar));
        var head = new StateHead(Timeframe.MINUTE, startNs(candles - 1), 7, Origin.AUTOSAVE, "{}");
        var saved = new SavedState(1, head, "", "", OptionalLong.empty());
        return new Desk(
                new StateKeeper.Restored(predictor, Optional.of(saved)), this::save, autosave);
    }

    private void save(Predictor saved, long updates, Origin origin) {
        heard.add(origin + " " + updates);
    }

    private long startNs(int candle) {
        return bars.get(candle).startNs();
    }

    private void warmUp(Desk desk) throws IOException {
        for (Bar bar : bars.subList(0, WARM_UP)) {
            desk.past(bar);
        }
    }

    private List<String> heardSince() {
        List<String> all = List.copyOf(heard);
        heard.clear();
        return all;
    }

    private static List<String> predictions(String... before) {
        List<String> all = new ArrayList<>(List.of(before));
        all.addAll(Collections.nCopies(MODELS, "prediction"));
        return all;
    }

    @Test
    void isSavedAndThenPredictsOnceItIsWarm() throws IOException {
        Desk desk = fresh(NEVER);
        warmUp(desk);
        assertEquals(List.of(), heardSince());
        desk.begin();
        desk.begin();
        assertEquals(predictions("AUTOSAVE 0", "candle"), heardSince());
        desk.take(bars.get(WARM_UP));
        assertEquals(predictions("candle", "fact"), heardSince());
    }

    @Test
    void theFirstLiveCandleEndsTheWarmUp() throws IOException {
        Desk desk = fresh(NEVER);
        warmUp(desk);
        desk.take(bars.get(WARM_UP));
        assertEquals(predictions("AUTOSAVE 0", "candle").size() + 2 + MODELS, heardSince().size());
    }

    @Test
    void beginsWithoutAnyCandleOfThePast() throws IOException {
        Desk desk = fresh(NEVER);
        desk.begin();
        desk.close();
        assertEquals(List.of(), heardSince());
        desk.take(bars.getFirst());
        assertEquals(List.of("candle", "AUTOSAVE 0"), heardSince());
    }

    @Test
    void goesThroughMissedCandlesLikeAnyOther() throws IOException {
        Desk desk = restored(WARM_UP, NEVER);
        desk.resume();
        assertEquals(predictions("candle"), heardSince());
        desk.past(bars.get(WARM_UP));
        assertEquals(predictions("candle", "fact"), heardSince());
    }

    @Test
    void saysOnceMoreWhatWaitsForItsCandle() throws IOException {
        Desk desk = restored(WARM_UP, NEVER);
        desk.resume();
        List<Prediction> waiting = predictor.models().waiting();
        desk.resume();
        assertEquals(predictions(predictions("candle").toArray(String[]::new)), heardSince());
        assertEquals(waiting, predictor.models().waiting());
    }

    @Test
    void hasNothingToSayBeforeItIsWarm() {
        fresh(NEVER).resume();
        assertEquals(List.of(), heardSince());
    }

    @Test
    void missedCandlesCountAlsoWhereTheWindowIsNotFullYet() throws IOException {
        Desk desk = restored(10, NEVER);
        desk.resume();
        desk.past(bars.get(10));
        desk.past(bars.get(11));
        assertEquals(List.of("candle", "candle"), heardSince());
    }

    @Test
    void beginsAnewBehindCandlesThatLieTooFarBack() throws IOException {
        Desk desk = restored(WARM_UP, NEVER);
        desk.resume();
        heardSince();
        int far = 350;
        desk.past(bars.get(far));
        assertEquals(List.of("gap", "candle"), heardSince());
        for (int k = far + 1; k < far + WARM_UP; k++) {
            desk.past(bars.get(k));
        }
        assertEquals(MODELS, predictor.models().pendingCount());
        assertEquals(1, heard.indexOf("candle") + 1);
    }

    @Test
    void savesAfterSoManyLessons() throws IOException {
        Desk desk = restored(WARM_UP, new Autosave(2 * MODELS, Times.WEEK_NS));
        desk.resume();
        for (int k = 0; k < 5; k++) {
            desk.take(bars.get(WARM_UP + k));
        }
        assertEquals(
                List.of("AUTOSAVE " + (7 + 2 * MODELS), "AUTOSAVE " + (7 + 4 * MODELS)), saves());
    }

    @Test
    void savesAfterSoMuchCandleTime() throws IOException {
        Desk desk = restored(WARM_UP, new Autosave(1_000_000, 3 * Times.MINUTE_NS));
        desk.resume();
        for (int k = 0; k < 7; k++) {
            desk.take(bars.get(WARM_UP + k));
        }
        assertEquals(
                List.of("AUTOSAVE " + (7 + 3 * MODELS), "AUTOSAVE " + (7 + 6 * MODELS)), saves());
    }

    @Test
    void aRepeatedCandleIsNoLesson() throws IOException {
        Desk desk = restored(WARM_UP, new Autosave(1, Times.WEEK_NS));
        desk.resume();
        desk.take(bars.get(WARM_UP - 1));
        desk.take(bars.get(WARM_UP - 2));
        assertEquals(predictions("candle"), heardSince());
    }

    @Test
    void aCorrectionIsToldAndJudgesNothing() throws IOException {
        Desk desk = restored(WARM_UP, NEVER);
        desk.resume();
        heardSince();
        Bar newest = bars.get(WARM_UP - 1);
        desk.take(
                new Bar(
                        newest.startNs(),
                        newest.lengthNs(),
                        newest.openE8(),
                        newest.highE8(),
                        newest.lowE8(),
                        newest.openE8(),
                        newest.volumeE8()));
        assertEquals(List.of("revised"), heardSince());
    }

    @Test
    void savesWhenItIsStoppedButNotHalfAWarmUp() throws IOException {
        Desk warming = fresh(NEVER);
        warmUp(warming);
        warming.close();
        assertEquals(List.of(), heardSince());
        warming.begin();
        heardSince();
        warming.close();
        assertEquals(List.of("CLOSE 0"), heardSince());
    }

    @Test
    void aSaveThatFailsEndsIt() {
        Desk desk =
                new Desk(
                        new StateKeeper.Restored(predictor, Optional.empty()),
                        (_, _, _) -> {
                            throw new IOException("the disk is full");
                        },
                        Autosave.DEFAULT);
        assertThrows(IOException.class, () -> desk.take(bars.getFirst()));
    }

    private List<String> saves() {
        return heard.stream().filter(line -> line.startsWith("AUTOSAVE")).toList();
    }
}
