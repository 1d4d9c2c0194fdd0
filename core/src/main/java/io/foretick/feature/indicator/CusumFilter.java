package io.foretick.feature.indicator;

/// Marks the hours at which returns have drifted: the symmetric CUSUM filter (López de Prado,
/// Advances in Financial Machine Learning, 2018, section 2.5.2.1), with the mean and the standard
/// deviation of the returns *before* each hour. Stateless outside one call.
///
/// How it works: one sum gathers what exceeds the mean and never falls below zero, one gathers what
/// falls short and never rises above it. Where one passes two standard deviations it is marked and
/// begins again.
public final class CusumFilter {

    private static final double DEVIATIONS = 2.0;
    private static final int RETURNS_MIN = 24;

    private int count;
    private double mean;
    private double squares; // about the mean
    private double rise;
    private double fall;

    private CusumFilter() {}

    /// 1 after a rise, -1 after a fall, 0 else; NaN until 24 returns are known. The first return is
    /// not looked at.
    public static double[] signs(double[] returns) {
        var filter = new CusumFilter();
        double[] signs = new double[returns.length];
        for (int t = 0; t < signs.length; t++) {
            signs[t] = filter.count < RETURNS_MIN ? Double.NaN : filter.sign(returns[t]);
            if (t > 0) {
                filter.learn(returns[t]);
            }
        }
        return signs;
    }

    private double sign(double value) {
        double limit = DEVIATIONS * Math.sqrt(squares / (count - 1));
        rise = Math.max(0.0, rise + value - mean);
        fall = Math.min(0.0, fall + value - mean);
        if (rise > limit) {
            rise = 0.0;
            return 1.0;
        }
        if (fall < -limit) {
            fall = 0.0;
            return -1.0;
        }
        return 0.0;
    }

    /// Welford, Technometrics 4, 1962.
    private void learn(double value) {
        count++;
        double difference = value - mean;
        mean += difference / count;
        squares += difference * (value - mean);
    }
}
