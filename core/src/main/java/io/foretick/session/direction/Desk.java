package io.foretick.session.direction;

import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.forecast.direction.online.TimeframePredictor;
import io.foretick.market.candle.CandleWindow;
import io.foretick.market.candle.Timeframe;
import io.foretick.store.direction.Origin;

import java.io.IOException;

/// One timeframe of a run: its predictor, and when its state is saved. Owned by the session's
/// thread.
public final class Desk {

    /// Saves a predictor's state, whole or not at all.
    @FunctionalInterface
    public interface Keeper {
        void save(Predictor predictor, long updates, Origin origin) throws IOException;
    }

    private final Predictor predictor;
    private final Keeper keeper;
    private final Autosave autosave;
    private long updates;
    private long savedUpdates;
    private long savedNs; // candle time; the first candle saves
    private boolean warming;

    /// A desk whose predictor knows what was saved of it, if anything was.
    ///
    /// @param updates how many the state had learnt from
    public Desk(Predictor predictor, long updates, Keeper keeper, Autosave autosave) {
        this.predictor = predictor;
        this.keeper = keeper;
        this.autosave = autosave;
        this.updates = updates;
        this.savedUpdates = updates;
    }

    Timeframe timeframe() {
        return predictor.timeframe();
    }

    /// A candle that was closed before the start: one that was missed is gone through like any
    /// other, others only fill the window.
    void past(Bar bar) throws IOException {
        if (follows(bar)) {
            take(bar);
        } else {
            var _ = predictor.models().warm(bar);
            warming = true;
        }
    }

    /// Whether predictions wait for this very candle.
    private boolean follows(Bar bar) {
        TimeframePredictor models = predictor.models();
        return models.pendingCount() > 0
                && models.lastProcessedStartNs() + bar.lengthNs() == bar.startNs();
    }

    /// A closed candle, or a correction of the newest one.
    void take(Bar bar) throws IOException {
        rest();
        int judged = predictor.models().pendingCount();
        CandleWindow.Taken taken = predictor.models().offer(bar);
        if (taken == CandleWindow.Taken.APPENDED) {
            updates += judged;
        }
        boolean due =
                updates - savedUpdates >= autosave.updates()
                        || bar.endNs() - savedNs >= autosave.periodNs();
        if (due) {
            save(Origin.AUTOSAVE, bar.endNs());
        }
    }

    /// Nothing waits: a predictor that was being warmed up predicts from the newest candle.
    void rest() throws IOException {
        if (warming) {
            warming = false;
            predictor.models().bootstrap();
            save(Origin.AUTOSAVE, predictor.models().lastProcessedStartNs());
        }
    }

    /// Saves for the last time.
    void close() throws IOException {
        rest();
        if (predictor.models().lastProcessedStartNs() != Times.UNKNOWN_NS) {
            save(Origin.CLOSE, predictor.models().lastProcessedStartNs());
        }
    }

    private void save(Origin origin, long nowNs) throws IOException {
        keeper.save(predictor, updates, origin);
        savedUpdates = updates;
        savedNs = nowNs;
    }
}
