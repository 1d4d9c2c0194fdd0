package io.foretick.report.lab;

import io.foretick.base.E8;

import java.util.List;

/// Equity and drawdown of a trial in dollars, from its periods; added up exactly. Both begin with
/// 0, before the first period.
public final class EquityCurve {

    private EquityCurve() {}

    /// Profit so far, `[period=P+1]`.
    public static double[] equityUsd(TrialResult trial) {
        List<Long> periods = trial.periods();
        double[] equity = new double[periods.size() + 1];
        long sumE8 = 0;
        for (int k = 0; k < periods.size(); k++) {
            sumE8 = Math.addExact(sumE8, periods.get(k));
            equity[k + 1] = E8.toDouble(sumE8);
        }
        return equity;
    }

    /// How far the equity lies below its highest so far, at most 0, `[period=P+1]`.
    public static double[] drawdownUsd(TrialResult trial) {
        double[] equity = equityUsd(trial);
        double[] drawdown = new double[equity.length];
        double highest = 0;
        for (int k = 0; k < equity.length; k++) {
            highest = Math.max(highest, equity[k]);
            drawdown[k] = equity[k] - highest;
        }
        return drawdown;
    }
}
