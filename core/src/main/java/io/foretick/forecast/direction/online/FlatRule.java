package io.foretick.forecast.direction.online;

import io.foretick.forecast.direction.Recall;
import io.foretick.forecast.direction.Thresholds;

/// How pattern memory moves the thresholds of abstention; it never moves the probability, so that
/// it can silence a side but not change it. Stateless, safe for any thread.
final class FlatRule {

    private final DirectionSettings.Abstention settings;

    FlatRule(DirectionSettings.Abstention settings) {
        this.settings = settings;
    }

    /// What followed the situation before raises the thresholds as far as it was flat, and lowers
    /// them as far as it speaks for the side that is predicted now.
    Thresholds withPrior(Thresholds thresholds, Recall recall, double up) {
        double trust = recall.contextTrust();
        if (trust < settings.contextTrustMin()) {
            return thresholds;
        }
        double change = settings.raise() * trust * recall.priorFlat();
        double bias = recall.priorUp() - recall.priorDown();
        if (bias * (up - 0.5) > 0.0) {
            change -= settings.lower() * trust * Math.abs(bias);
        }
        return moved(thresholds, change, change);
    }

    /// The thresholds of a decision that has failed too often.
    Thresholds againstPattern(Thresholds thresholds) {
        return plus(thresholds, settings.antiPattern());
    }

    /// Both thresholds raised, within [0, 1].
    static Thresholds plus(Thresholds thresholds, Thresholds by) {
        return moved(thresholds, by.probability(), by.delta());
    }

    private static Thresholds moved(Thresholds thresholds, double probability, double delta) {
        return new Thresholds(
                Math.clamp(thresholds.probability() + probability, 0.0, 1.0),
                Math.clamp(thresholds.delta() + delta, 0.0, 1.0));
    }
}
