package io.foretick.session.model;

import java.util.Locale;

/// Why a coin got no density in a second. Then the last one ages, until nobody trades on it.
public enum Withheld {
    /// The model was still at work on an earlier second.
    BUSY,
    /// The coin's past ended more than three seconds ago.
    STALE,
    /// Too little of the coin's past is recorded, or there is a hole in it.
    NO_PAST,
    /// The model gave a deviation that no price has.
    OUT_OF_RANGE,
    /// The model broke off, as it does where a number is none.
    FAILED;

    /// The name in figures, such as `no_past`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
