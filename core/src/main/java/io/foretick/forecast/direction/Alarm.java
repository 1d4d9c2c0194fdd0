package io.foretick.forecast.direction;

import io.foretick.market.candle.Timeframe;

/// A guard's word on a model.
///
/// @param atNs close of the candle at which it was seen
/// @param check name of the check, such as `direction_collapse`
/// @param level how bad it is
/// @param text what was measured, and against what
public record Alarm(
        Timeframe timeframe, ModelName model, long atNs, String check, Level level, String text) {

    /// How bad it is.
    public enum Level {
        /// It is well again.
        CLEARED,
        /// Worth a look; an error where checks are strict.
        WARNING,
        /// The model is not to be trusted.
        ERROR
    }
}
