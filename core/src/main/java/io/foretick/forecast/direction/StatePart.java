package io.foretick.forecast.direction;

import io.foretick.base.Stateful;

/// A named piece of a predictor's state, as it is stored.
///
/// @param owner a model's name, or `TIMEFRAME`
/// @param name such as `params`, `ema`, `anchor`, `optimizer` or `calibration`
public record StatePart(String owner, String name, Stateful state) {

    /// Owner of what belongs to no single model.
    public static final String TIMEFRAME = "TIMEFRAME";
}
