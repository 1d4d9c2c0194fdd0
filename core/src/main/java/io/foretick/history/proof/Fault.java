package io.foretick.history.proof;

import java.time.LocalDate;

/// Something that must not be in a store. One is enough for a verification to fail.
///
/// @param day of the file it was found in
public record Fault(LocalDate day, Kind kind, String what) {

    /// What kind of thing is wrong.
    public enum Kind {
        /// A file cannot be read, or its rows are not the seconds of its day.
        UNREADABLE,
        /// The rows are not those that were published.
        DIGEST,
        /// Rows contradict themselves or each other.
        ROWS,
        /// The proof says something else than the rows.
        PROOF,
        /// Seconds between two days are not held.
        SECONDS,
        /// Ids of trades are missing.
        IDS,
        /// The day does not begin with the last price or id of the day before.
        CHAIN,
        /// Raw trades do not close into the rows.
        TRADES
    }
}
