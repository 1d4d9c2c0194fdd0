package io.foretick.venue.lob;

import java.util.Arrays;

/// Orders in slots, linked into one queue for each price level. Owned by one [FifoBook].
final class OrderQueues {

    /// No order, no level.
    static final int NONE = -1;

    // By slot of the order.
    private long[] lots;
    private int[] owners;
    private int[] levels;
    private int[] next;
    private int[] previous;

    // By level.
    private long[] keys;
    private long[] totals;
    private boolean[] bids;
    private int[] heads;
    private int[] tails;
    private int[] freeLevels;
    private int freeSize;
    private int usedLevels;

    OrderQueues(int orders, int levelsAtFirst) {
        lots = new long[orders];
        owners = new int[orders];
        levels = new int[orders];
        next = new int[orders];
        previous = new int[orders];
        keys = new long[levelsAtFirst];
        totals = new long[levelsAtFirst];
        bids = new boolean[levelsAtFirst];
        heads = new int[levelsAtFirst];
        tails = new int[levelsAtFirst];
        freeLevels = new int[levelsAtFirst];
    }

    long lots(int slot) {
        return lots[slot];
    }

    int owner(int slot) {
        return owners[slot];
    }

    int level(int slot) {
        return levels[slot];
    }

    int next(int slot) {
        return next[slot];
    }

    long key(int level) {
        return keys[level];
    }

    boolean isBid(int level) {
        return bids[level];
    }

    /// Sum of the lots of its orders.
    long total(int level) {
        return totals[level];
    }

    /// Its oldest order, or [#NONE].
    int head(int level) {
        return heads[level];
    }

    /// A level without orders.
    int openLevel(long key, boolean bid) {
        int level = freeSize > 0 ? freeLevels[--freeSize] : freshLevel();
        keys[level] = key;
        bids[level] = bid;
        totals[level] = 0;
        heads[level] = NONE;
        tails[level] = NONE;
        return level;
    }

    void closeLevel(int level) {
        freeLevels[freeSize++] = level;
    }

    /// Puts an order at the end of the queue.
    void append(int level, int slot, long orderLots, int owner) {
        totals[level] = Math.addExact(totals[level], orderLots);
        if (slot >= lots.length) {
            growOrders(slot);
        }
        lots[slot] = orderLots;
        owners[slot] = owner;
        levels[slot] = level;
        int tail = tails[level];
        previous[slot] = tail;
        next[slot] = NONE;
        if (tail == NONE) {
            heads[level] = slot;
        } else {
            next[tail] = slot;
        }
        tails[level] = slot;
    }

    /// Takes an order out of its queue; its lots stay readable.
    void unlink(int slot) {
        int level = levels[slot];
        int before = previous[slot];
        int after = next[slot];
        if (before == NONE) {
            heads[level] = after;
        } else {
            next[before] = after;
        }
        if (after == NONE) {
            tails[level] = before;
        } else {
            previous[after] = before;
        }
        totals[level] -= lots[slot];
    }

    /// Makes an order smaller where it stands.
    void shrink(int slot, long byLots) {
        lots[slot] -= byLots;
        totals[levels[slot]] -= byLots;
    }

    /// Lots of the orders before this one.
    long ahead(int slot) {
        long sum = 0;
        for (int s = previous[slot]; s != NONE; s = previous[s]) {
            sum += lots[s];
        }
        return sum;
    }

    private int freshLevel() {
        if (usedLevels == keys.length) {
            int room = usedLevels * 2;
            keys = Arrays.copyOf(keys, room);
            totals = Arrays.copyOf(totals, room);
            bids = Arrays.copyOf(bids, room);
            heads = Arrays.copyOf(heads, room);
            tails = Arrays.copyOf(tails, room);
            freeLevels = Arrays.copyOf(freeLevels, room);
        }
        return usedLevels++;
    }

    private void growOrders(int slot) {
        int room = Math.max(lots.length * 2, slot + 1);
        lots = Arrays.copyOf(lots, room);
        owners = Arrays.copyOf(owners, room);
        levels = Arrays.copyOf(levels, room);
        next = Arrays.copyOf(next, room);
        previous = Arrays.copyOf(previous, room);
    }
}
