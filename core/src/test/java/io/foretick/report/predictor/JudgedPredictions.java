package io.foretick.report.predictor;

import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.Reward;

/// Judged predictions as tests want them.
final class JudgedPredictions {

    private JudgedPredictions() {}

    static Judged of(Direction decision, Direction fact, double up) {
        return new Judged(0, decision, fact, up, up, 0, Reward.of(decision, fact).value());
    }
}
