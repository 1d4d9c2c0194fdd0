package io.foretick.math.network;

import io.foretick.base.Checks;
import io.foretick.math.Elementary;

/// How far an optimiser goes at each step, known beforehand. What depends on the course of training
/// is [PlateauRate].
public sealed interface RateSchedule {

    /// The rate of a step, counted from zero.
    double rate(long step);

    /// The same rate always.
    record Constant(double value) implements RateSchedule {
        public Constant {
            Checks.inRange(value, 0.0, 1e3, "rate");
        }

        @Override
        public double rate(long step) {
            return value;
        }
    }

    /// Rises in a line for some steps, then falls along half a cosine (Loshchilov and Hutter 2017)
    /// and stays at the end.
    ///
    /// @param peak rate at the end of the rise
    /// @param end rate at the last step and after
    /// @param risingSteps none or more
    /// @param steps in all
    record Cosine(double peak, double end, long risingSteps, long steps) implements RateSchedule {
        public Cosine {
            Checks.inRange(peak, 0.0, 1e3, "peak");
            Checks.inRange(end, 0.0, peak, "end");
            Checks.inRange(risingSteps, 0, steps - 1, "risingSteps");
        }

        @Override
        public double rate(long step) {
            if (step < risingSteps) {
                return peak * (step + 1) / risingSteps;
            }
            double done = Math.min(1.0, (double) (step - risingSteps) / (steps - risingSteps));
            return end + 0.5 * (peak - end) * (1.0 + Elementary.cosOfTurns(0.5 * done));
        }
    }
}
