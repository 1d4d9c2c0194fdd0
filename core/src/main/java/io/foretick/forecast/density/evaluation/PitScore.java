package io.foretick.forecast.density.evaluation;

import io.foretick.math.KolmogorovSmirnov;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Whether returns fall where a model's laws say they do: their places in the laws should be
/// uniform.
///
/// @param distance of Kolmogorov and Smirnov, over all returns
/// @param below1Percent share of returns in the lowest hundredth of the law
/// @param above99Percent share in the highest
/// @param histogram shares in twentieths, lowest first
public record PitScore(
        double distance, double below1Percent, double above99Percent, List<Double> histogram) {

    private static final int BINS = 20;
    private static final double TAIL = 0.01;

    public PitScore {
        histogram = List.copyOf(histogram);
    }

    static PitScore of(double[] pits) {
        double[] sorted = pits.clone();
        Arrays.sort(sorted);
        long[] counts = new long[BINS];
        long below = 0;
        long above = 0;
        for (double pit : sorted) {
            counts[(int) Math.min(pit * BINS, BINS - 1)]++;
            below += pit < TAIL ? 1 : 0;
            above += pit > 1 - TAIL ? 1 : 0;
        }
        double size = sorted.length;
        List<Double> histogram = new ArrayList<>();
        for (long count : counts) {
            histogram.add(count / size);
        }
        double distance = KolmogorovSmirnov.distance(sorted);
        return new PitScore(distance, below / size, above / size, histogram);
    }
}
