package io.foretick.lab.dataset.feed;

import java.util.Arrays;

/// The ticks that a snapshot names on one side of a book. Used anew for each snapshot; owned by one
/// [RecordedRows].
final class NamedTicks {

    private long[] ticks = new long[64];
    private int size;

    void clear() {
        size = 0;
    }

    void add(long tick) {
        if (size == ticks.length) {
            ticks = Arrays.copyOf(ticks, 2 * size);
        }
        ticks[size++] = tick;
    }

    /// Makes the other questions possible, after the last tick was added.
    void sort() {
        Arrays.sort(ticks, 0, size);
    }

    boolean holds(long tick) {
        return Arrays.binarySearch(ticks, 0, size, tick) >= 0;
    }

    /// The lowest, or what is given where there is none.
    long first(long none) {
        return size == 0 ? none : ticks[0];
    }

    /// The highest, or what is given where there is none.
    long last(long none) {
        return size == 0 ? none : ticks[size - 1];
    }
}
