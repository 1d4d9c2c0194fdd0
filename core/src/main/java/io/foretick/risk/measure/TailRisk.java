package io.foretick.risk.measure;

import io.foretick.base.Checks;
import io.foretick.math.Normal;
import io.foretick.math.Statistics;

/// Value at risk and expected shortfall of one period, as losses: positive is bad. A level of 0.95
/// speaks of the worst 5 periods in 100. Stateless.
public final class TailRisk {

    private TailRisk() {}

    /// The loss that the share `level` of the periods did not exceed, linear between neighbours.
    public static double historicalValueAtRisk(double[] profits, double level) {
        return -Statistics.quantile(profits, 1.0 - checked(level));
    }

    /// Mean loss of the periods that lost no less than [#historicalValueAtRisk].
    public static double historicalShortfall(double[] profits, double level) {
        double bound = Statistics.quantile(profits, 1.0 - checked(level));
        double sum = 0.0;
        int count = 0;
        for (double profit : profits) {
            if (profit <= bound) {
                sum += profit;
                count++;
            }
        }
        return -sum / count; // the lowest profit is never above a quantile
    }

    /// Value at risk if profits follow a normal law.
    public static double normalValueAtRisk(Moments profits, double level) {
        return -(profits.mean() + profits.deviation() * lowerQuantile(level));
    }

    /// Expected shortfall if profits follow a normal law.
    public static double normalShortfall(Moments profits, double level) {
        double density = Normal.pdf(lowerQuantile(level));
        return -profits.mean() + profits.deviation() * density / (1.0 - level);
    }

    /// Value at risk with the normal quantile bent by skew and kurtosis (Cornish and Fisher, 1938).
    /// Not to be trusted where skew or excess kurtosis is large: the bent quantile then need not
    /// rise with the level.
    public static double cornishFisherValueAtRisk(Moments profits, double level) {
        double z = lowerQuantile(level);
        double skew = profits.skew();
        double excess = profits.kurtosis() - 3.0;
        double bent =
                z
                        + (z * z - 1.0) * skew / 6.0
                        + (z * z - 3.0) * z * excess / 24.0
                        - (2.0 * z * z - 5.0) * z * skew * skew / 36.0;
        return -(profits.mean() + profits.deviation() * bent);
    }

    private static double lowerQuantile(double level) {
        return -Normal.upperQuantile(1.0 - checked(level));
    }

    private static double checked(double level) {
        return Checks.inRange(level, 0.5, 1.0 - 1e-9, "level");
    }
}
