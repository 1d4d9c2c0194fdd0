package io.foretick.venue.amm;

import java.util.Arrays;

/// The ticks of a pool at which liquidity begins or ends, in rising order. Meant for a few ranges:
/// insertion moves what lies above. Owned by its pool.
final class TickTable {

    static final int NONE = -1;

    /// What a pool keeps for a tick.
    static final class Tick {
        final int at;

        /// Liquidity of all ranges that begin or end here.
        final Wide gross = new Wide();

        /// What liquidity grows by when the price rises past, modulo 2^256.
        final Wide net = new Wide();

        /// Fees for each unit of liquidity on the other side of the tick, modulo 2^256.
        final Wide baseFeesOutside = new Wide();

        final Wide quoteFeesOutside = new Wide();

        Tick(int at) {
            this.at = at;
        }
    }

    private Tick[] ticks = new Tick[8];
    private int size;

    int size() {
        return size;
    }

    Tick get(int index) {
        return ticks[index];
    }

    /// Index of the greatest tick at or below this one, [#NONE] if there is none.
    int floorIndex(int at) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ticks[middle].at <= at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /// Index of this tick, [#NONE] if it is not here.
    int indexOf(int at) {
        int index = floorIndex(at);
        return index >= 0 && ticks[index].at == at ? index : NONE;
    }

    /// Puts a tick in that is not here yet.
    Tick insert(int at) {
        if (size == ticks.length) {
            ticks = Arrays.copyOf(ticks, 2 * size);
        }
        int index = floorIndex(at) + 1;
        System.arraycopy(ticks, index, ticks, index + 1, size - index);
        size++;
        ticks[index] = new Tick(at);
        return ticks[index];
    }

    /// The tick here.
    ///
    /// @throws IllegalStateException if there is none
    Tick at(int at) {
        int index = indexOf(at);
        if (index == NONE) {
            throw new IllegalStateException("no range begins or ends at tick " + at);
        }
        return ticks[index];
    }

    /// Takes out the tick here.
    void remove(int at) {
        int index = indexOf(at);
        System.arraycopy(ticks, index + 1, ticks, index, size - index - 1);
        size--;
    }
}
