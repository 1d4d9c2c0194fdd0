package io.foretick.venue.lob;

import java.util.Arrays;

/// The prices of one side that hold orders, sorted, best last. Owned by one [FifoBook].
///
/// How it works: a flat sorted array. Nearly all that happens to a book happens near its best
/// price, which is the array's end: there a level is found by a short scan and comes or goes
/// without moving others. Far prices cost a binary search and one block copy, and may lie as far
/// away as a `long` reaches.
///
/// Prices are keys: the tick of a bid, the negated tick of an ask, so that more is better.
final class PriceLadder {

    /// Below every key.
    static final long NO_KEY = Long.MIN_VALUE;

    private static final int SCAN = 8;

    private long[] keys = new long[64];
    private int[] levels = new int[64];
    private int size;

    int size() {
        return size;
    }

    /// The best key, or [#NO_KEY].
    long bestKey() {
        return size == 0 ? NO_KEY : keys[size - 1];
    }

    /// The level at the best key. There must be one.
    int bestLevel() {
        return levels[size - 1];
    }

    long key(int position) {
        return keys[position];
    }

    int level(int position) {
        return levels[position];
    }

    /// Where this key stands; if it does not, `-1 - p` where it would be inserted at `p`.
    int find(long key) {
        int last = size - 1;
        int end = Math.max(-1, last - SCAN);
        for (int p = last; p > end; p--) {
            if (keys[p] <= key) {
                return keys[p] == key ? p : -2 - p;
            }
        }
        return Arrays.binarySearch(keys, 0, end + 1, key);
    }

    void insert(int position, long key, int level) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            levels = Arrays.copyOf(levels, size * 2);
        }
        if (position < size) {
            System.arraycopy(keys, position, keys, position + 1, size - position);
            System.arraycopy(levels, position, levels, position + 1, size - position);
        }
        keys[position] = key;
        levels[position] = level;
        size++;
    }

    /// Takes out a key that stands.
    void remove(long key) {
        int position = find(key);
        size--;
        if (position < size) {
            System.arraycopy(keys, position + 1, keys, position, size - position);
            System.arraycopy(levels, position + 1, levels, position, size - position);
        }
    }
}
