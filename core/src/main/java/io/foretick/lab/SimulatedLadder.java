package io.foretick.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The book of one made-up market: bids and asks of its Up token, in thousandths of a dollar and
/// hundredths of a share. Mutable, owned by the market's makers.
final class SimulatedLadder {

    /// One dollar.
    static final int DOLLAR = 1_000;

    private static final int LEVELS = 3;
    private static final long SIZE_STEP = 500;
    private static final double REFRESH = 0.02;

    /// A level as it now is; nothing is left of it where the size is 0.
    record Level(boolean bid, int price, long size) {}

    private final Draws draws;
    private final NavigableMap<Integer, Long> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<Integer, Long> asks = new TreeMap<>();

    SimulatedLadder(Draws draws) {
        this.draws = draws;
    }

    /// Bids, best first.
    NavigableMap<Integer, Long> bids() {
        return bids;
    }

    /// Asks, best first.
    NavigableMap<Integer, Long> asks() {
        return asks;
    }

    /// The best price of a side; an empty side has 0 or one dollar.
    int best(boolean bid) {
        NavigableMap<Integer, Long> side = bid ? bids : asks;
        return side.isEmpty() ? (bid ? 0 : DOLLAR) : side.firstKey();
    }

    /// Moves all quotes to these best prices and says what changed.
    List<Level> quote(int bestBid, int bestAsk, int tick) {
        var changed = new ArrayList<Level>();
        move(true, bids, bestBid, -tick, changed);
        move(false, asks, bestAsk, tick, changed);
        return changed;
    }

    /// A taker takes up to `wanted` from the best level of a side, which must not be empty.
    ///
    /// @return what is left of the level
    Level take(boolean bid, long wanted) {
        NavigableMap<Integer, Long> side = bid ? bids : asks;
        Map.Entry<Integer, Long> best = side.firstEntry();
        long left = Math.max(0, best.getValue() - wanted);
        if (left == 0) {
            side.remove(best.getKey());
        } else {
            side.put(best.getKey(), left);
        }
        return new Level(bid, best.getKey(), left);
    }

    private void move(
            boolean bid,
            NavigableMap<Integer, Long> side,
            int best,
            int step,
            List<Level> changed) {
        var wanted = new ArrayList<Integer>();
        for (int k = 0; k < LEVELS; k++) {
            int price = best + k * step;
            if (price > 0 && price < DOLLAR) {
                wanted.add(price);
            }
        }
        for (int price : List.copyOf(side.keySet())) {
            if (!wanted.contains(price)) {
                side.remove(price);
                changed.add(new Level(bid, price, 0));
            }
        }
        for (int price : wanted) {
            if (!side.containsKey(price) || draws.chance(REFRESH)) {
                side.put(price, SIZE_STEP * draws.whole(2, 60));
                changed.add(new Level(bid, price, side.get(price)));
            }
        }
    }
}
