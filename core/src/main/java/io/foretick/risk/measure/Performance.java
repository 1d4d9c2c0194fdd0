package io.foretick.risk.measure;

import io.foretick.base.Checks;

/// Reward in relation to risk. Returns are profits of equal periods over a fixed capital, never the
/// change of a running total in percent. Stateless.
public final class Performance {

    private static final double THOUSAND = 1_000.0;

    private Performance() {}

    /// Sharpe ratio of a year made of so many periods; markets that never close have 365 days or
    /// 8,760 hours. NaN where nothing varies.
    public static double yearlySharpe(Moments returns, double periodsPerYear) {
        return returns.sharpe() * Math.sqrt(periodsPerYear);
    }

    /// Mean beyond a target over the root of the mean squared miss, with all periods in the mean.
    /// Of one period; NaN where the target was never missed.
    public static double sortino(double[] returns, double target) {
        double sum = 0.0;
        double misses = 0.0;
        for (double value : returns) {
            double beyond = value - target;
            sum += beyond;
            misses += beyond < 0.0 ? beyond * beyond : 0.0;
        }
        return misses > 0.0
                ? sum / returns.length / Math.sqrt(misses / returns.length)
                : Double.NaN;
    }

    /// Yearly return over the deepest fall of the equity, both as shares. NaN without a fall.
    ///
    /// @param profits of equal periods
    /// @param capital at the beginning
    public static double calmar(double[] profits, double capital, double periodsPerYear) {
        Checks.inRange(capital, Double.MIN_NORMAL, 1e18, "capital");
        double fall = Drawdown.of(profits, capital).deepestShare();
        double sum = 0.0;
        for (double profit : profits) {
            sum += profit;
        }
        double yearly = sum / capital / profits.length * periodsPerYear;
        return fall > 0.0 ? yearly / fall : Double.NaN;
    }

    /// Profit for each thousand of risk, such as the time-average or the largest notional held, or
    /// the capital. NaN where nothing was at risk.
    public static double perThousand(double profit, double risk) {
        return risk > 0.0 ? THOUSAND * profit / risk : Double.NaN;
    }
}
