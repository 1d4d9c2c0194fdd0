package io.foretick.forecast.direction;

import io.foretick.base.Checks;
import io.foretick.market.candle.Timeframe;

/// What a price did from one close to the next.
///
/// @param startNs first instant of the candle whose close is `close`; the candle before it begins
///   one timeframe earlier
/// @param returnBps the move in hundredths of a percent of the first close
/// @param flatBps moves up to this size count as none
public record Fact(
        Timeframe timeframe,
        long startNs,
        double closePrevious,
        double close,
        double returnBps,
        double flatBps,
        Direction direction) {

    /// Compares two closes.
    ///
    /// @param flatBps moves up to this size are [Direction#FLAT]
    public static Fact of(
            Timeframe timeframe, long startNs, double closePrevious, double close, double flatBps) {
        Checks.inRange(closePrevious, Double.MIN_NORMAL, 1e12, "closePrevious");
        Checks.inRange(flatBps, 0.0, 1e4, "flatBps");
        double returnBps = 1e4 * (close - closePrevious) / closePrevious;
        Direction direction = Direction.FLAT;
        if (Math.abs(returnBps) > flatBps) {
            direction = returnBps > 0 ? Direction.UP : Direction.DOWN;
        }
        return new Fact(timeframe, startNs, closePrevious, close, returnBps, flatBps, direction);
    }

    /// First instant of the candle before.
    public long previousStartNs() {
        return startNs - timeframe.lengthNs();
    }
}
