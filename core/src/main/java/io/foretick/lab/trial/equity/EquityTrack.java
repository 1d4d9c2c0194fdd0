package io.foretick.lab.trial.equity;

import io.foretick.base.Checks;
import io.foretick.risk.monitor.Excursion;
import io.foretick.risk.monitor.RiskMonitors;

import java.util.ArrayList;
import java.util.List;

/// The equity of a trial over its time: what each period earned, how deep it fell, how large the
/// position was. Owned by the trial.
///
/// How it works: it is told the equity and the position at each look, in order of time. A period
/// ends with the last equity told before its end, so that the periods add up to the whole.
public final class EquityTrack {

    /// Periods of a trial: 20 for each of the 16 blocks by which overfitting is judged.
    public static final int PERIODS = 320;

    private final long startNs;
    private final long endNs;
    private final RiskMonitors monitors;
    private final long[] periodsE8 = new long[PERIODS];
    private final double[] positionsUsd = new double[PERIODS];
    private int period;
    private long equityE8;
    private long periodBeganE8;
    private long highestE8;
    private long deepestE8;
    private long lastNs;
    private double positionUsd;
    private double positionUsdSeconds;
    private double positionUsdMax;

    public EquityTrack(long startNs, long endNs, RiskMonitors monitors) {
        Checks.positive(endNs - startNs, "length of the trial in ns");
        this.monitors = monitors;
        this.startNs = startNs;
        this.endNs = endNs;
        this.lastNs = startNs;
    }

    /// Tells what the trial is worth now.
    public void at(long timeNs, long equity, double position) {
        int now = period(timeNs);
        while (period < now) {
            endPeriod();
        }
        positionUsdSeconds += Math.abs(positionUsd) * 1e-9 * (timeNs - lastNs);
        lastNs = timeNs;
        positionUsd = position;
        positionUsdMax = Math.max(positionUsdMax, Math.abs(position));
        equityE8 = equity;
        highestE8 = Math.max(highestE8, equity);
        deepestE8 = Math.max(deepestE8, highestE8 - equity);
        boolean _ = monitors.equity(timeNs, equity * 1e-8);
        boolean _ = monitors.inventory(timeNs, position);
    }

    private int period(long timeNs) {
        double share = (double) (timeNs - startNs) / (double) (endNs - startNs);
        return Math.clamp((int) (share * PERIODS), 0, PERIODS - 1);
    }

    private void endPeriod() {
        long profitE8 = equityE8 - periodBeganE8;
        positionsUsd[period] = positionUsd;
        periodsE8[period++] = profitE8;
        boolean _ = monitors.period(lastNs, profitE8 * 1e-8);
        periodBeganE8 = equityE8;
    }

    /// Ends the last period; nothing is told after it.
    public void close() {
        while (period < PERIODS) {
            endPeriod();
        }
        positionUsdSeconds += Math.abs(positionUsd) * 1e-9 * Math.max(0, endNs - lastNs);
    }

    /// Profit of each period in 1e-8 dollars.
    public List<Long> periodsE8() {
        var list = new ArrayList<Long>(PERIODS);
        for (long profit : periodsE8) {
            list.add(profit);
        }
        return list;
    }

    /// Profit of each period in dollars.
    public double[] periodsUsd() {
        double[] dollars = new double[PERIODS];
        for (int k = 0; k < PERIODS; k++) {
            dollars[k] = periodsE8[k] * 1e-8;
        }
        return dollars;
    }

    /// One line for each excursion of a risk figure, then one if the position drifted.
    ///
    /// @param driftTMax size of the t-value of the position's trend that is no drift; 0 to look for
    ///   none
    public List<String> alarms(double driftTMax) {
        var alarms = new ArrayList<String>();
        monitors.excursions().stream().map(Excursion::line).forEach(alarms::add);
        if (driftTMax > 0) {
            DriftAlarm.of(positionsUsd, driftTMax).ifPresent(alarms::add);
        }
        return List.copyOf(alarms);
    }

    /// Deepest fall from the highest equity.
    public double drawdownUsd() {
        return deepestE8 * 1e-8;
    }

    /// Time average of the position's size.
    public double positionUsdMean() {
        return positionUsdSeconds / ((endNs - startNs) * 1e-9);
    }

    /// Largest size of the position.
    public double positionUsdMax() {
        return positionUsdMax;
    }

    /// Periods a year, by the length of one.
    public double periodsPerYear() {
        double periodSeconds = (endNs - startNs) * 1e-9 / PERIODS;
        return 365.0 * 86_400 / periodSeconds;
    }
}
