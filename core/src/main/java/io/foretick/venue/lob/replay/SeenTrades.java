package io.foretick.venue.lob.replay;

import io.foretick.venue.lob.FeedRows;

import java.util.Arrays;

/// Trades of the market that we have received since the last look, oldest first. Owned by the
/// replay; the one who looks clears it.
public final class SeenTrades {

    private final FeedRows rows;
    private int[] seen = new int[64];
    private int size;

    SeenTrades(FeedRows rows) {
        this.rows = rows;
    }

    void add(int row) {
        if (size == seen.length) {
            seen = Arrays.copyOf(seen, 2 * size);
        }
        seen[size++] = row;
    }

    public int size() {
        return size;
    }

    /// Forgets them.
    public void clear() {
        size = 0;
    }

    public long tick(int index) {
        return rows.tick(seen[index]);
    }

    public long lots(int index) {
        return rows.lots(seen[index]);
    }

    /// Whether the taker bought.
    public boolean takerBuys(int index) {
        return rows.buys(seen[index]);
    }

    /// When it happened.
    public long exchangeNs(int index) {
        return rows.exchangeNs(seen[index]);
    }

    /// When we received it.
    public long localNs(int index) {
        return rows.localNs(seen[index]);
    }
}
