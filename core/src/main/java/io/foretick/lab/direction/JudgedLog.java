package io.foretick.lab.direction;

import io.foretick.event.Bar;
import io.foretick.forecast.direction.DirectionListener;
import io.foretick.forecast.direction.Fact;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.Timeframe;
import io.foretick.forecast.direction.Update;
import io.foretick.forecast.direction.score.BaseRate;
import io.foretick.forecast.direction.score.Judged;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Collects the judged predictions of a replay that count, each beside the base rate of the facts
/// that were learnt from before it was made. Owned by the replay's thread.
final class JudgedLog implements DirectionListener {

    private final Segments segments;
    private final Map<ModelName, List<Judged>> rows = new EnumMap<>(ModelName.class);
    private final BaseRate baseRate = new BaseRate();
    private @Nullable Fact learntNext; // known, but not when the present predictions were made

    JudgedLog(Segments segments) {
        this.segments = segments;
    }

    @Override
    public void candle(Timeframe timeframe, Bar bar) {
        if (learntNext != null) {
            baseRate.add(learntNext.direction());
            learntNext = null;
        }
    }

    @Override
    public void fact(Fact fact) {
        learntNext = segments.isLearning() ? fact : null;
    }

    @Override
    public void update(Update update) {
        if (segments.counts(update.prediction().candleStartNs())) {
            rows.computeIfAbsent(update.prediction().model(), _ -> new ArrayList<>())
                    .add(Judged.of(update, "", baseRate.up()));
        }
    }

    /// The rows of each model, oldest first.
    Map<ModelName, List<Judged>> rows() {
        return rows;
    }
}
