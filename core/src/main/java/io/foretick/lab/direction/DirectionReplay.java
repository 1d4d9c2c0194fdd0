package io.foretick.lab.direction;

import io.foretick.event.Bar;
import io.foretick.forecast.direction.Alarm;
import io.foretick.forecast.direction.DirectionListener;
import io.foretick.forecast.direction.DirectionListeners;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.check.ReplayChecks;
import io.foretick.forecast.direction.online.TimeframePredictor;
import io.foretick.forecast.direction.score.GuardLimits;
import io.foretick.forecast.direction.score.LiveGuards;
import io.foretick.report.direction.replay.ReplayProblem;
import io.foretick.report.direction.replay.ReplayRecorder;
import io.foretick.report.direction.replay.ReplayReport;
import io.foretick.report.direction.replay.ReplayRun;
import io.foretick.session.direction.Predictor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/// Shows a predictor the candles of the past, one by one as they closed, and tells what it was
/// worth. The same handler runs live; what differs is where candles come from. Used once, by one
/// thread.
public final class DirectionReplay {

    /// Those that answer every fact; the density begins later, and anew after each gap.
    private static final Set<ModelName> ANSWERING =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(ModelName.DENSITY)));

    private static final String LOOK_AHEAD = "look_ahead";
    private static final String COLLAPSE = "stopped_on_collapse";

    private final ReplayPlan plan;
    private final CandleRange candles;
    private final Segments segments;
    private final ReplayRecorder recorder;
    private final ReplayChecks checks;
    private final FeatureCapture capture;
    private final PredictionRecheck recheck;
    private final Predictor predictor;
    private String collapse = ""; // what ended the replay early

    /// A replay of these candles.
    ///
    /// @param candles at least one within the range; what lies between two that do not follow each
    ///   other is a gap
    /// @param recipe what the predictor is made of
    /// @param listener hears everything as well, such as files
    public DirectionReplay(
            ReplayPlan plan,
            CandleRange candles,
            Predictor.Recipe recipe,
            DirectionListener listener) {
        this.plan = plan;
        this.candles = candles;
        this.segments = plan.segments();
        this.recorder = new ReplayRecorder(plan.timeframe(), candles.within().getFirst().startNs());
        this.checks = new ReplayChecks(ANSWERING);
        this.capture = new FeatureCapture(candles);
        this.recheck = new PredictionRecheck(plan, candles, recipe);
        List<DirectionListener> listeners =
                new ArrayList<>(List.of(recorder, checks, capture, recheck, listener));
        if (plan.stopOnCollapse()) {
            listeners.add(new LiveGuards(GuardLimits.DEFAULT, collapseWatch()));
        }
        this.predictor = recipe.make(plan.timeframe(), 1, new DirectionListeners(listeners));
    }

    private DirectionListener collapseWatch() {
        return new DirectionListener() {
            @Override
            public void alarm(Alarm alarm) {
                recorder.alarm(alarm);
                if (alarm.level() == Alarm.Level.ERROR && collapse.isEmpty()) {
                    collapse = alarm.model() + ": " + alarm.check() + ", " + alarm.text();
                }
            }
        };
    }

    /// The predictor, before the replay to be given a state, and afterwards to be saved.
    public Predictor predictor() {
        return predictor;
    }

    /// What was learnt here: judged predictions of all models, those that were made while learning
    /// was frozen apart.
    public long lessons() {
        return recorder.lessons();
    }

    /// Shows all candles.
    ///
    /// @param progress told how many were shown, after each
    public ReplayReport run(LongConsumer progress) {
        long begunNanoTime = System.nanoTime();
        begin();
        List<Bar> bars = candles.within();
        for (int k = 0; k < bars.size() && collapse.isEmpty(); k++) {
            show(bars.get(k));
            progress.accept(k + 1L);
        }
        double wallSeconds = (System.nanoTime() - begunNanoTime) / 1e9;
        List<ReplayProblem> problems = problems();
        return new ReplayReport(described(wallSeconds), recorder, problems);
    }

    /// A predictor with a state that ends where the range begins goes on; any other is warmed up.
    /// The checks have to know from where the first move is counted, and what waits for it.
    private void begin() {
        recheck.begin(predictor);
        TimeframePredictor models = predictor.models();
        List<Bar> known = warm(candles, models);
        if (models.pendingCount() > 0) { // told by whoever saved them
            checks.candle(plan.timeframe(), known.getLast());
            models.waiting().forEach(checks::prediction);
        }
        models.bootstrap();
    }

    /// Shows models what they only have to know, and tells what that is.
    static List<Bar> warm(CandleRange candles, TimeframePredictor models) {
        List<Bar> known = candles.before();
        if (known.isEmpty() && models.pendingCount() > 0) {
            known = candles.within().subList(0, 1); // nobody can check what waited for it
        }
        for (Bar bar : known) {
            if (bar.startNs() > models.lastProcessedStartNs()) {
                var _ = models.warm(bar);
            }
        }
        return known;
    }

    /// Predictions that are judged now were made at the candle before.
    private void show(Bar bar) {
        recorder.judged().keep(segments.isCounting());
        segments.candle(bar.startNs());
        predictor.models().learning(segments.isLearning());
        var _ = predictor.models().offer(bar);
    }

    private List<ReplayProblem> problems() {
        List<ReplayProblem> problems = new ArrayList<>();
        checks.finish().forEach(failure -> problems.add(ReplayProblem.of(failure)));
        lookAhead("features", capture.compare()).ifPresent(problems::add);
        lookAhead("predictions", recheck.compare()).ifPresent(problems::add);
        if (!collapse.isEmpty()) {
            problems.add(new ReplayProblem(Alarm.Level.ERROR, COLLAPSE, "", collapse));
        }
        return problems;
    }

    private static Optional<ReplayProblem> lookAhead(String what, List<String> differences) {
        if (differences.isEmpty()) {
            return Optional.empty();
        }
        String text =
                "%d %s differ from a truncated history, first: %s"
                        .formatted(differences.size(), what, differences.getFirst());
        return Optional.of(new ReplayProblem(Alarm.Level.ERROR, LOOK_AHEAD, "", text));
    }

    private ReplayRun described(double wallSeconds) {
        return new ReplayRun(
                plan.symbol(),
                plan.timeframe(),
                plan.mode().word(),
                plan.source(),
                candles.within().getFirst().startNs(),
                candles.within().getLast().endNs(),
                wallSeconds,
                plan.strict(),
                details());
    }

    private Map<String, String> details() {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("features_compared", Integer.toString(capture.size()));
        details.put("predictions_compared", Integer.toString(recheck.size()));
        return details;
    }
}
