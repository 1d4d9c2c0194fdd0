package io.foretick.math.kernel;

/// A function applied to each element. Slopes are read off the function's value, so that its
/// argument need not be kept.
public enum Activation {
    /// The argument itself.
    IDENTITY,
    /// Hyperbolic tangent.
    TANH,
    /// `1 / (1 + e^-x)`.
    SIGMOID,
    /// `max(x, 0)`; its slope at zero is zero.
    RELU,
    /// `log(1 + e^x)`; its slope is off by up to one rounding of one, which tells only far below
    /// zero.
    SOFTPLUS
}
