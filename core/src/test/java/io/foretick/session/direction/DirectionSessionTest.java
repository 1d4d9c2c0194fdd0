package io.foretick.session.direction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.foretick.event.Bar;
import io.foretick.forecast.direction.DirectionListener;
import io.foretick.forecast.direction.Prediction;
import io.foretick.market.candle.Timeframe;
import io.foretick.venue.bybit.feed.CandleOrigin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A run, fed by hand: its queue, its end and its faults.
@Timeout(20)
class DirectionSessionTest {

    private static final int WARM_UP = 200;
    private static final int MODELS = 4;

    private final List<Bar> bars = MadeUpCandles.walk(1, 300, Timeframe.MINUTE);
    private final List<Prediction> predictions = new ArrayList<>();
    private final List<String> saved = new ArrayList<>();

    private Desk desk(DirectionListener listener) {
        Predictor predictor = MadeUpCandles.RECIPE.make(Timeframe.MINUTE, 1, listener);
        return new Desk(
                new StateKeeper.Restored(predictor, Optional.empty()),
                (_, updates, origin) -> saved.add(origin + " " + updates),
                Autosave.DEFAULT);
    }

    private DirectionListener ear() {
        return new DirectionListener() {
            @Override
            public void prediction(Prediction prediction) {
                predictions.add(prediction);
            }
        };
    }

    private static void warmUp(DirectionSession session, List<Bar> bars) {
        bars.forEach(bar -> session.candle(Timeframe.MINUTE, bar, CandleOrigin.WARMUP));
    }

    /// Counts how often it is called, and stops the session then.
    private static final class Counting implements DirectionSession.Attendant {

        private final boolean warm;
        private int left;
        private Runnable stop = () -> {};

        Counting(boolean warm, int calls) {
            this.warm = warm;
            this.left = calls;
        }

        @Override
        public boolean warmedUp() {
            return warm;
        }

        @Override
        public void idle() {
            if (--left == 0) {
                stop.run();
            }
        }
    }

    private DirectionSession session(DirectionListener listener, Counting attendant) {
        var session = new DirectionSession(List.of(desk(listener)), attendant);
        attendant.stop = session::stop;
        return session;
    }

    @Test
    void predictsFromTheLastCandleOfTheWarmUpWhenNothingWaits() throws Exception {
        DirectionSession session = session(ear(), new Counting(true, WARM_UP + 2));
        warmUp(session, bars.subList(0, WARM_UP));
        session.run();
        assertEquals(MODELS, predictions.size());
        assertEquals(bars.get(WARM_UP - 1).startNs(), predictions.getFirst().candleStartNs());
        assertEquals(List.of("AUTOSAVE 0", "CLOSE 0"), saved);
    }

    @Test
    void waitsForTheRestOfAWarmUpThatComesInPieces() throws Exception {
        DirectionSession session = session(ear(), new Counting(false, WARM_UP / 2 + 2));
        warmUp(session, bars.subList(0, WARM_UP / 2));
        session.run();
        assertEquals(List.of(), predictions);
        assertEquals(List.of(), saved);
    }

    @Test
    void judgesLiveCandlesAndCorrectsThem() throws Exception {
        DirectionSession session = session(ear(), new Counting(true, WARM_UP + 3));
        warmUp(session, bars.subList(0, WARM_UP));
        session.candle(Timeframe.MINUTE, bars.get(WARM_UP), CandleOrigin.STREAM);
        session.revised(Timeframe.MINUTE, bars.get(WARM_UP));
        session.gap(Timeframe.MINUTE, bars.get(WARM_UP).endNs(), bars.get(WARM_UP).endNs());
        session.run();
        assertEquals(2 * MODELS, predictions.size());
        assertEquals("CLOSE " + MODELS, saved.getLast());
    }

    @Test
    void aListenerThatFailsEndsItAndNothingMoreIsSaved() {
        DirectionListener full =
                new DirectionListener() {
                    @Override
                    public void candle(Timeframe timeframe, Bar bar) {
                        throw new UncheckedIOException(new IOException("no space left"));
                    }
                };
        DirectionSession session = session(full, new Counting(true, 1_000));
        warmUp(session, bars.subList(0, WARM_UP));
        session.candle(Timeframe.MINUTE, bars.get(WARM_UP), CandleOrigin.STREAM);
        assertThrows(UncheckedIOException.class, session::run);
        assertEquals(List.of("AUTOSAVE 0"), saved);
    }

    @Test
    void refusesCandlesOfATimeframeThatNobodyFollows() {
        DirectionSession session = session(ear(), new Counting(true, 1_000));
        session.candle(Timeframe.parse("5"), bars.getFirst(), CandleOrigin.STREAM);
        assertThrows(IllegalStateException.class, session::run);
    }
}
