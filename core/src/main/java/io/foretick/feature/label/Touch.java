package io.foretick.feature.label;

/// The barrier that a price meets first.
public enum Touch {
    UPPER,
    LOWER,
    /// Time ran out before either.
    NEITHER
}
