package io.foretick.journal.codec;

import java.util.Locale;

/// The kinds of commands in a journal. Journal files hold the ordinal: append only.
public enum CommandType {
    PLACE_ORDER,
    CANCEL_ORDER,
    CANCEL_MARKET,
    CANCEL_ALL;

    private static final CommandType[] ALL = values();

    /// The type of this number.
    ///
    /// @throws IllegalArgumentException if no type has it
    public static CommandType of(int code) {
        return Words.pick(ALL, code, "command type");
    }

    /// The name in exports, such as `place_order`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
