package io.foretick.forecast.direction.score;

import java.util.Locale;

/// What a model is watched for. [GuardLimits] says from where on each one speaks.
public enum Guard {
    /// Nearly all decisions for a side name the same one.
    DIRECTION_COLLAPSE("share of UP among decisions for a side"),
    /// The probability hardly varies.
    CONSTANT_PROBABILITY("standard deviation of p_up"),
    /// The likelier side comes less often than the model says.
    OVERCONFIDENCE("mean confidence less accuracy of the likelier side"),
    /// Probabilities do not mean what they say.
    CALIBRATION_ERROR("expected calibration error"),
    /// The affine calibration takes away nearly all of the model's opinion.
    CALIBRATION_SLOPE("slope a of the affine calibration"),
    /// The affine calibration leans to one side.
    CALIBRATION_SHIFT("shift |b| of the affine calibration"),
    /// The model abstains too often.
    ABSTENTION("share of predicted FLAT"),
    /// Most abstentions come from a low slope, not from the model.
    COMPRESSION("share of FLAT by a low slope"),
    /// The opposite of each decision would have been better.
    INVERSION("accuracy with sides swapped less accuracy, over decisions for a side"),
    /// The log loss has left its long run for the worse.
    DRIFT("Page-Hinkley sum of the log loss"),
    /// A probability is not a number in [0, 1].
    NOT_FINITE("probability of up");

    private final String measure;

    Guard(String measure) {
        this.measure = measure;
    }

    /// Its name in alarms and files, such as `direction_collapse`.
    public String check() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What is measured, in words.
    public String measure() {
        return measure;
    }
}
