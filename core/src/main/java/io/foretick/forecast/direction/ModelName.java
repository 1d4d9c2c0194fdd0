package io.foretick.forecast.direction;

/// Who predicts.
public enum ModelName {
    /// Averages, MACD and parabolic SAR.
    TRENDVIC("linear"),
    /// RSI, stochastic and CCI.
    OSCILLATOR("linear"),
    /// Ranges, OBV and MFI.
    VOLUMEMETRIX("linear"),
    /// A model of the return's density, read at the next close.
    DENSITY("density"),
    /// The others together, weighted by regime and performance.
    ENSEMBLE("ensemble");

    private final String type;

    ModelName(String type) {
        this.type = type;
    }

    /// What kind of model it is, as files name it.
    public String type() {
        return type;
    }
}
