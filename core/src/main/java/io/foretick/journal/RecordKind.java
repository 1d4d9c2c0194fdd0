package io.foretick.journal;

import java.util.Locale;

/// What a record of a journal is. Journal files hold the ordinal: append only.
public enum RecordKind {
    /// What the session was made of; the first record, and again after each restart.
    HEAD,
    EVENT,
    COMMAND,
    /// The digest of the engine's state after a record.
    STATE_DIGEST,
    /// A checkpoint file was made of the state after a record.
    CHECKPOINT,
    /// The writer closed in order.
    SESSION_END;

    private static final RecordKind[] ALL = values();

    /// The name in exports, such as `state_digest`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static boolean isKnown(int code) {
        return code < ALL.length;
    }

    static RecordKind of(int code) {
        return ALL[code];
    }
}
