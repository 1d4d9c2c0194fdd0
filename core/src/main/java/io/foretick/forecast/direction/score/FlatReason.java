package io.foretick.forecast.direction.score;

import io.foretick.forecast.direction.Direction;

/// Why a model abstained; the first that holds.
public enum FlatReason {
    /// The raw margin is small: the model itself does not know.
    GENUINE_UNCERTAINTY,
    /// The model had an opinion, and a small slope of the affine calibration took it away.
    COMPRESSION_BY_LOW_A,
    /// The calibrated margin comes close to what would have counted.
    NEAR_THRESHOLD,
    /// None of these.
    OTHER;

    private static final double SMALL_MARGIN = 0.10;
    private static final double LOW_SLOPE = 0.20;
    private static final double NEAR = 0.8;

    /// Why this row's decision is to abstain.
    ///
    /// @throws IllegalArgumentException if it is not
    public static FlatReason of(Judged row) {
        if (row.decision() != Direction.FLAT) {
            throw new IllegalArgumentException("decision must be FLAT, was " + row.decision());
        }
        if (Math.abs(row.margin()) < SMALL_MARGIN) {
            return GENUINE_UNCERTAINTY;
        }
        if (row.slope() < LOW_SLOPE) {
            return COMPRESSION_BY_LOW_A;
        }
        boolean near = Math.abs(row.calibratedMargin()) >= NEAR * row.thresholds().delta();
        return near ? NEAR_THRESHOLD : OTHER;
    }
}
