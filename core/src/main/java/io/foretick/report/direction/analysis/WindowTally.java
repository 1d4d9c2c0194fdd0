package io.foretick.report.direction.analysis;

import io.foretick.forecast.Scores;
import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.score.Confusion;
import io.foretick.forecast.direction.score.ReliabilityBins;

import java.util.List;

/// Counts what came of the predictions of one model. Owned by its analysis; holds no row.
final class WindowTally {

    private Confusion confusion = Confusion.of(List.of());
    private double rewards;
    private final Mean confidence = new Mean();
    private final Mean brier = new Mean();
    private final Mean logLoss = new Mean();
    private final ReliabilityBins bins = new ReliabilityBins();

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
        confusion = confusion.with(row.predicted(), row.fact());
        rewards += row.reward();
        confidence.add(row.confidence());
        if (row.fact() != Direction.FLAT) {
            addProbability(row.up(), row.fact() == Direction.UP);
        }
    }

    private void addProbability(double up, boolean rose) {
        if (!(up >= 0 && up <= 1)) { // true for NaN
            return;
        }
        double outcome = rose ? 1.0 : 0.0;
        brier.add(Scores.brier(up, outcome));
        logLoss.add(Scores.logLoss(up, outcome));
        bins.add(up, rose);
    }

    /// The figures so far; NaN where nothing was counted for one.
    WindowFigures figures() {
        return new WindowFigures(
                confusion.n(),
                confusion.accuracy(),
                confusion.coverage(),
                confusion.nonFlatAccuracy(),
                confusion.factFlatShare(),
                rewards / (double) confusion.n(),
                confidence.value(),
                bins.error(),
                brier.value(),
                logLoss.value());
    }
}
