package io.foretick.session.direction;

import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.market.candle.CandleWindow;
import io.foretick.market.candle.Timeframe;
import io.foretick.store.direction.Origin;

import java.io.IOException;

/// One timeframe of a run: its predictor, and when its state is saved. Owned by the session's
/// thread.
///
/// How it works: without a saved state, candles of the past only fill the window until [#begin].
/// From its first save on every candle counts, whether it came live or was missed: what a run
/// leaves behind does not depend on when it was stopped and started.
public final class Desk {

    /// Saves a predictor's state, whole or not at all.
    @FunctionalInterface
    public interface Keeper {
        void save(Predictor predictor, long updates, Origin origin) throws IOException;
    }

    private final Predictor predictor;
    private final Keeper keeper;
    private final Autosave autosave;
    private boolean warming;
    private long updates;
    private long savedUpdates;
    private long savedNs; // candle time; 0 has the first candle save

    /// A desk whose predictor knows what was saved of it, if anything was.
    public Desk(StateKeeper.Restored restored, Keeper keeper, Autosave autosave) {
        this.predictor = restored.predictor();
        this.keeper = keeper;
        this.autosave = autosave;
        this.warming = restored.saved().isEmpty();
        this.updates = restored.updates();
        this.savedUpdates = updates;
        this.savedNs = isBlank() ? 0 : endNs();
    }

    Timeframe timeframe() {
        return predictor.timeframe();
    }

    /// Says once more what it said last, to listeners that have begun anew. A run may have died
    /// between its first save and its first prediction: then nothing waits, and it is predicted.
    void resume() {
        if (warming) {
            return;
        }
        if (predictor.models().pendingCount() > 0) {
            predictor.models().tellWaiting();
        } else {
            predictor.models().bootstrap();
        }
    }

    /// A candle that was closed before the start.
    void past(Bar bar) throws IOException {
        if (warming) {
            var _ = predictor.models().warm(bar);
        } else {
            take(bar);
        }
    }

    /// A closed candle, or a correction of the newest one.
    void take(Bar bar) throws IOException {
        begin();
        int judged = predictor.models().pendingCount();
        CandleWindow.Taken taken = predictor.models().offer(bar);
        if (taken == CandleWindow.Taken.APPENDED) {
            updates += judged;
        }
        if (isDue()) {
            save(Origin.AUTOSAVE);
        }
    }

    /// All of the past is there: a predictor that was being warmed up is saved, then predicts from
    /// the newest candle.
    void begin() throws IOException {
        if (!warming) {
            return;
        }
        warming = false;
        if (!isBlank()) {
            save(Origin.AUTOSAVE);
        }
        predictor.models().bootstrap();
    }

    /// Saves for the last time; half a warm-up is not worth keeping.
    void close() throws IOException {
        if (!warming && !isBlank()) {
            save(Origin.CLOSE);
        }
    }

    private boolean isBlank() {
        return predictor.models().lastProcessedStartNs() == Times.UNKNOWN_NS;
    }

    private long endNs() {
        return predictor.models().lastProcessedStartNs() + timeframe().lengthNs();
    }

    private boolean isDue() {
        return updates - savedUpdates >= autosave.updates()
                || endNs() - savedNs >= autosave.periodNs();
    }

    private void save(Origin origin) throws IOException {
        keeper.save(predictor, updates, origin);
        savedUpdates = updates;
        savedNs = endNs();
    }
}
