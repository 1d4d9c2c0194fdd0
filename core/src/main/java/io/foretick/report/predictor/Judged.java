package io.foretick.report.predictor;

import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.Prediction;
import io.foretick.forecast.direction.Update;
import io.foretick.report.live.JsonText;

/// A prediction and what came of it: what windows and lists need, and no more. Immutable.
///
/// @param timeNs when it was made
/// @param up calibrated probability of up
/// @param rawUp the same before calibration
record Judged(
        long timeNs,
        Direction direction,
        Direction fact,
        double up,
        double rawUp,
        double returnBps,
        double reward) {

    static Judged of(Update update) {
        Prediction prediction = update.prediction();
        return new Judged(
                prediction.madeAtNs(),
                prediction.direction(),
                update.fact().direction(),
                prediction.calibrated().up(),
                prediction.rawUp(),
                update.fact().returnBps(),
                update.reward());
    }

    boolean isHit() {
        return direction == fact;
    }

    boolean isAction() {
        return direction != Direction.FLAT;
    }

    /// The calibrated probability of the likelier side.
    double confidence() {
        return Math.max(up, 1.0 - up);
    }

    /// Whether a side was taken and the other one came.
    boolean isWrongSide() {
        return isAction() && fact == direction.opposite();
    }

    void write(JsonText out) {
        out.putTimeNs("time", timeNs)
                .put("direction", direction.name())
                .put("fact", fact.name())
                .put("p_up", up)
                .put("p_up_raw", rawUp)
                .put("ret_bps", returnBps)
                .put("reward", reward);
    }
}
