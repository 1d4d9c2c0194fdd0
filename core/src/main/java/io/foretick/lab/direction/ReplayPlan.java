package io.foretick.lab.direction;

import io.foretick.base.Times;
import io.foretick.market.candle.Timeframe;

/// What a replay is to do.
///
/// @param symbol whose candles it is shown
/// @param source where the candles came from, in words
/// @param trainNs how long each stretch of learning is, in a walk forward
/// @param evalNs the same of judging
/// @param strict whether a warning fails the replay
/// @param stopOnCollapse whether it ends when a guard tells an error
public record ReplayPlan(
        String symbol,
        Timeframe timeframe,
        ReplayMode mode,
        String source,
        long trainNs,
        long evalNs,
        boolean strict,
        boolean stopOnCollapse) {

    /// The documents' hour of learning.
    public static final long TRAIN_NS = 60 * Times.MINUTE_NS;

    /// The documents' twenty minutes of judging.
    public static final long EVAL_NS = 20 * Times.MINUTE_NS;

    Segments segments() {
        return new Segments(mode, trainNs, evalNs, timeframe.lengthNs());
    }
}
