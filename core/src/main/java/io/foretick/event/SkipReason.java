package io.foretick.event;

import java.util.Locale;

/// Why an input message changed nothing. Journal files hold the ordinal: append only.
public enum SkipReason {
    /// Not what its format says: broken, negative, absurd.
    MALFORMED,
    /// Well formed, of a kind that Foretick does not know.
    UNKNOWN,
    /// Known and of no use: acknowledgements, heartbeats.
    CONTROL,
    /// Speaks of an instrument that was never listed.
    UNLISTED,
    /// Already seen, or older than what is known.
    DUPLICATE,
    /// Waits for the snapshot of its book.
    BUFFERED;

    /// The name in reports.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
