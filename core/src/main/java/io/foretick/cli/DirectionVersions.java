package io.foretick.cli;

import io.foretick.base.Times;
import io.foretick.store.direction.SavedState;

import java.io.PrintWriter;
import java.time.Instant;

/// Prints versions of the direction models' state.
final class DirectionVersions {

    private DirectionVersions() {}

    /// One line of a version.
    ///
    /// @param word what became of it
    static void print(String word, SavedState version, PrintWriter out) {
        out.printf(
                "%s: timeframe %s is now version %d, %d lessons, candles up to %s, digest %s%n",
                word,
                version.head().timeframe().name(),
                version.number(),
                version.head().updates(),
                Instant.ofEpochSecond(Times.toEpochSecond(version.head().createdNs())),
                version.digest());
    }
}
