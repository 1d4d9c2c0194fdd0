package io.foretick.market;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;

import java.util.Arrays;

/// One side of a book: price levels with their total quantities, best first by index. Mutable,
/// owned by its [Book].
///
/// How it works: two parallel arrays sorted so that the best level stands last, because most
/// changes happen near the best price and then move few elements.
public final class Ladder {

    private static final long[] NONE = {};
    private static final int LEVELS_FIRST = 16;

    private final boolean bids;
    private long[] prices = NONE;
    private long[] quantities = NONE;
    private int size;

    Ladder(boolean bids) {
        this.bids = bids;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /// Price of the level at `depth`, 0 being the best.
    public long priceE8(int depth) {
        return prices[size - 1 - depth];
    }

    /// Quantity of the level at `depth`, 0 being the best.
    public long quantityE8(int depth) {
        return quantities[size - 1 - depth];
    }

    /// The best price, or `ifEmptyE8`.
    public long bestE8(long ifEmptyE8) {
        return size == 0 ? ifEmptyE8 : prices[size - 1];
    }

    /// Total quantity at exactly this price, 0 if there is no such level.
    public long quantityAtE8(long priceE8) {
        int at = position(priceE8);
        return at < size && prices[at] == priceE8 ? quantities[at] : 0;
    }

    void clear() {
        size = 0;
    }

    /// Gives the memory back as well; levels may come again.
    void release() {
        size = 0;
        prices = NONE;
        quantities = NONE;
    }

    /// Sets the total at a price; 0 removes the level, and removing an unknown level is normal.
    void set(long priceE8, long quantityE8) {
        int at = position(priceE8);
        boolean known = at < size && prices[at] == priceE8;
        if (quantityE8 == 0) {
            if (known) {
                remove(at);
            }
        } else if (known) {
            quantities[at] = quantityE8;
        } else {
            insert(at, priceE8, quantityE8);
        }
    }

    void save(StateSink out) {
        out.add(prices, size);
        out.add(quantities, size);
    }

    void load(StateSource in) {
        size = in.nextInt();
        if (size > prices.length) {
            prices = new long[size];
            quantities = new long[size];
        }
        for (int k = 0; k < size; k++) {
            prices[k] = in.nextLong();
        }
        in.nextLong(); // the same count again
        for (int k = 0; k < size; k++) {
            quantities[k] = in.nextLong();
        }
    }

    /// Index of the first element that is not worse than `priceE8`.
    private int position(long priceE8) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bids ? prices[middle] < priceE8 : prices[middle] > priceE8) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void insert(int at, long priceE8, long quantityE8) {
        if (size == prices.length) {
            int room = Math.max(LEVELS_FIRST, 2 * size);
            prices = Arrays.copyOf(prices, room);
            quantities = Arrays.copyOf(quantities, room);
        }
        System.arraycopy(prices, at, prices, at + 1, size - at);
        System.arraycopy(quantities, at, quantities, at + 1, size - at);
        prices[at] = priceE8;
        quantities[at] = quantityE8;
        size++;
    }

    private void remove(int at) {
        System.arraycopy(prices, at + 1, prices, at, size - at - 1);
        System.arraycopy(quantities, at + 1, quantities, at, size - at - 1);
        size--;
    }
}
