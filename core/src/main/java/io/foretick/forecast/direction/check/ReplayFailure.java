package io.foretick.forecast.direction.check;

/// A check that did not hold. Immutable.
///
/// @param count how often
/// @param first what was seen the first time
public record ReplayFailure(ReplayCheck check, long count, String first) {

    /// The failure in words.
    public String text() {
        return check.check() + ": " + count + " times, first: " + first;
    }
}
