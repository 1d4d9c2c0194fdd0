package io.foretick.forecast.direction.check;

import io.foretick.event.Bar;
import io.foretick.forecast.direction.Alarm.Level;
import io.foretick.forecast.direction.DirectionListener;
import io.foretick.forecast.direction.Fact;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.Prediction;
import io.foretick.forecast.direction.Timeframe;
import io.foretick.forecast.direction.Update;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Listens to a predictor that begins with nothing, and checks that everything it tells fits
/// together, as [ReplayCheck] says. Not for what features look at: that is recomputed elsewhere.
/// Keeps no rows; owned by the predictor's thread.
public final class ReplayChecks implements DirectionListener {

    private final Set<ModelName> models;
    private final FailureLog failures = new FailureLog();
    private final Map<Timeframe, ReplayTrack> tracks = new TreeMap<>();
    private boolean finished;

    /// @param models those that must answer every fact that any model answers
    public ReplayChecks(Collection<ModelName> models) {
        this.models = EnumSet.noneOf(ModelName.class);
        this.models.addAll(models);
    }

    @Override
    public void candle(Timeframe timeframe, Bar bar) {
        track(timeframe).candle(bar);
    }

    @Override
    public void revised(Timeframe timeframe, Bar bar) {
        track(timeframe).revised(bar);
    }

    @Override
    public void gap(Timeframe timeframe, long fromNs, long toNs) {
        track(timeframe).gap(fromNs, toNs);
    }

    @Override
    public void fact(Fact fact) {
        track(fact.timeframe()).fact(fact);
    }

    @Override
    public void update(Update update) {
        track(update.prediction().timeframe()).update(update);
    }

    @Override
    public void prediction(Prediction prediction) {
        track(prediction.timeframe()).prediction(prediction);
    }

    /// Checks what only the end tells, once, and gives all failures in the order of the checks.
    /// Nothing may be told afterwards.
    public List<ReplayFailure> finish() {
        if (!finished) {
            tracks.values().forEach(ReplayTrack::finish);
            finished = true;
        }
        return failures.all();
    }

    /// The failures of one level among those of [#finish].
    public List<ReplayFailure> finish(Level level) {
        List<ReplayFailure> some = new ArrayList<>(finish());
        some.removeIf(failure -> failure.check().level() != level);
        return some;
    }

    private ReplayTrack track(Timeframe timeframe) {
        return tracks.computeIfAbsent(timeframe, _ -> new ReplayTrack(timeframe, models, failures));
    }
}
