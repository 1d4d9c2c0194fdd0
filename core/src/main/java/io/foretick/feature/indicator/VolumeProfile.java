package io.foretick.feature.indicator;

import io.foretick.math.Elementary;

import java.util.Arrays;
import java.util.List;

/// At which prices a week's volume was traded (after the market profile of Steidlmayer and Koy,
/// Markets and Market Logic, 1986): each hour's volume is spread evenly between its low and its
/// high over 24 bins of equal width. One profile per window; owned by the method that makes it.
public final class VolumeProfile {

    private static final int HOURS = 168;
    private static final int BINS = 24;

    private final double low;
    private final double width;
    private final double[] volumes = new double[BINS];
    private double total;

    private VolumeProfile(double low, double width) {
        this.low = low;
        this.width = width;
    }

    /// Log distance of the close from the price with the most volume, and the share of the volume
    /// that was traded below the close. Unknown until a week is full, and where a week is without
    /// volume.
    public static List<double[]> columns(
            double[] high, double[] low, double[] close, double[] volume) {
        double[] distances = new double[close.length];
        double[] shares = new double[close.length];
        Arrays.fill(distances, Double.NaN);
        Arrays.fill(shares, Double.NaN);
        for (int end = HOURS; end <= close.length; end++) {
            VolumeProfile profile = over(high, low, end);
            for (int t = end - HOURS; t < end; t++) {
                profile.add(low[t], high[t], volume[t]);
            }
            if (profile.total > 0.0) {
                double price = close[end - 1];
                distances[end - 1] = Elementary.log(price / profile.busiestPrice());
                shares[end - 1] = profile.shareBelow(price);
            }
        }
        return List.of(distances, shares);
    }

    /// An empty profile over the prices of the week before row `end`.
    private static VolumeProfile over(double[] high, double[] low, int end) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int t = end - HOURS; t < end; t++) {
            lowest = Math.min(lowest, low[t]);
            highest = Math.max(highest, high[t]);
        }
        return new VolumeProfile(lowest, (highest - lowest) / BINS);
    }

    private void add(double from, double to, double volume) {
        total += volume;
        int first = bin(from);
        int last = bin(to);
        for (int bin = first; bin <= last; bin++) {
            double inside = Math.min(to, edge(bin + 1)) - Math.max(from, edge(bin));
            double share = first == last ? 1.0 : Math.max(inside, 0.0) / (to - from);
            volumes[bin] += volume * share;
        }
    }

    private int bin(double price) {
        return width > 0.0 ? Math.clamp((long) ((price - low) / width), 0, BINS - 1) : 0;
    }

    private double edge(int bin) {
        return low + bin * width;
    }

    /// The middle of the bin with the most volume; of several, the lowest.
    private double busiestPrice() {
        int busiest = 0;
        for (int bin = 1; bin < BINS; bin++) {
            busiest = volumes[bin] > volumes[busiest] ? bin : busiest;
        }
        return low + (busiest + 0.5) * width;
    }

    private double shareBelow(double price) {
        int inside = bin(price);
        double below = 0.0;
        for (int bin = 0; bin < inside; bin++) {
            below += volumes[bin];
        }
        double part = width > 0.0 ? (price - edge(inside)) / width : 0.5;
        return (below + part * volumes[inside]) / total;
    }
}
