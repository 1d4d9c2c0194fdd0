package io.foretick.strategy;

import io.foretick.base.Checks;

/// The visible levels of one side of a YES book, best first, in plain arrays that are filled again
/// for every decision. Owned by the thread that decides; not the book itself, which lives in
/// `market`.
///
/// Levels may be added in any order, they are sorted in; levels without size are left out; levels
/// of equal price stay apart, which changes no sum. Beyond the capacity the worst level is dropped.
public final class PriceLadder {

    private final boolean ascending;
    private final double[] prices;
    private final double[] sizes;
    private int count;

    private PriceLadder(boolean ascending, int capacity) {
        Checks.positive(capacity, "capacity");
        this.ascending = ascending;
        this.prices = new double[capacity];
        this.sizes = new double[capacity];
    }

    /// An empty ladder of offers, cheapest first.
    public static PriceLadder asks(int capacity) {
        return new PriceLadder(true, capacity);
    }

    /// An empty ladder of bids, dearest first.
    public static PriceLadder bids(int capacity) {
        return new PriceLadder(false, capacity);
    }

    public void clear() {
        count = 0;
    }

    /// Adds `size` shares at `price` in `[0, 1]`.
    public void add(double price, double size) {
        Checks.inRange(price, 0.0, 1.0, "price");
        Checks.inRange(size, 0.0, Double.MAX_VALUE, "size");
        if (size == 0.0) {
            return;
        }
        int at = count;
        while (at > 0 && isBetter(price, prices[at - 1])) {
            at--;
        }
        if (at == prices.length) {
            return;
        }
        count = Math.min(count + 1, prices.length);
        for (int level = count - 1; level > at; level--) {
            prices[level] = prices[level - 1];
            sizes[level] = sizes[level - 1];
        }
        prices[at] = price;
        sizes[at] = size;
    }

    public int count() {
        return count;
    }

    public int capacity() {
        return prices.length;
    }

    /// Price of a level, 0 being the best.
    public double price(int level) {
        return prices[level];
    }

    /// Shares of a level, above zero.
    public double size(int level) {
        return sizes[level];
    }

    private boolean isBetter(double price, double other) {
        return ascending ? price < other : price > other;
    }
}
