package io.foretick.journal.codec;

import java.util.Locale;

/// The kinds of events in a journal. Journal files hold the ordinal: append only.
public enum EventType {
    LISTED,
    TRADE,
    QUOTE,
    BOOK_UPDATE,
    BOOK_LOST,
    ORACLE_TICK,
    CANDLE,
    TICK_SIZE_CHANGED,
    STRIKE_PUBLISHED,
    MARKET_RESOLVED,
    FRAME_SKIPPED,
    FEED_DOWN,
    FEED_UP,
    TICK,
    DENSITY_PUBLISHED,
    ORDER_ACCEPTED,
    ORDER_REJECTED,
    ORDER_FILLED,
    ORDER_CLOSED,
    GAP,
    STOPPING,
    MODEL_CHANGED,
    CONTROLLED,
    ORDER_NAMED,
    ORDER_UNKNOWN,
    FILL_MOVED,
    CASH_REPORTED,
    HOLDING_REPORTED,
    HOLDING_ADOPTED,
    REDEEMED,
    UNEXPLAINED,
    CORRECTED_DENSITY_PUBLISHED;

    private static final EventType[] ALL = values();

    /// The type of this number.
    ///
    /// @throws IllegalArgumentException if no type has it
    public static EventType of(int code) {
        return Words.pick(ALL, code, "event type");
    }

    /// The name in exports, such as `book_update`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
