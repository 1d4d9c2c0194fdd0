package io.foretick.session.direction;

import io.foretick.base.Checks;

/// When a timeframe's state is saved: after so many updates, or after so long, whichever is first.
///
/// @param updates of all its models together
/// @param periodNs of candle time
public record Autosave(int updates, long periodNs) {

    /// The documents' values.
    public static final Autosave DEFAULT = new Autosave(50, 300_000_000_000L);

    public Autosave {
        Checks.positive(updates, "updates");
        Checks.positive(periodNs, "periodNs");
    }
}
