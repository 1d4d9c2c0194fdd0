package io.foretick.lab.direction;

import io.foretick.base.Checks;

/// When a replay learns and when it is judged, by the start of the candle at whose close the
/// predictor stands. In a walk forward, stretches of learning and of judging take turns from the
/// first candle after each hole of the data on. Owned by one replay.
public final class Segments {

    private final ReplayMode mode;
    private final long trainNs;
    private final long cycleNs;
    private final long lengthNs;
    private long originNs;
    private long newestNs = Long.MIN_VALUE;

    /// A plan of turns.
    ///
    /// @param trainNs how long each stretch of learning is, a candle or more; counts in a walk
    ///   forward alone
    /// @param evalNs the same of judging
    /// @param lengthNs length of a candle
    public Segments(ReplayMode mode, long trainNs, long evalNs, long lengthNs) {
        this.mode = mode;
        if (mode == ReplayMode.WALKFORWARD) {
            Checks.inRange(trainNs, lengthNs, Long.MAX_VALUE / 4, "trainNs");
            Checks.inRange(evalNs, lengthNs, Long.MAX_VALUE / 4, "evalNs");
        }
        this.trainNs = trainNs;
        this.cycleNs = trainNs + evalNs;
        this.lengthNs = lengthNs;
    }

    /// The next candle has closed.
    ///
    /// @param startNs its first instant
    public void candle(long startNs) {
        if (newestNs == Long.MIN_VALUE || startNs > newestNs + lengthNs) {
            originNs = startNs;
        }
        newestNs = startNs;
    }

    /// Whether the predictor may learn from the newest candle.
    public boolean isLearning() {
        return switch (mode) {
            case SMOKE, TRAIN -> true;
            case EVAL_ONLY -> false;
            case WALKFORWARD -> !isWithinEval(newestNs);
        };
    }

    /// Whether predictions that are made at the newest candle's close count in the scores: in a
    /// walk forward those alone that are made while learning is frozen. None before the first
    /// candle.
    public boolean isCounting() {
        boolean begun = newestNs != Long.MIN_VALUE;
        return begun && (mode != ReplayMode.WALKFORWARD || isWithinEval(newestNs));
    }

    private boolean isWithinEval(long startNs) {
        return Math.floorMod(startNs - originNs, cycleNs) >= trainNs;
    }
}
