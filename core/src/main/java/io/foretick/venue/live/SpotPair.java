package io.foretick.venue.live;

import java.util.ArrayDeque;

/// What the feed knows of one pair before the session decodes its messages: how far its trades have
/// come, and the messages that wait until a hole in them is filled. Guarded by [SpotTraffic].
final class SpotPair {

    private static final int WAITING_MAX = 5_000;
    private static final long NONE = -1;

    /// A message that waits.
    record Waiting(int life, Payload text, long nanoTime) {}

    private final String symbol;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private long lastTradeId = NONE;
    private long heldUntilId = NONE; // the trade behind the hole that is being filled

    SpotPair(String symbol) {
        this.symbol = symbol;
    }

    String symbol() {
        return symbol;
    }

    boolean holding() {
        return heldUntilId != NONE;
    }

    /// Whether what waits does so for the hole before this trade, and not for a later one.
    boolean holdsFor(long tradeId) {
        return heldUntilId == tradeId;
    }

    /// Lets everything wait until the hole before this trade is filled.
    void holdFor(long tradeId) {
        heldUntilId = tradeId;
    }

    /// Lets a message wait.
    ///
    /// @return false if too many do
    boolean await(int life, byte[] text, long nanoTime) {
        waiting.addLast(new Waiting(life, Payload.of(text), nanoTime));
        return waiting.size() < WAITING_MAX;
    }

    /// Ends the wait.
    ///
    /// @return what waited, the oldest first
    ArrayDeque<Waiting> release() {
        var all = new ArrayDeque<>(waiting);
        waiting.clear();
        heldUntilId = NONE;
        return all;
    }

    /// How many trades are missing before this one; 0 before the first.
    long missingBefore(long tradeId) {
        return lastTradeId == NONE ? 0 : Math.max(0, tradeId - lastTradeId - 1);
    }

    /// The number of the next trade in order.
    long nextTradeId() {
        return lastTradeId + 1;
    }

    void sawTrade(long tradeId) {
        lastTradeId = Math.max(lastTradeId, tradeId);
    }
}
