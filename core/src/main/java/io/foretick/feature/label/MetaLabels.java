package io.foretick.feature.label;

import io.foretick.base.Checks;

import java.util.List;

/// Labels for a second model, which learns when to trust the first (López de Prado, Advances in
/// Financial Machine Learning, 2018, section 3.6). Stateless.
public final class MetaLabels {

    private MetaLabels() {}

    /// Whether a bet on each prediction was made and paid: the prediction is larger than
    /// `predictionMin` in size, has the sign of the return, and the return is larger than
    /// `returnMinLog` in size.
    public static boolean[] of(
            double[] predictions, List<Label> labels, double predictionMin, double returnMinLog) {
        Checks.inRange(predictions.length, labels.size(), labels.size(), "predictions");
        boolean[] paid = new boolean[predictions.length];
        for (int bar = 0; bar < paid.length; bar++) {
            double returnLog = labels.get(bar).returnLog();
            boolean sameSign = Math.signum(predictions[bar]) == Math.signum(returnLog);
            boolean large = Math.abs(returnLog) > returnMinLog;
            paid[bar] = Math.abs(predictions[bar]) > predictionMin && sameSign && large;
        }
        return paid;
    }
}
