package io.foretick.forecast.direction.online;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Stateful;
import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.Thresholds;

/// Below which thresholds a model abstains before memory has its say: fixed, or with a least
/// difference of the sides that follows how often it abstains. Owned by its model.
final class DeltaBound implements Stateful {

    private final FlatPolicy policy;
    private final double probability;
    private double delta;
    private double flatShare;
    private double actionAccuracy = 0.5;
    private long judged;

    DeltaBound(FlatPolicy policy, Thresholds start) {
        this.policy = policy;
        this.probability = start.probability();
        this.delta = start.delta();
        if (policy instanceof FlatPolicy.Adaptive(_, FlatPolicy.DeltaRule rule, _)) {
            delta = rule.range().clamp(delta);
            flatShare = (rule.share().min() + rule.share().max()) / 2.0;
        }
    }

    Thresholds thresholds() {
        return new Thresholds(probability, delta);
    }

    /// Counts a judged decision. One for a side that met a flat fact was wrong.
    void learn(Direction decision, Direction fact) {
        if (policy instanceof FlatPolicy.Adaptive(_, FlatPolicy.DeltaRule rule, _)) {
            boolean flat = decision == Direction.FLAT;
            flatShare += rule.shareSmoothing() * ((flat ? 1.0 : 0.0) - flatShare);
            if (!flat) {
                double right = decision == fact ? 1.0 : 0.0;
                actionAccuracy += rule.shareSmoothing() * (right - actionAccuracy);
            }
            judged++;
            if (judged % rule.every() == 0) {
                move(rule);
            }
        }
    }

    private void move(FlatPolicy.DeltaRule rule) {
        if (flatShare > rule.share().max()) {
            delta *= 1.0 - rule.step();
        } else if (flatShare < rule.share().min() && actionAccuracy < rule.actionAccuracyMin()) {
            delta *= 1.0 + rule.step();
        }
        delta = rule.range().clamp(delta);
    }

    @Override
    public void save(StateSink out) {
        out.add(delta);
        out.add(flatShare);
        out.add(actionAccuracy);
        out.add(judged);
    }

    /// A fixed bound stays that of the settings, whatever was saved; an adaptive one begins anew
    /// where the state was made with a fixed one.
    @Override
    public void load(StateSource in) {
        double savedDelta = in.nextDouble();
        double savedShare = in.nextDouble();
        double savedAccuracy = in.nextDouble();
        long savedJudged = in.nextLong();
        if (savedJudged > 0 && policy instanceof FlatPolicy.Adaptive) {
            delta = savedDelta;
            flatShare = savedShare;
            actionAccuracy = savedAccuracy;
            judged = savedJudged;
        }
    }
}
