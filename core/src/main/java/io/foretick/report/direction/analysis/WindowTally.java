package io.foretick.report.direction.analysis;

import io.foretick.forecast.Scores;
import io.foretick.forecast.Scores.ReliabilityBin;
import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.score.Reliability;

/// Counts what came of the predictions of one model. Owned by its analysis; holds no row.
final class WindowTally {

    private long total;
    private long correct;
    private long moves;
    private long calls;
    private long rightCalls;
    private double rewards;
    private final Mean confidence = new Mean();
    private final Mean brier = new Mean();
    private final Mean logLoss = new Mean();
    private final long[] binCounts = new long[Reliability.BINS];
    private final double[] binUps = new double[Reliability.BINS];
    private final double[] binRises = new double[Reliability.BINS];

    /// A sum with the number of its parts.
    private static final class Mean {
        private double sum;
        private long count;

        void add(double value) {
            if (Double.isFinite(value)) {
                sum += value;
                count++;
            }
        }

        double value() {
            return count == 0 ? Double.NaN : sum / count;
        }
    }

    void add(JudgedLine row) {
        boolean hit = row.predicted() == row.fact();
        total++;
        correct += hit ? 1 : 0;
        rewards += row.reward();
        confidence.add(row.confidence());
        if (row.predicted() != Direction.FLAT) {
            calls++;
            rightCalls += hit ? 1 : 0;
        }
        if (row.fact() != Direction.FLAT) {
            moves++;
            addProbability(row.up(), row.fact() == Direction.UP ? 1.0 : 0.0);
        }
    }

    private void addProbability(double up, double rose) {
        if (!(up >= 0 && up <= 1)) { // true for NaN
            return;
        }
        brier.add(Scores.brier(up, rose));
        logLoss.add(Scores.logLoss(up, rose));
        int bin = Scores.binOf(up, Reliability.BINS);
        binCounts[bin]++;
        binUps[bin] += up;
        binRises[bin] += rose;
    }

    /// The figures so far; NaN where nothing was counted for one.
    WindowFigures figures() {
        return new WindowFigures(
                total,
                share(correct, total),
                share(calls, total),
                share(rightCalls, calls),
                share(total - moves, total),
                total == 0 ? Double.NaN : rewards / total,
                confidence.value(),
                calibrationError(),
                brier.value(),
                logLoss.value());
    }

    private double calibrationError() {
        var bins = new ReliabilityBin[binCounts.length];
        for (int k = 0; k < bins.length; k++) {
            double count = binCounts[k];
            bins[k] = new ReliabilityBin(binCounts[k], binUps[k] / count, binRises[k] / count);
        }
        return Scores.calibrationError(bins);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
