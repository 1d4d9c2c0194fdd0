package io.foretick.venue.wire;

import java.util.Arrays;

/// Rows of three numbers, such as the levels of a book, read from a frame before it is known to be
/// whole. Owned by one decoder and reused.
public final class LevelBuffer {

    /// More rows than any frame of a venue has; a frame with more is malformed.
    public static final int ROWS_MAX = 40_000;

    private static final int STRIDE = 3;

    private long[] rows = new long[64 * STRIDE];
    private int used;

    public void clear() {
        used = 0;
    }

    public int size() {
        return used / STRIDE;
    }

    /// Adds a row unless the buffer has reached [#ROWS_MAX].
    ///
    /// @return whether there was room
    public boolean add(long key, long priceE8, long quantityE8) {
        if (used == ROWS_MAX * STRIDE) {
            return false;
        }
        if (used == rows.length) {
            rows = Arrays.copyOf(rows, Math.min(2 * used, ROWS_MAX * STRIDE));
        }
        rows[used] = key;
        rows[used + 1] = priceE8;
        rows[used + 2] = quantityE8;
        used += STRIDE;
        return true;
    }

    /// What the row is about: its meaning is the decoder's.
    public long key(int row) {
        return rows[row * STRIDE];
    }

    public long priceE8(int row) {
        return rows[row * STRIDE + 1];
    }

    public long quantityE8(int row) {
        return rows[row * STRIDE + 2];
    }
}
