package io.foretick.forecast.direction.pattern;

import io.foretick.base.Checks;

/// How much one timeframe's memory may hold.
///
/// @param statsMax situations and decisions together
/// @param eventsMax entries of the log
public record PatternSettings(int statsMax, int eventsMax) {

    /// What one database may hold, for a single timeframe.
    public static final PatternSettings DEFAULT = new PatternSettings(200_000, 100_000);

    private static final int LARGEST = 10_000_000;

    public PatternSettings {
        Checks.inRange(statsMax, 1, LARGEST, "statsMax");
        Checks.inRange(eventsMax, 1, LARGEST, "eventsMax");
    }

    /// The part of one out of so many timeframes that share one database.
    public PatternSettings share(int timeframes) {
        Checks.inRange(timeframes, 1, Math.min(statsMax, eventsMax), "timeframes");
        return new PatternSettings(statsMax / timeframes, eventsMax / timeframes);
    }
}
