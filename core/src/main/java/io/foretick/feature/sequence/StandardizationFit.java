package io.foretick.feature.sequence;

import io.foretick.base.Checks;
import io.foretick.base.Seed;
import io.foretick.feature.EndSampler;
import io.foretick.feature.TrainRange;
import io.foretick.market.second.SecondSeries;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Fits a [Standardization] on a training range: reads no second outside of it. Takes about 80 us
/// for each instant. Not for what is judged on.
public final class StandardizationFit {

    private static final int DRAWS_PER_SAMPLE = 16;

    private final SequenceSpec spec;
    private final List<SecondSeries> series;

    /// An instant of some series, one for each symbol, whose past is whole.
    public record Instant(List<? extends SecondSeries> series, long end) {}

    /// @param series one for each symbol, in the order of the definition
    public StandardizationFit(SequenceSpec spec, List<? extends SecondSeries> series) {
        this.spec = spec;
        this.series = List.copyOf(series);
    }

    /// Fits on instants drawn from the range; those whose past has a gap are passed over.
    ///
    /// @param samples how many instants, at least 2
    /// @throws IllegalArgumentException if too few of the instants drawn have a whole past
    public Standardization on(TrainRange range, int samples, Seed seed) {
        List<Instant> instants = new ArrayList<>();
        for (long end : ends(range, samples, seed)) {
            instants.add(new Instant(series, end));
        }
        return at(spec, instants);
    }

    /// Fits on given instants, which may be of different series where the definition takes any.
    ///
    /// @param instants at least 2, in the order in which they are summed
    public static Standardization at(SequenceSpec spec, List<Instant> instants) {
        double[] volumes = volumes(spec, instants);
        var features = new FeatureSequence(Standardization.none(spec, volumes));
        var moments = new Moments(Standardization.moments(spec));
        float[] values = new float[spec.size()];
        for (Instant instant : instants) {
            if (!features.write(instant.series(), instant.end(), 1, values)) {
                throw new IllegalArgumentException(
                        "the past of second " + instant.end() + " has a gap");
            }
            add(spec, values, moments);
        }
        return moments.standardization(spec, volumes);
    }

    private long[] ends(TrainRange range, int samples, Seed seed) {
        Checks.inRange(samples, 2, 1 << 24, "samples");
        EndSampler sampler = range.ends(spec.reachSeconds(), 0, seed);
        long[] ends = new long[samples];
        int found = 0;
        for (long draw = 0; found < samples; draw++) {
            if (draw == (long) DRAWS_PER_SAMPLE * samples) {
                throw new IllegalArgumentException(
                        "only %d of %d instants drawn have a past without a gap"
                                .formatted(found, draw));
            }
            long end = sampler.next();
            if (series.stream().allMatch(one -> one.covers(end - spec.reachSeconds(), end))) {
                ends[found++] = end;
            }
        }
        return ends;
    }

    /// Mean volume a second of each symbol, in 1e-8. Where instants of several coins stand for one
    /// symbol, that of the coin of which the fewest are traded: as a floor it must fit them all.
    private static double[] volumes(SequenceSpec spec, List<Instant> instants) {
        double[] volumes = new double[spec.symbols().size()];
        long reach = spec.reachSeconds();
        for (int symbol = 0; symbol < volumes.length; symbol++) {
            SortedMap<String, DoubleSummaryStatistics> traded = new TreeMap<>();
            for (Instant instant : instants) {
                SecondSeries one = instant.series().get(symbol);
                long end = instant.end();
                traded.computeIfAbsent(one.symbol(), _ -> new DoubleSummaryStatistics())
                        .accept((double) one.quantityBefore(end) - one.quantityBefore(end - reach));
            }
            double least = Double.POSITIVE_INFINITY;
            for (DoubleSummaryStatistics coin : traded.values()) {
                least = Math.min(least, coin.getAverage() / reach);
            }
            volumes[symbol] = Math.max(least, 1.0);
        }
        return volumes;
    }

    private static void add(SequenceSpec spec, float[] values, Moments moments) {
        int symbols = spec.symbols().size();
        for (int scale = 0; scale < spec.stepSeconds().size(); scale++) {
            int first = Standardization.returnMoment(spec, scale, 0);
            for (int time = 0; time < spec.length(); time++) {
                int row = scale * spec.windowSize() + time * spec.columns();
                for (int column = 0; column < 2 * symbols; column++) {
                    moments.add(first + column, values[row + column]);
                }
            }
        }
        int first = Standardization.stateMoment(spec, 0, 0);
        for (int k = spec.stateOffset(); k < spec.horizonOffset(); k++) {
            moments.add(first + k - spec.stateOffset(), values[k]);
        }
    }

    /// Running means and squares about them, one value at a time (Welford 1962).
    private static final class Moments {

        private final long[] count;
        private final double[] mean;
        private final double[] squares;

        Moments(int size) {
            count = new long[size];
            mean = new double[size];
            squares = new double[size];
        }

        void add(int at, double value) {
            count[at]++;
            double before = value - mean[at];
            mean[at] += before / count[at];
            squares[at] += before * (value - mean[at]);
        }

        /// What does not vary keeps its size.
        Standardization standardization(SequenceSpec spec, double[] volumes) {
            int size = mean.length;
            double[] values = Arrays.copyOf(volumes, volumes.length + 2 * size);
            for (int k = 0; k < size; k++) {
                double deviation = Math.sqrt(squares[k] / (count[k] - 1));
                values[volumes.length + k] = mean[k];
                values[volumes.length + size + k] = deviation > 0 ? deviation : 1.0;
            }
            return Standardization.of(spec, values);
        }
    }
}
