package io.foretick.feature.indicator;

import io.foretick.math.series.Rolling;

import java.util.Arrays;
import java.util.List;

/// Indicators of the closes that chart readers use, by their authors' formulas. Stateless.
public final class PriceIndicators {

    private static final int RSI_HOURS = 14;
    private static final int FAST_HOURS = 12;
    private static final int SLOW_HOURS = 26;
    private static final int SIGNAL_HOURS = 9;
    private static final int BAND_HOURS = 20;
    private static final double BAND_DEVIATIONS = 2.0;

    /// A deviation below this share of the price is what rounding leaves of an unmoved one.
    private static final double ROUNDING = 1e-14;

    private PriceIndicators() {}

    /// Relative strength index: `100 G / (G + L)` of the average gain and loss, which begin as
    /// means of the first 14 and then move by a 14th of each new one (Wilder, New Concepts in
    /// Technical Trading Systems, 1978, section VI). 50 where nothing moved.
    public static double[] rsi(double[] close) {
        double[] index = new double[close.length];
        Arrays.fill(index, Double.NaN);
        double gain = 0.0;
        double loss = 0.0;
        for (int t = 1; t < index.length; t++) {
            double change = close[t] - close[t - 1];
            double share = 1.0 / RSI_HOURS;
            double kept = t <= RSI_HOURS ? 1.0 : 1.0 - share;
            gain = kept * gain + share * Math.max(change, 0.0);
            loss = kept * loss + share * Math.max(-change, 0.0);
            if (t >= RSI_HOURS) {
                index[t] = gain + loss > 0.0 ? 100.0 * gain / (gain + loss) : 50.0;
            }
        }
        return index;
    }

    /// The fast average less the slow one, the average of that difference, and what the difference
    /// has beyond its average (Appel, Technical Analysis: Power Tools for Active Investors, 2005),
    /// with 12, 26 and 9 hours; in the unit of the price.
    public static List<double[]> macd(double[] close) {
        double[] fast = exponential(close, 0, FAST_HOURS);
        double[] slow = exponential(close, 0, SLOW_HOURS);
        double[] line = difference(fast, slow);
        double[] signal = exponential(line, SLOW_HOURS - 1, SIGNAL_HOURS);
        return List.of(line, signal, difference(line, signal));
    }

    /// Exponential average with factor `2 / (hours + 1)`, which begins as the mean of the first
    /// `hours` values from row `from`.
    private static double[] exponential(double[] values, int from, int hours) {
        double[] averages = new double[values.length];
        Arrays.fill(averages, Double.NaN);
        double average = 0.0;
        int start = from + hours - 1;
        for (int t = from; t < values.length; t++) {
            if (t <= start) {
                average += values[t] / hours;
            } else {
                average += 2.0 / (hours + 1) * (values[t] - average);
            }
            averages[t] = t < start ? Double.NaN : average;
        }
        return averages;
    }

    private static double[] difference(double[] values, double[] others) {
        double[] differences = new double[values.length];
        Arrays.setAll(differences, t -> values[t] - others[t]);
        return differences;
    }

    /// Where the close lies between the bands, 0 on the lower and 1 on the upper one, and their
    /// distance as a share of the middle (Bollinger, Bollinger on Bollinger Bands, 2001): mean of
    /// 20 hours and two population deviations. 0.5 where nothing moved.
    public static List<double[]> bollinger(double[] close) {
        double[] middle = Rolling.mean(close, BAND_HOURS);
        double[] deviation = Rolling.populationDeviation(close, BAND_HOURS);
        double[] position = new double[close.length];
        double[] width = new double[close.length];
        for (int t = 0; t < close.length; t++) {
            double half = BAND_DEVIATIONS * deviation[t];
            position[t] = position(close[t] - middle[t], half, ROUNDING * middle[t]);
            width[t] = 2.0 * half / middle[t];
        }
        return List.of(position, width);
    }

    private static double position(double fromMiddle, double half, double rounding) {
        return half <= rounding ? 0.5 : (fromMiddle + half) / (2.0 * half); // NaN while unknown
    }
}
