package io.foretick.forecast.direction.score;

import io.foretick.base.Checks;

/// From where on guards speak.
///
/// @param samplesMin no guard speaks of fewer rows that it can judge by
/// @param oneSideMax largest share of either side among decisions for a side
/// @param sdMin smallest standard deviation of the probability of up
/// @param sdSamplesMin no guard speaks of a constant below so many rows
/// @param overconfidenceMax largest excess of confidence over accuracy
/// @param eceWarning largest expected calibration error without a warning
/// @param eceError the same without an error
/// @param slopeWarning largest affine slope that is a warning
/// @param slopeError largest affine slope that is an error
/// @param shiftMax largest affine shift to either side
/// @param flatWarning smallest share of predicted `FLAT` that is a warning
/// @param flatError the same for an error, where the likelier side knew better
/// @param flatAccuracyMax largest share of moves to the likelier side that abstention goes with
/// @param compressedMax largest share of low slopes among the reasons to abstain
/// @param inversionMin smallest gain of swapped sides that speaks
/// @param inversionSamplesMin decisions for a side that this needs
public record GuardLimits(
        long samplesMin,
        double oneSideMax,
        double sdMin,
        long sdSamplesMin,
        double overconfidenceMax,
        double eceWarning,
        double eceError,
        double slopeWarning,
        double slopeError,
        double shiftMax,
        double flatWarning,
        double flatError,
        double flatAccuracyMax,
        double compressedMax,
        double inversionMin,
        long inversionSamplesMin) {

    /// The documents' values. The slope warns where our own affine rule has its floor, which lies
    /// above the documents' 0.20. Those of a constant are ours, as is the accuracy that makes
    /// abstention an error.
    public static final GuardLimits DEFAULT =
            new GuardLimits(
                    20, 0.98, 1e-3, 100, 0.20, 0.15, 0.20, 0.30, 0.10, 0.30, 0.35, 0.50, 0.55, 0.50,
                    0.10, 50);

    private static final double TIGHTER = 0.9;

    public GuardLimits {
        Checks.positive(samplesMin, "samplesMin");
        Checks.inRange(oneSideMax, 0.5, 1.0, "oneSideMax");
        Checks.inRange(eceError, eceWarning, 1.0, "eceError");
        Checks.inRange(slopeError, 0.0, slopeWarning, "slopeError");
        Checks.inRange(flatError, flatWarning, 1.0, "flatError");
    }

    /// Limits a tenth stricter, within which a model has to come back before an alarm is over.
    /// Numbers of rows stay.
    public GuardLimits tightened() {
        return new GuardLimits(
                samplesMin,
                1.0 - (1.0 - oneSideMax) / TIGHTER,
                sdMin / TIGHTER,
                sdSamplesMin,
                overconfidenceMax * TIGHTER,
                eceWarning * TIGHTER,
                eceError * TIGHTER,
                slopeWarning / TIGHTER,
                slopeError / TIGHTER,
                shiftMax * TIGHTER,
                flatWarning * TIGHTER,
                flatError * TIGHTER,
                flatAccuracyMax,
                compressedMax * TIGHTER,
                inversionMin * TIGHTER,
                inversionSamplesMin);
    }
}
