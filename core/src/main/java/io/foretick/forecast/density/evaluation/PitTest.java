package io.foretick.forecast.density.evaluation;

import io.foretick.math.KolmogorovSmirnov;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/// The test that the places of returns in a model's laws are uniform, on returns of which no two of
/// a coin overlap. Coins move together and wild days come in rows, so these are not independent
/// either: they count as fewer, by the factor by which whole blocks of days scatter more than
/// independent returns would (the mean design effect of Rao and Scott 1981).
///
/// @param returns how many were tested
/// @param effective to how many independent ones they are equal; NaN where they lie in one block,
///   which cannot tell
/// @param distance of Kolmogorov and Smirnov
/// @param pValue probability of a distance at least as large, were the laws right; NaN where
///   `effective` is
public record PitTest(int returns, double effective, double distance, double pValue) {

    private static final int LEVELS = 20;

    /// @param questions of one horizon, in order of time
    /// @param pits the places of their returns
    static PitTest of(List<Question> questions, double[] pits, int blockDays) {
        TreeMap<Integer, Long> freeFrom = new TreeMap<>();
        List<Integer> apart = new ArrayList<>();
        for (int k = 0; k < pits.length; k++) {
            Question question = questions.get(k);
            long end = question.endSecond();
            if (freeFrom.getOrDefault(question.coin(), 0L) <= end) {
                freeFrom.put(question.coin(), end + question.minutes() * ScoredEnds.MINUTE);
                apart.add(k);
            }
        }
        double[] sample = apart.stream().mapToDouble(k -> pits[k]).toArray();
        long[] blocks = apart.stream().mapToLong(k -> questions.get(k).block(blockDays)).toArray();
        double effective = sample.length / designEffect(sample, blocks);
        Arrays.sort(sample);
        double distance = KolmogorovSmirnov.distance(sample);
        double pValue =
                Double.isNaN(effective)
                        ? Double.NaN
                        : KolmogorovSmirnov.pValue(distance, effective);
        return new PitTest(sample.length, effective, distance, pValue);
    }

    /// Mean over levels of the variance of the empirical distribution function from block to block,
    /// over that of independent numbers; at least 1. NaN below two blocks, between which nothing
    /// can scatter.
    static double designEffect(double[] sample, long[] blocks) {
        double count = Arrays.stream(blocks).distinct().count();
        if (count < 2) {
            return Double.NaN;
        }
        double sum = 0;
        int levels = 0;
        for (int k = 1; k < LEVELS; k++) {
            double level = (double) k / LEVELS;
            double share = Arrays.stream(sample).filter(pit -> pit <= level).count();
            share /= sample.length;
            TreeMap<Long, Double> excess = new TreeMap<>();
            for (int i = 0; i < sample.length; i++) {
                excess.merge(blocks[i], (sample[i] <= level ? 1 : 0) - share, Double::sum);
            }
            double squares = excess.values().stream().mapToDouble(one -> one * one).sum();
            double independent = sample.length * share * (1 - share);
            if (independent > 0) {
                sum += squares / independent;
                levels++;
            }
        }
        return levels == 0 ? 1 : Math.max(1, sum / levels * count / (count - 1));
    }
}
