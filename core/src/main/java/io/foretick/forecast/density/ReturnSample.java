package io.foretick.forecast.density;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Returns at one horizon, each over the standard deviation expected of it: what a shape is fitted
/// to. Immutable.
final class ReturnSample {

    private static final int[] FITTED_MINUTES = {
        1, 2, 3, 5, 8, 12, 20, 30, 45, 60, 90, 120, 180, 240, 360, 480, 720, 1080, 1440, 2160, 2880
    };

    /// Closes at the start of a series from which nothing is forecast: variance is settling.
    static final int WARMUP_MINUTES = 360;

    private final double horizonSeconds;
    private final double[] standardised;

    private ReturnSample(double horizonSeconds, double[] standardised) {
        this.horizonSeconds = horizonSeconds;
        this.standardised = standardised;
    }

    /// A sample of these standardised returns.
    static ReturnSample of(double horizonSeconds, double[] standardised) {
        return new ReturnSample(horizonSeconds, standardised.clone());
    }

    /// One sample for each horizon that has enough returns, each return taken by chance.
    static List<ReturnSample> draw(List<VarianceTrack> tracks, EwmaFit.Plan plan) {
        List<ReturnSample> samples = new ArrayList<>();
        for (int minutes : FITTED_MINUTES) {
            long available = tracks.stream().mapToLong(track -> available(track, minutes)).sum();
            if (available >= EwmaFit.RETURNS_MIN) {
                double share = Math.min(1.0, (double) plan.returnsPerHorizon() / available);
                SplittableRandom random = plan.seed().split(minutes).random();
                samples.add(draw(tracks, minutes, share, random));
            }
        }
        return samples;
    }

    double horizonSeconds() {
        return horizonSeconds;
    }

    int size() {
        return standardised.length;
    }

    double get(int index) {
        return standardised[index];
    }

    double meanSquare() {
        double sum = 0;
        for (double value : standardised) {
            sum += value * value;
        }
        return sum / standardised.length;
    }

    private static ReturnSample draw(
            List<VarianceTrack> tracks, int minutes, double share, SplittableRandom random) {
        double[] taken = new double[1024];
        int count = 0;
        for (VarianceTrack track : tracks) {
            for (int k = WARMUP_MINUTES; k < track.series().size(); k++) {
                if (track.series().reaches(k, minutes) && random.nextDouble() < share) {
                    taken = count < taken.length ? taken : Arrays.copyOf(taken, 2 * count);
                    taken[count++] = track.standardised(k, minutes);
                }
            }
        }
        return new ReturnSample(minutes * 60.0, Arrays.copyOf(taken, count));
    }

    private static long available(VarianceTrack track, int minutes) {
        long count = 0;
        for (int k = WARMUP_MINUTES; k < track.series().size(); k++) {
            if (track.series().reaches(k, minutes)) {
                count++;
            }
        }
        return count;
    }
}
