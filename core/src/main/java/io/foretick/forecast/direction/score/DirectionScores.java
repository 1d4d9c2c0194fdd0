package io.foretick.forecast.direction.score;

import io.foretick.forecast.direction.Direction;
import io.foretick.math.Statistics;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// All scores of one model on one timeframe; `docs/direction-scores.md` has the formulas. What
/// nothing is known of is NaN. How sure they are is told by [ScoreIntervals]. Immutable.
///
/// @param probabilities over facts that are a move
/// @param reliability over facts that are a move
/// @param sdUp standard deviation of the calibrated probability of up over all rows: a constant is
///   seen as one
/// @param rewardMean mean reward of all rows
/// @param flatReasons how often each reason to abstain was the first that held; all are present
/// @param slope of the affine calibration in the newest row
/// @param shift of the affine calibration in the newest row
public record DirectionScores(
        Confusion confusion,
        ProbabilityScores probabilities,
        Reliability reliability,
        LastDirection lastDirection,
        ConfidentWrong confidentWrong,
        double sdUp,
        double rewardMean,
        Map<FlatReason, Long> flatReasons,
        double slope,
        double shift) {

    public DirectionScores {
        flatReasons = Collections.unmodifiableMap(new EnumMap<>(flatReasons));
    }

    /// Scores rows of one model and one timeframe.
    ///
    /// @param rows in the order of their candles
    /// @throws IllegalArgumentException if they are not in order, or a candle comes twice
    public static DirectionScores of(Collection<Judged> rows) {
        checkOrder(rows);
        double slope = Double.NaN;
        double shift = Double.NaN;
        double rewards = 0.0;
        for (Judged row : rows) {
            slope = row.slope();
            shift = row.shift();
            rewards += row.reward();
        }
        return new DirectionScores(
                Confusion.of(rows),
                ProbabilityScores.of(rows),
                Reliability.of(rows),
                LastDirection.of(rows),
                ConfidentWrong.of(rows),
                sdUp(rows),
                rewards / rows.size(),
                flatReasons(rows),
                slope,
                shift);
    }

    /// Number of rows.
    public long n() {
        return confusion.n();
    }

    /// Standard deviation of the calibrated probability of up; NaN below two rows.
    static double sdUp(Collection<Judged> rows) {
        double[] ups = new double[rows.size()];
        int n = 0;
        for (Judged row : rows) {
            ups[n++] = row.up();
        }
        return Statistics.standardDeviation(ups);
    }

    private static Map<FlatReason, Long> flatReasons(Collection<Judged> rows) {
        Map<FlatReason, Long> counts = new EnumMap<>(FlatReason.class);
        for (FlatReason reason : FlatReason.values()) {
            counts.put(reason, 0L);
        }
        for (Judged row : rows) {
            if (row.decision() == Direction.FLAT) {
                counts.merge(FlatReason.of(row), 1L, Long::sum);
            }
        }
        return counts;
    }

    private static void checkOrder(Collection<Judged> rows) {
        long last = Long.MIN_VALUE;
        for (Judged row : rows) {
            if (row.candleStartNs() <= last) {
                throw new IllegalArgumentException(
                        "rows must be in the order of their candles, %d came after %d"
                                .formatted(row.candleStartNs(), last));
            }
            last = row.candleStartNs();
        }
    }
}
