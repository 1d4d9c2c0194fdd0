package io.foretick.forecast;

/// Makes the forecaster of each coin from one model. Not for training it.
public interface ForecasterFactory {

    /// A forecaster that has seen nothing.
    ///
    /// @param asset upper case, such as `BTC`; it may be a coin that the model does not know
    Forecaster forAsset(String asset);

    /// The digest of the model: another model, another digest. It is journalled with each density.
    long digest();
}
