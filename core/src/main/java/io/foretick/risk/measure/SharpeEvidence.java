package io.foretick.risk.measure;

import io.foretick.base.Checks;
import io.foretick.math.Normal;

/// How likely it is that a Sharpe ratio is more than luck (Bailey and López de Prado, 2012 and
/// 2014). All ratios are those of one period. Stateless.
public final class SharpeEvidence {

    private static final double EULER = 0.5772156649015329;

    private SharpeEvidence() {}

    /// Probability that the true Sharpe ratio lies above `benchmark`, given how long, skewed and
    /// heavy-tailed the sample is. NaN where nothing varies.
    ///
    ///     Phi((S - benchmark) sqrt(n - 1) / sqrt(1 - skew S + (kurtosis - 1) / 4 S^2))
    public static double probabilistic(Moments returns, double benchmark) {
        double sharpe = returns.sharpe();
        double spread =
                1.0 - returns.skew() * sharpe + (returns.kurtosis() - 1.0) / 4.0 * sharpe * sharpe;
        double score = (sharpe - benchmark) * Math.sqrt(returns.count() - 1.0) / Math.sqrt(spread);
        return Double.isNaN(score) ? Double.NaN : Normal.cdf(score);
    }

    /// The best Sharpe ratio that so many trials without any skill are expected to show.
    ///
    ///     d ((1 - e) Phi^-1(1 - 1 / N) + e Phi^-1(1 - 1 / (N exp 1)))      e = 0.5772...
    ///
    /// @param trials independent ones, `N`; need not be whole. Not above 1, nothing was chosen
    /// @param deviation `d`, deviation of the ratios over the trials
    public static double expectedBest(double trials, double deviation) {
        Checks.inRange(trials, 0.0, 1e12, "trials");
        if (trials <= 1.0) {
            return 0.0;
        }
        double first = Normal.upperQuantile(1.0 / trials);
        double second = Normal.upperQuantile(1.0 / (trials * Math.E));
        return deviation * Math.max(0.0, (1.0 - EULER) * first + EULER * second);
    }

    /// Probability that the true Sharpe ratio of the best of `trials` lies above what the best of
    /// trials without skill would show.
    public static double deflated(Moments returns, double trials, double deviation) {
        return probabilistic(returns, expectedBest(trials, deviation));
    }
}
