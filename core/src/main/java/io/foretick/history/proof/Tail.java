package io.foretick.history.proof;

/// The last trade that a walk through the rows has seen.
///
/// @param tradeSecond of it, or [#UNKNOWN]
/// @param lastId of it, or [#UNKNOWN]
/// @param priceE8 of it, 0 when unknown
record Tail(long tradeSecond, long lastId, long priceE8) {

    static final long UNKNOWN = -1;
}
