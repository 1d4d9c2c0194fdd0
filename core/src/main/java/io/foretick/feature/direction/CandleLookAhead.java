package io.foretick.feature.direction;

import io.foretick.base.Checks;
import io.foretick.event.Bar;
import io.foretick.market.candle.CandleWindow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Checks that features which a run captured know the past alone: each must equal what its own
/// history gives, cut off after its candle. A check for the end of a run, not for its inner loop;
/// for features made of a whole series see [io.foretick.feature.LookAheadCheck]. Stateless.
public final class CandleLookAhead {

    /// Candles at either end of a run that a sample holds.
    public static final int ENDS = 5;

    /// Candles of a sample that lie evenly over a run.
    public static final int SPREAD = 50;

    /// Candles of a sample that have the widest range for their price.
    public static final int VOLATILE = 10;

    private static final double ABSOLUTE = 1e-6;
    private static final double RELATIVE = 1e-5;

    private CandleLookAhead() {}

    /// A feature that the cut history does not give.
    ///
    /// @param index the candle's place in the run
    /// @param startNs its first instant
    /// @param name of the feature
    /// @param captured what the run saw
    /// @param recomputed what the history up to the candle gives, NaN if it gives no features
    public record Difference(
            int index, long startNs, String name, double captured, double recomputed) {}

    /// Compares the features that a run captured at one of its candles.
    ///
    /// @param features as the run's, best made anew
    /// @param offered all candles of the run, in the order in which they were offered
    /// @param index the candle with which the features were captured, in `offered`
    /// @param captured in the order of [CandleFeatures#names]
    /// @return those that are further apart than `1e-6 + 1e-5 |recomputed|`, in that order
    public static List<Difference> compare(
            CandleFeatures features, List<Bar> offered, int index, double[] captured) {
        List<String> names = features.names();
        Checks.inRange(captured.length, names.size(), names.size(), "number of features");
        double[] recomputed = recompute(features, offered.subList(0, index + 1));
        var differences = new ArrayList<Difference>();
        for (int k = 0; k < captured.length; k++) {
            double bound = ABSOLUTE + RELATIVE * Math.abs(recomputed[k]);
            if (!(Math.abs(captured[k] - recomputed[k]) <= bound)) { // also NaN
                long startNs = offered.get(index).startNs();
                differences.add(
                        new Difference(index, startNs, names.get(k), captured[k], recomputed[k]));
            }
        }
        return differences;
    }

    private static double[] recompute(CandleFeatures features, List<Bar> history) {
        var window = new CandleWindow(history.getLast().lengthNs(), CandleFeatures.LOOKBACK);
        history.forEach(window::offer);
        double[] recomputed = new double[features.names().size()];
        if (window.isFull()) {
            features.read(window, recomputed);
        } else {
            Arrays.fill(recomputed, Double.NaN);
        }
        return recomputed;
    }

    /// Chooses candles to compare: the first and last [#ENDS], [#SPREAD] evenly between them, and
    /// the [#VOLATILE] with the largest `(H - L) / C`, the earlier first where they are equal.
    ///
    /// @param offered all candles of the run
    /// @param captured places in `offered` of those with features, rising
    /// @return some of these places, rising, each once; all of them if there are few
    public static int[] sample(List<Bar> offered, int[] captured) {
        var chosen = new TreeSet<Integer>();
        int count = captured.length;
        for (int k = 0; k < Math.min(ENDS, count); k++) {
            chosen.add(captured[k]);
            chosen.add(captured[count - 1 - k]);
        }
        for (int k = 0; k < SPREAD && count > 0; k++) {
            chosen.add(captured[(int) ((2L * k + 1) * count / (2L * SPREAD))]);
        }
        chosen.addAll(mostVolatile(offered, captured));
        return chosen.stream().mapToInt(Integer::intValue).toArray();
    }

    private static List<Integer> mostVolatile(List<Bar> offered, int[] captured) {
        Comparator<Integer> byRange = Comparator.comparingDouble(k -> rangeShare(offered.get(k)));
        return IntStream.of(captured).boxed().sorted(byRange.reversed()).limit(VOLATILE).toList();
    }

    private static double rangeShare(Bar bar) {
        return (bar.highE8() - bar.lowE8()) / (double) bar.closeE8();
    }
}
