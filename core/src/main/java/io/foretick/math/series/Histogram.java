package io.foretick.math.series;

import io.foretick.base.Checks;
import io.foretick.math.Elementary;

/// Counts of a sample in bins of equal width between its smallest and its largest value, to the
/// rules of `numpy.histogram`. Immutable but for its array, which it owns.
///
/// How it works: a value's bin is first guessed from its distance to the smallest value, then
/// corrected by comparing it with the edges, which are computed in another way and may differ in
/// the last bit. All bins are open above but the last, which holds the largest value.
public final class Histogram {

    private final int[] counts;
    private final int size;
    private final double low;
    private final double high;

    private Histogram(int bins, int size, double low, double high) {
        this.counts = new int[bins];
        this.size = size;
        this.low = low;
        this.high = high;
    }

    /// The histogram of `series[from]` to `series[to - 1]`, all finite. Values that are all equal
    /// lie in the middle of a range of width 1.
    public static Histogram of(double[] series, int from, int to, int bins) {
        Checks.positive(bins, "bins");
        Checks.positive(to - from, "sample size");
        double low = series[from];
        double high = series[from];
        for (int k = from; k < to; k++) {
            low = Math.min(low, Checks.finite(series[k], "value"));
            high = Math.max(high, series[k]);
        }
        double margin = low == high ? 0.5 : 0.0;
        var histogram = new Histogram(bins, to - from, low - margin, high + margin);
        for (int k = from; k < to; k++) {
            histogram.counts[histogram.bin(series[k])]++;
        }
        return histogram;
    }

    private int bin(double value) {
        int last = counts.length - 1;
        int bin = Math.min((int) ((value - low) * (counts.length / (high - low))), last);
        if (value < edge(bin)) {
            return bin - 1;
        }
        return bin < last && value >= edge(bin + 1) ? bin + 1 : bin;
    }

    private double edge(int bin) {
        return bin == counts.length ? high : bin * ((high - low) / counts.length) + low;
    }

    /// How many values lie in a bin.
    public int count(int bin) {
        return counts[bin];
    }

    /// Shannon's entropy of the bins' shares, `-sum p ln p`: 0 where all values share a bin, at
    /// most the logarithm of the number of bins.
    public double entropy() {
        double sum = 0.0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / size;
                sum -= share * Elementary.log(share);
            }
        }
        return sum;
    }

    /// `-sum h ln h` over the heights of the bins as a density: what comes out where heights are
    /// taken for shares. It depends on the unit of the values and is no entropy; only for results
    /// that must equal those of programs that do so.
    public double sumOverHeights() {
        double sum = 0.0;
        for (int bin = 0; bin < counts.length; bin++) {
            if (counts[bin] > 0) {
                double height = counts[bin] / (edge(bin + 1) - edge(bin)) / size;
                sum -= height * Elementary.log(height);
            }
        }
        return sum;
    }
}
