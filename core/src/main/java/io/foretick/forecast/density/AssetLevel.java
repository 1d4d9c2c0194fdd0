package io.foretick.forecast.density;

import io.foretick.base.Checks;

/// How much one coin moves in the long run.
///
/// @param asset the coin, upper case, such as `BTC`
/// @param constantSigmaPerSqrtSecond standard deviation of its return over one second, as fitted on
///   one-minute returns
public record AssetLevel(String asset, double constantSigmaPerSqrtSecond) {

    public AssetLevel {
        Checks.notBlank(asset, "asset");
        Checks.inRange(constantSigmaPerSqrtSecond, 1e-9, 0.1, "constantSigmaPerSqrtSecond");
    }
}
