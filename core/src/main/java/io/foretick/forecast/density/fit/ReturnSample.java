package io.foretick.forecast.density.fit;

import java.util.ArrayList;
import java.util.List;

/// Returns at one horizon, each over the standard deviation expected of it: what a shape is fitted
/// to. Immutable.
final class ReturnSample {

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

    /// One sample for each horizon that has enough returns.
    static List<ReturnSample> draw(List<VarianceTrack> tracks, FitPlan plan) {
        List<ReturnSample> samples = new ArrayList<>();
        for (DrawnCloses drawn :
                DrawnCloses.draw(tracks.stream().map(VarianceTrack::series).toList(), plan)) {
            double[] standardised = new double[drawn.size()];
            for (int k = 0; k < standardised.length; k++) {
                VarianceTrack track = tracks.get(drawn.series(k));
                standardised[k] = track.standardised(drawn.index(k), drawn.minutesAhead());
            }
            samples.add(new ReturnSample(drawn.horizonSeconds(), standardised));
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
}
