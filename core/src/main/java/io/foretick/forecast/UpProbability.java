package io.foretick.forecast;

import io.foretick.base.Checks;
import io.foretick.event.Tie;
import io.foretick.math.Elementary;

/// Probability that an Up/Down market settles Up, for one settlement rule: before the start, while
/// it runs and after its end. Derivations in `docs/probability.md`. Immutable, one for each market;
/// no method allocates.
///
/// How it works: the compared price is replaced by a point price at an effective horizon, at which
/// the variance of the forecast equals that of the compared average if prices diffuse. The
/// probability is then one survival function; never a difference of two probabilities.
///
/// @param averageSeconds length of the mean that the rule compares at each boundary, 0 for the
///   price itself
/// @param tie who wins when both are equal
/// @param tickLog log distance of neighbouring prices where the compared price is on a grid, else 0
public record UpProbability(double averageSeconds, Tie tie, double tickLog) {

    /// Least share of the later variance that an increment keeps, should the forecast's variance
    /// not grow with the horizon.
    private static final double INCREMENT_SHARE_MIN = 0.05;

    public UpProbability {
        Checks.inRange(averageSeconds, 0.0, 3_600.0, "averageSeconds");
        Checks.inRange(tickLog, 0.0, 1.0, "tickLog");
    }

    /// Probability while the market runs.
    ///
    /// @param secondsToEnd time to the end of the window, 0 or more
    /// @param returnLog log of the expected final price over the strike, see [#runningReturnLog]
    public double running(Density density, double secondsToEnd, double returnLog) {
        double horizon = endHorizon(secondsToEnd);
        double variance = density.varianceAt(horizon);
        if (!(variance > 0.0)) {
            return settled(returnLog);
        }
        return density.rise(horizon, variance, returnLog + tieShiftLog());
    }

    /// Log of the expected final price over the strike.
    ///
    /// @param price the price now
    /// @param meanSoFar mean of the prices since the final average began; unused before
    public double runningReturnLog(
            double price, double meanSoFar, double strike, double secondsToEnd) {
        return Elementary.log(blend(price, meanSoFar, secondsToEnd) / strike);
    }

    /// Probability before the window starts, when the strike is still open.
    ///
    /// @param secondsToStart time to the start of the window, 0 or more
    /// @param windowSeconds length of the window, not below `averageSeconds`
    /// @param shiftLog log of the price now over the expected strike, see [#shiftBeforeStartLog]
    public double notStarted(
            Density density, double secondsToStart, double windowSeconds, double shiftLog) {
        Checks.inRange(windowSeconds, averageSeconds, 1e9, "windowSeconds");
        double end = endHorizon(secondsToStart + windowSeconds);
        double earlier = density.varianceAt(startHorizon(secondsToStart));
        double variance = incrementVariance(earlier, density.varianceAt(end));
        return density.rise(end, variance, shiftLog + tieShiftLog());
    }

    /// Log of the price now over the expected strike: 0 until the strike's average has begun.
    ///
    /// @param price the price now
    /// @param meanSoFar mean of the prices since the strike's average began; unused before
    public double shiftBeforeStartLog(double price, double meanSoFar, double secondsToStart) {
        return secondsToStart >= averageSeconds
                ? 0.0
                : Elementary.log(price / blend(price, meanSoFar, secondsToStart));
    }

    /// The outcome when the final price is known: 1, 0 or, for a shared tie, one half.
    public double ended(double finalPrice, double strike) {
        return settled(finalPrice - strike);
    }

    /// Variance of the return between two horizons, given those of the returns up to each.
    public static double incrementVariance(double earlier, double later) {
        return Math.max(later - earlier, INCREMENT_SHARE_MIN * later);
    }

    /// Horizon at which a point price has the variance of the final price.
    public double endHorizon(double secondsToEnd) {
        Checks.inRange(secondsToEnd, 0.0, 1e9, "secondsToEnd");
        if (secondsToEnd >= averageSeconds) {
            return secondsToEnd - averageSeconds * (2.0 / 3.0);
        }
        double share = secondsToEnd / averageSeconds;
        return secondsToEnd * share * share / 3.0;
    }

    /// Horizon from which on a point price moves as the final price does against the strike.
    private double startHorizon(double secondsToStart) {
        Checks.inRange(secondsToStart, 0.0, 1e9, "secondsToStart");
        if (secondsToStart >= averageSeconds) {
            return secondsToStart - averageSeconds / 3.0;
        }
        double known = 1.0 - secondsToStart / averageSeconds;
        return secondsToStart - averageSeconds / 3.0 * (1.0 - known * known * known);
    }

    /// The expected mean over the averaging time, of which `secondsLeft` are still to come.
    private double blend(double price, double meanSoFar, double secondsLeft) {
        if (secondsLeft >= averageSeconds) {
            return price;
        }
        double left = secondsLeft / averageSeconds;
        return (1.0 - left) * meanSoFar + left * price;
    }

    /// Half a tick toward the side that wins ties.
    private double tieShiftLog() {
        return switch (tie) {
            case UP -> 0.5 * tickLog;
            case SPLIT -> 0.0;
            case DOWN -> -0.5 * tickLog;
        };
    }

    private double settled(double difference) {
        if (difference != 0.0) {
            return difference > 0.0 ? 1.0 : 0.0;
        }
        return switch (tie) {
            case UP -> 1.0;
            case SPLIT -> 0.5;
            case DOWN -> 0.0;
        };
    }
}
