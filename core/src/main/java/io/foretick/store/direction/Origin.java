package io.foretick.store.direction;

import java.util.Locale;

/// Why a version was saved.
public enum Origin {
    /// While the models ran.
    AUTOSAVE,
    /// When they were stopped.
    CLOSE,
    /// It was moved in from elsewhere.
    PROMOTION,
    /// A promotion was undone.
    ROLLBACK;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Origin parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
