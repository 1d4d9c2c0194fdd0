package io.foretick.market;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;

/// The last few minutes of a price, one value a second. Mutable, owned by the price it belongs to.
final class SecondRing {

    private static final int SECONDS = 256; // above twice the longest average, a power of two
    private static final long EMPTY = 0;

    private final long[] priceE8 = new long[SECONDS];
    private final long[] second = new long[SECONDS];

    /// Sets the value of a second; the last one set wins. One that lies too far back is passed
    /// over.
    void put(long epochSecond, long valueE8) {
        int slot = slot(epochSecond);
        if (second[slot] <= epochSecond) {
            priceE8[slot] = valueE8;
            second[slot] = epochSecond;
        }
    }

    /// The value of exactly this second, or 0.
    long exactE8(long epochSecond) {
        int slot = slot(epochSecond);
        return second[slot] == epochSecond ? priceE8[slot] : EMPTY;
    }

    /// The value of the latest second at or before this one, no more than `back` seconds earlier;
    /// or 0.
    long latestE8(long epochSecond, int back) {
        int reach = Math.min(back, SECONDS - 1);
        for (int k = 0; k <= reach; k++) {
            long value = exactE8(epochSecond - k);
            if (value != EMPTY) {
                return value;
            }
        }
        return EMPTY;
    }

    /// Mean over the seconds `(from, to]`; a missing second takes the value before it. NaN when
    /// nothing is known at the first of them.
    double mean(long from, long to) {
        long last = latestE8(from + 1, SECONDS / 4);
        if (last == EMPTY || to <= from || to - from > SECONDS / 2) {
            return Double.NaN;
        }
        double sum = 0;
        for (long at = from + 1; at <= to; at++) {
            long value = exactE8(at);
            last = value == EMPTY ? last : value;
            sum += last;
        }
        return sum / (to - from);
    }

    void save(StateSink out) {
        out.add(priceE8, SECONDS);
        out.add(second, SECONDS);
    }

    void load(StateSource in) {
        read(in, priceE8);
        read(in, second);
    }

    private static void read(StateSource in, long[] into) {
        if (in.nextInt() != into.length) {
            throw new IllegalStateException("a ring of another length was saved");
        }
        for (int k = 0; k < into.length; k++) {
            into[k] = in.nextLong();
        }
    }

    private static int slot(long epochSecond) {
        return (int) (epochSecond & (SECONDS - 1));
    }
}
