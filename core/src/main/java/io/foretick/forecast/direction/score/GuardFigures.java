package io.foretick.forecast.direction.score;

import io.foretick.forecast.direction.Direction;

import java.util.Collection;

/// What guards look at, of a whole run or of a window of it. Immutable.
///
/// @param sdUp standard deviation of the calibrated probability of up
/// @param slope of the affine calibration in the newest row
/// @param shift of the affine calibration in the newest row
/// @param compressed abstentions by a low slope
public record GuardFigures(
        Confusion confusion,
        Reliability reliability,
        double sdUp,
        double slope,
        double shift,
        long compressed) {

    /// The figures of a whole run.
    public static GuardFigures of(DirectionScores scores) {
        return new GuardFigures(
                scores.confusion(),
                scores.reliability(),
                scores.sdUp(),
                scores.slope(),
                scores.shift(),
                scores.flatReasons().getOrDefault(FlatReason.COMPRESSION_BY_LOW_A, 0L));
    }

    /// The figures of a few rows, at less cost than all their scores.
    ///
    /// @param rows of one model, oldest first
    public static GuardFigures of(Collection<Judged> rows) {
        double slope = Double.NaN;
        double shift = Double.NaN;
        long compressed = 0;
        for (Judged row : rows) {
            slope = row.slope();
            shift = row.shift();
            boolean isFlat = row.decision() == Direction.FLAT;
            if (isFlat && FlatReason.of(row) == FlatReason.COMPRESSION_BY_LOW_A) {
                compressed++;
            }
        }
        return new GuardFigures(
                Confusion.of(rows),
                Reliability.of(rows),
                DirectionScores.sdUp(rows),
                slope,
                shift,
                compressed);
    }
}
