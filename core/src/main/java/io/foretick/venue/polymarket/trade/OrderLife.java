package io.foretick.venue.polymarket.trade;

/// How far an order of ours has come. Every change is journalled; any other change than those of
/// [#mayBecome] is a contradiction. Checkpoints hold the ordinal: append only.
enum OrderLife {
    /// The engine wants it; nothing has left.
    COMMANDED,
    /// Its name is journalled and it was handed over for sending, so it may be anywhere.
    NAMED,
    /// It was sent and the answer was lost.
    UNKNOWN,
    /// The venue has it and it rests.
    LIVE,
    /// Nothing of it rests any more. Fills of before may still be told.
    CLOSED;

    /// Whether one event may lead there.
    boolean mayBecome(OrderLife next) {
        return switch (this) {
            case COMMANDED -> next == NAMED || next == CLOSED;
            case NAMED -> next == UNKNOWN || next == LIVE || next == CLOSED;
            case UNKNOWN -> next == LIVE || next == CLOSED;
            case LIVE -> next == CLOSED;
            case CLOSED -> false;
        };
    }

    /// Whether it was handed over for sending and has not ended.
    boolean atVenue() {
        return this == NAMED || this == UNKNOWN || this == LIVE;
    }
}
