package io.foretick.lab.direction;

import io.foretick.event.Bar;
import io.foretick.forecast.direction.Alarm;
import io.foretick.forecast.direction.DirectionListener;
import io.foretick.forecast.direction.DirectionListeners;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.Timeframe;
import io.foretick.forecast.direction.Update;
import io.foretick.forecast.direction.score.GuardLimits;
import io.foretick.forecast.direction.score.LiveGuards;
import io.foretick.forecast.direction.score.ReplayChecks;
import io.foretick.session.direction.Predictor;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;

/// Shows a predictor the candles of the past, one by one as they closed, and collects what it says.
/// The same handler runs live; what differs is where candles come from. Used once, by one thread.
public final class DirectionReplay {

    private final ReplayPlan plan;
    private final List<Bar> bars;
    private final Segments segments;
    private final JudgedLog log;
    private final ReplayChecks checks;
    private final FeatureCapture capture;
    private final Counts counts = new Counts();
    private final Predictor predictor;

    private static final class Counts implements DirectionListener {
        private long candles;
        private long updates;
        private String collapse = "";

        @Override
        public void candle(Timeframe timeframe, Bar bar) {
            candles++;
        }

        @Override
        public void update(Update update) {
            updates++;
        }

        @Override
        public void alarm(Alarm alarm) {
            if (alarm.level() == Alarm.Level.ERROR && collapse.isEmpty()) {
                collapse = alarm.model() + ": " + alarm.check() + ", " + alarm.text();
            }
        }
    }

    /// A replay of these candles.
    ///
    /// @param bars oldest first; what lies between two that do not follow each other is a gap
    /// @param recipe what the predictor is made of
    /// @param listener hears everything as well, such as files
    public DirectionReplay(
            ReplayPlan plan, List<Bar> bars, Predictor.Recipe recipe, DirectionListener listener) {
        this.plan = plan;
        this.bars = List.copyOf(bars);
        this.segments = plan.segments();
        this.log = new JudgedLog(segments);
        this.checks = new ReplayChecks(models(recipe));
        this.capture = new FeatureCapture(this.bars);
        List<DirectionListener> listeners =
                new ArrayList<>(List.of(counts, log, checks, capture, listener));
        if (plan.stopOnCollapse()) {
            listeners.add(new LiveGuards(GuardLimits.DEFAULT, counts));
        }
        this.predictor = recipe.make(plan.timeframe(), 1, new DirectionListeners(listeners));
    }

    /// The models that a recipe has. The density begins later than the others.
    private static Set<ModelName> models(Predictor.Recipe recipe) {
        return recipe.density().isPresent()
                ? EnumSet.allOf(ModelName.class)
                : EnumSet.complementOf(EnumSet.of(ModelName.DENSITY));
    }

    /// The predictor, before the replay to be given a state, and afterwards to be saved.
    public Predictor predictor() {
        return predictor;
    }

    /// Shows all candles.
    ///
    /// @param progress told how many were shown, after each
    public ReplayOutcome run(LongConsumer progress) {
        long begunNanoTime = System.nanoTime();
        for (int k = 0; k < bars.size() && counts.collapse.isEmpty(); k++) {
            Bar bar = bars.get(k);
            segments.candle(bar.startNs());
            predictor.models().learning(segments.isLearning());
            var _ = predictor.models().offer(bar);
            progress.accept(k + 1L);
        }
        double wallSeconds = (System.nanoTime() - begunNanoTime) / 1e9;
        return new ReplayOutcome(
                counts.candles,
                counts.updates,
                log.rows(),
                checks.finish(),
                capture.compare(),
                counts.collapse,
                wallSeconds);
    }
}
