package io.foretick.session.direction;

import io.foretick.forecast.direction.DirectionListener;
import io.foretick.market.candle.Timeframe;
import io.foretick.store.direction.DirectionState;
import io.foretick.store.direction.Origin;
import io.foretick.store.direction.SavedState;
import io.foretick.store.direction.StateHead;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Brings predictors back as they were saved, and saves them. Owned by the session's thread; the
/// databases belong to the caller.
///
/// @param state open for writing
/// @param recipe what predictors are made of
public record StateKeeper(DirectionState state, Predictor.Recipe recipe) implements Desk.Keeper {

    /// A predictor that stands where its newest saved version stood, or one that knows nothing.
    ///
    /// @param saved what was loaded, if anything was saved
    public record Restored(Predictor predictor, Optional<SavedState> saved) {

        /// Lessons that it has learnt.
        public long updates() {
            return saved.map(version -> version.head().updates()).orElse(0L);
        }
    }

    /// Makes a predictor for each timeframe. The room for patterns is shared with the timeframes
    /// that others have left in the file.
    ///
    /// @throws IOException if a state is broken or was saved by other models
    public List<Restored> restore(List<Timeframe> timeframes, DirectionListener listener)
            throws IOException {
        Set<Timeframe> sharing = new TreeSet<>(timeframes);
        state.versions().forEach(version -> sharing.add(version.head().timeframe()));
        List<Restored> all = new ArrayList<>();
        for (Timeframe timeframe : timeframes) {
            Predictor predictor = recipe.make(timeframe, sharing.size(), listener);
            Optional<SavedState> saved =
                    state.load(timeframe, predictor.parts(), predictor.memory());
            all.add(new Restored(predictor, saved));
        }
        return all;
    }

    @Override
    public void save(Predictor predictor, long updates, Origin origin) throws IOException {
        var head =
                new StateHead(
                        predictor.timeframe(),
                        predictor.models().lastProcessedStartNs(),
                        updates,
                        origin,
                        predictor.figures().json());
        state.save(head, predictor.parts(), predictor.memory());
    }
}
