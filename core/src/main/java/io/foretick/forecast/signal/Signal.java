package io.foretick.forecast.signal;

/// What a model says when a bar closes.
///
/// @param returnLog expected log return over the label's horizon
/// @param trust share of it that is believed, 0 to 1
public record Signal(double returnLog, double trust) {

    /// Nothing is known.
    public static final Signal NONE = new Signal(0, 0);
}
