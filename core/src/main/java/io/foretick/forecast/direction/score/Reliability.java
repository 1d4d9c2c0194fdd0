package io.foretick.forecast.direction.score;

import io.foretick.forecast.Scores;
import io.foretick.forecast.Scores.ReliabilityBin;
import io.foretick.forecast.direction.Direction;

import java.util.Collection;
import java.util.List;

/// Whether calibrated probabilities of up mean what they say, over facts that are a move. Figures
/// of no such fact are NaN. Immutable.
///
/// @param n facts that are a move
/// @param bins tenths of the probability of up, lowest first
/// @param expectedError mean gap between probability and share of rises, weighted by count: ECE
/// @param maximumError largest such gap of a bin that is not empty: MCE
/// @param confidence mean probability of the likelier side
/// @param likelierAccuracy share of facts on the likelier side, whatever was decided; of even odds
///   one half
public record Reliability(
        long n,
        List<ReliabilityBin> bins,
        double expectedError,
        double maximumError,
        double confidence,
        double likelierAccuracy) {

    /// Number of bins.
    public static final int BINS = 10;

    public Reliability {
        bins = List.copyOf(bins);
    }

    /// Reads the rows whose fact is a move.
    public static Reliability of(Collection<Judged> rows) {
        ReliabilityBins counted = new ReliabilityBins();
        double confidence = 0.0;
        double right = 0.0;
        long n = 0;
        for (Judged row : rows) {
            if (row.moved()) {
                counted.add(row.up(), row.fact() == Direction.UP);
                confidence += row.confidence();
                right += 0.5 + 0.5 * Math.signum((row.up() - 0.5) * (row.outcome() - 0.5));
                n++;
            }
        }
        ReliabilityBin[] bins = counted.bins();
        return new Reliability(
                n,
                List.of(bins),
                Scores.calibrationError(bins),
                largestGap(bins),
                confidence / (double) n,
                right / (double) n);
    }

    private static double largestGap(ReliabilityBin[] bins) {
        double largest = Double.NaN;
        for (ReliabilityBin bin : bins) {
            double gap = Math.abs(bin.probabilityMean() - bin.observedShare());
            if (bin.count() > 0 && !(gap <= largest)) { // holds for the first, too
                largest = gap;
            }
        }
        return largest;
    }
}
