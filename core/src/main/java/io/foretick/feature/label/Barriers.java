package io.foretick.feature.label;

import io.foretick.base.Checks;
import io.foretick.math.series.Returns;
import io.foretick.math.series.Rolling;

import java.util.Arrays;

/// How far up and down a price must go from each bar, as log returns known at that bar. Immutable.
public final class Barriers {

    private static final double UNKNOWN_DEVIATION = 0.02;

    private final double[] upperLog;
    private final double[] lowerLog;

    private Barriers(double[] upperLog, double[] lowerLog) {
        this.upperLog = upperLog;
        this.lowerLog = lowerLog;
    }

    /// The same distance from every bar.
    ///
    /// @param lowerLog below zero
    public static Barriers constant(int bars, double upperLog, double lowerLog) {
        double[] upper = new double[bars];
        double[] lower = new double[bars];
        Arrays.fill(upper, Checks.inRange(upperLog, 0.0, Double.MAX_VALUE, "upperLog"));
        Arrays.fill(lower, Checks.inRange(lowerLog, -Double.MAX_VALUE, 0.0, "lowerLog"));
        return new Barriers(upper, lower);
    }

    /// On either side, `deviations` standard deviations of the last `window` returns, but at least
    /// `widthMinLog`, which also stands while the window is not full.
    public static Barriers adaptive(
            double[] close, double deviations, int window, double widthMinLog) {
        double[] upper = deviation(close, window);
        double[] lower = new double[upper.length];
        for (int bar = 0; bar < upper.length; bar++) {
            double width = deviations * upper[bar];
            upper[bar] = width > widthMinLog ? width : widthMinLog; // also where it is NaN
            lower[bar] = -upper[bar];
        }
        return new Barriers(upper, lower);
    }

    /// The older pipeline's "fixed" barriers: `upper` and `lower` *times* the standard deviation of
    /// the last `window` returns, or times 0.02 while the window is not full. With its defaults of
    /// 0.02 and -0.02 the next bar nearly always ends the label. Only for parity.
    public static Barriers compatFixed(double[] close, double upper, double lower, int window) {
        double[] upperLog = deviation(close, window);
        double[] lowerLog = new double[upperLog.length];
        for (int bar = 0; bar < upperLog.length; bar++) {
            double scale = Double.isNaN(upperLog[bar]) ? UNKNOWN_DEVIATION : upperLog[bar];
            upperLog[bar] = upper * scale;
            lowerLog[bar] = lower * scale;
        }
        return new Barriers(upperLog, lowerLog);
    }

    private static double[] deviation(double[] close, int window) {
        return Rolling.standardDeviation(Returns.logarithmic(close), window);
    }

    /// How many bars have barriers.
    public int bars() {
        return upperLog.length;
    }

    public double upperLog(int bar) {
        return upperLog[bar];
    }

    public double lowerLog(int bar) {
        return lowerLog[bar];
    }
}
