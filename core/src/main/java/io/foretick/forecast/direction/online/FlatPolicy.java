package io.foretick.forecast.direction.online;

import io.foretick.base.Checks;

/// What counts as flat: a fixed bound, or bounds that follow the market. Immutable.
public sealed interface FlatPolicy {

    /// Moves up to a fixed size are flat, and the thresholds of abstention stay.
    ///
    /// @param factFlatBps that size
    record Fixed(double factFlatBps) implements FlatPolicy {
        public Fixed {
            Checks.inRange(factFlatBps, 0.0, 1e4, "factFlatBps");
        }
    }

    /// The bound of facts follows a quantile of recent moves, the least difference of the sides
    /// follows how often a model abstains, and hits on very small moves earn less.
    record Adaptive(FactRule facts, DeltaRule predictions, MicroMoves microMoves)
            implements FlatPolicy {

        /// The documents' values.
        public static final Adaptive DEFAULT =
                new Adaptive(FactRule.DEFAULT, DeltaRule.DEFAULT, MicroMoves.DEFAULT);
    }

    /// A range that a value is kept in.
    record Range(double min, double max) {
        public Range {
            Checks.inRange(min, 0.0, max, "min");
        }

        /// The nearest value within.
        double clamp(double value) {
            return Math.clamp(value, min, max);
        }
    }

    /// How the bound of facts follows recent moves.
    ///
    /// @param startBps its first value, until enough moves are known
    /// @param window newest moves that are looked at
    /// @param smoothing how far it goes at each fact towards the quantile
    /// @param boundsBps where it stays
    /// @param level which quantile
    /// @param share how many of the facts should be flat
    /// @param shareSmoothing how much one fact counts in the share that is watched
    record FactRule(
            double startBps,
            int window,
            double smoothing,
            Range boundsBps,
            Level level,
            Range share,
            double shareSmoothing) {

        public static final FactRule DEFAULT =
                new FactRule(
                        0.20,
                        300,
                        0.2,
                        new Range(0.01, 0.25),
                        Level.DEFAULT,
                        new Range(0.10, 0.25),
                        0.02);

        public FactRule {
            Checks.inRange(startBps, boundsBps.min, boundsBps.max, "startBps");
            Checks.inRange(window, 1, 1 << 20, "window");
            Checks.inRange(smoothing, 0.0, 1.0, "smoothing");
            Checks.inRange(shareSmoothing, 0.0, 1.0, "shareSmoothing");
        }
    }

    /// Which quantile the bound of facts follows.
    ///
    /// @param start the first one
    /// @param step how far it is moved at once
    /// @param every after how many facts it may be moved again
    /// @param range where it stays
    record Level(double start, double step, int every, Range range) {

        public static final Level DEFAULT = new Level(0.15, 0.02, 20, new Range(0.02, 0.35));

        public Level {
            Checks.inRange(start, range.min, range.max, "start");
            Checks.inRange(every, 1, 1 << 20, "every");
        }
    }

    /// How the least difference of the sides follows a model's abstentions.
    ///
    /// @param step share of itself by which it is moved at once
    /// @param every after how many judged predictions it may be moved again
    /// @param range where it stays
    /// @param share how many of the predictions should be flat
    /// @param actionAccuracyMin it is raised only while fewer decisions for a side are right
    /// @param shareSmoothing how much one prediction counts in the shares that are watched
    record DeltaRule(
            double step,
            int every,
            Range range,
            Range share,
            double actionAccuracyMin,
            double shareSmoothing) {

        public static final DeltaRule DEFAULT =
                new DeltaRule(0.05, 20, new Range(0.01, 0.08), new Range(0.05, 0.15), 0.45, 0.02);

        public DeltaRule {
            Checks.inRange(step, 0.0, Math.nextDown(1.0), "step");
            Checks.inRange(every, 1, 1 << 20, "every");
            Checks.inRange(actionAccuracyMin, 0.0, 1.0, "actionAccuracyMin");
            Checks.inRange(shareSmoothing, 0.0, 1.0, "shareSmoothing");
        }
    }

    /// What a hit on a very small move earns less.
    ///
    /// @param sizeBps moves up to this size are very small
    /// @param penalty taken off the reward
    record MicroMoves(double sizeBps, double penalty) {

        public static final MicroMoves DEFAULT = new MicroMoves(0.5, 0.5);

        public MicroMoves {
            Checks.inRange(sizeBps, 0.0, 1e4, "sizeBps");
            Checks.inRange(penalty, 0.0, 2.0, "penalty");
        }
    }
}
