package io.foretick.risk.measure;

import io.foretick.math.Statistics;

/// How many independent trials a set of similar ones is worth. Stateless.
public final class EffectiveTrials {

    private EffectiveTrials() {}

    /// `rho + (1 - rho) M` for `M` trials with the mean correlation `rho`, taken as 0 if it is
    /// negative. Trials whose profits never vary are left out, for they have no correlation.
    ///
    /// @param profits `[trial][period]`
    public static double byMeanCorrelation(double[][] profits) {
        int periods = profits[0].length;
        double[] sums = new double[periods];
        int varying = 0;
        for (double[] trial : profits) {
            double mean = Statistics.mean(trial);
            double length = Statistics.standardDeviation(trial) * Math.sqrt(periods - 1.0);
            if (length > 0.0) {
                varying++;
                for (int k = 0; k < periods; k++) {
                    sums[k] += (trial[k] - mean) / length;
                }
            }
        }
        if (varying < 2) {
            return varying;
        }
        double all = 0.0; // the sum of all correlations, each trial's with itself included
        for (double sum : sums) {
            all += sum * sum;
        }
        double pairs = (double) varying * (varying - 1);
        double correlation = Math.clamp((all - varying) / pairs, 0.0, 1.0);
        return correlation + (1.0 - correlation) * varying;
    }
}
