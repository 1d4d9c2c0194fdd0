package io.foretick.forecast.direction.online;

import io.foretick.base.Checks;
import io.foretick.base.Stateful;
import io.foretick.forecast.direction.Calibrated;
import io.foretick.forecast.direction.Calibration;
import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.Fact;
import io.foretick.forecast.direction.Memory;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.Prediction;
import io.foretick.forecast.direction.Recall;
import io.foretick.forecast.direction.Reward;
import io.foretick.forecast.direction.StatePart;
import io.foretick.forecast.direction.Thresholds;
import io.foretick.forecast.direction.Update;
import io.foretick.market.candle.Timeframe;
import io.foretick.math.Logistic;

import java.util.ArrayList;
import java.util.List;

/// The way of one model from what it sees to a prediction, and from the fact to what it learns:
/// calibration, abstention, memory of decisions, reward. Owned by its predictor.
final class ModelLane {

    /// Notes a decision that memory has silenced.
    static final String ANTI_PATTERN_ABSTAIN = "anti_pattern_abstain";

    /// What a lane is made of besides its model.
    record Means(Timeframe timeframe, Calibration calibration, Memory memory) {}

    private final ModelName name;
    private final DirectionSettings settings;
    private final Means means;
    private final Learner learner;
    private final FlatRule flatRule;
    private final DeltaBound bound;
    private final HitWindow hits;
    private final PendingPrediction pending;

    ModelLane(ModelName name, DirectionSettings settings, Means means, Learner learner) {
        this.name = name;
        this.settings = settings;
        this.means = means;
        this.learner = learner;
        this.flatRule = new FlatRule(settings.abstention());
        Thresholds start =
                name == ModelName.ENSEMBLE
                        ? settings.blending().thresholds()
                        : settings.abstention().thresholds();
        this.bound = new DeltaBound(settings.abstention().policy(), start);
        this.hits = new HitWindow(settings.modulation().performance().window());
        this.pending = new PendingPrediction(name, means.timeframe());
    }

    HitWindow hits() {
        return hits;
    }

    PendingPrediction pending() {
        return pending;
    }

    /// Makes the prediction, which waits from now on.
    Prediction predict(Outlook outlook, long candleStartNs, double close) {
        double rawUp = Logistic.probability(outlook.logitUp() - outlook.logitDown());
        Calibrated calibrated = calibrated(outlook.logitUp() - outlook.logitDown());
        Decided decided = decide(outlook, calibrated.up(), endNs(candleStartNs));
        Prediction made =
                new Prediction(
                        name,
                        means.timeframe(),
                        candleStartNs,
                        close,
                        outlook.logitUp(),
                        outlook.logitDown(),
                        rawUp,
                        calibrated,
                        decided.direction(),
                        decided.thresholds(),
                        decided.recall(),
                        outlook.usedAverages(),
                        outlook.features(),
                        decided.notes());
        pending.set(made);
        return made;
    }

    /// Judges the prediction that waited, and learns from it.
    Update judge(Fact fact, ClassShares.Weight weight, boolean learning) {
        Prediction judged = pending.take(fact.startNs());
        Reward reason = Reward.of(judged.direction(), fact.direction());
        double reward = shaped(reason, fact);
        double performance = settings.modulation().performance().factor(hits);
        Update.Lesson lesson =
                learner.learn(
                        new Learner.Occasion(judged, fact, reward, weight, performance, learning));
        if (lesson.learnt()) {
            means.calibration().learn(judged.margin(), fact);
            hits.add(reason == Reward.CORRECT);
            bound.learn(judged.direction(), fact.direction());
        }
        Calibrated after = means.calibration().of(judged.margin());
        Update update = new Update(judged, fact, reason, reward, lesson, after);
        if (lesson.learnt()) {
            means.memory().learn(update);
        }
        return update;
    }

    /// What belongs to the lane rather than to its model.
    List<StatePart> parts() {
        return List.of(
                part("calibration", means.calibration()),
                part("metrics", hits),
                part("flat", bound),
                part("pending", pending));
    }

    private StatePart part(String piece, Stateful state) {
        return new StatePart(name.name(), piece, state);
    }

    private long endNs(long candleStartNs) {
        return candleStartNs + means.timeframe().lengthNs();
    }

    private Calibrated calibrated(double margin) {
        Calibrated calibrated = means.calibration().of(margin);
        Checks.inRange(calibrated.up(), 0.0, 1.0, "calibrated probability of " + name);
        return calibrated;
    }

    private record Decided(
            Direction direction, Thresholds thresholds, Recall recall, List<String> notes) {}

    private Decided decide(Outlook outlook, double up, long nowNs) {
        Thresholds own = FlatRule.plus(bound.thresholds(), outlook.caution());
        if (!outlook.sound()) {
            return new Decided(Direction.FLAT, own, outlook.recall(), outlook.notes());
        }
        Thresholds first = flatRule.withPrior(own, outlook.recall(), up);
        Direction taken = first.decide(up);
        Recall.Decision known = means.memory().decision(outlook.recall(), taken, nowNs);
        Recall recall = outlook.recall().with(known);
        if (!known.antiPattern()) {
            return new Decided(taken, first, recall, outlook.notes());
        }
        Thresholds strict = flatRule.againstPattern(first);
        Direction direction = strict.decide(up);
        List<String> notes =
                direction == taken ? outlook.notes() : with(outlook.notes(), ANTI_PATTERN_ABSTAIN);
        return new Decided(direction, strict, recall, notes);
    }

    private static List<String> with(List<String> notes, String note) {
        List<String> all = new ArrayList<>(notes);
        all.add(note);
        return all;
    }

    /// What a decision earned: with the adaptive policy, a hit on a very small move earns less.
    private double shaped(Reward reason, Fact fact) {
        return switch (settings.abstention().policy()) {
            case FlatPolicy.Fixed _ -> reason.value();
            case FlatPolicy.Adaptive(_, _, FlatPolicy.MicroMoves micro) -> {
                boolean sideHit = reason == Reward.CORRECT && fact.direction() != Direction.FLAT;
                boolean small = Math.abs(fact.returnBps()) <= micro.sizeBps();
                yield sideHit && small ? reason.value() - micro.penalty() : reason.value();
            }
        };
    }
}
