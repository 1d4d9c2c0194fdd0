package io.foretick.venue.paper;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.market.Ladder;

import java.util.Arrays;

/// What our fills took from one side of a visible book that does not know of them. Owned by its
/// [PaperMarket].
///
/// The rule: what we took at a price is gone until the level's visible total is another than the
/// one we took it from, be it by an update or by a snapshot; then the visible total counts again.
/// Whether it changed is looked at after each whole frame.
final class TakenLiquidity {

    private long[] prices = new long[8];
    private long[] visibleTotals = new long[8];
    private long[] taken = new long[8];
    private int size;

    /// What is left of a level that shows `visibleE8` at this price.
    long availableE8(long priceE8, long visibleE8) {
        int at = find(priceE8);
        return at == size ? visibleE8 : visibleE8 - taken[at];
    }

    /// Takes a quantity off a level; no more than is available.
    void take(long priceE8, long visibleE8, long quantityE8) {
        int at = find(priceE8);
        if (at == size) {
            grow();
            prices[at] = priceE8;
            visibleTotals[at] = visibleE8;
            taken[at] = 0;
            size++;
        }
        taken[at] += quantityE8;
        if (taken[at] > visibleTotals[at]) {
            throw new IllegalStateException(
                    "took " + taken[at] + " of " + visibleTotals[at] + " at " + priceE8);
        }
    }

    /// Forgets what was taken from levels that have changed.
    void forgetChanged(Ladder visible) {
        int kept = 0;
        for (int k = 0; k < size; k++) {
            if (visible.quantityAtE8(prices[k]) == visibleTotals[k]) {
                prices[kept] = prices[k];
                visibleTotals[kept] = visibleTotals[k];
                taken[kept] = taken[k];
                kept++;
            }
        }
        size = kept;
    }

    void save(StateSink out) {
        out.add(prices, size);
        out.add(visibleTotals, size);
        out.add(taken, size);
    }

    void load(StateSource in) {
        prices = in.nextLongs();
        visibleTotals = in.nextLongs();
        taken = in.nextLongs();
        size = prices.length;
    }

    private int find(long priceE8) {
        for (int k = 0; k < size; k++) {
            if (prices[k] == priceE8) {
                return k;
            }
        }
        return size;
    }

    private void grow() {
        if (size == prices.length) {
            prices = Arrays.copyOf(prices, 2 * size + 8);
            visibleTotals = Arrays.copyOf(visibleTotals, 2 * size + 8);
            taken = Arrays.copyOf(taken, 2 * size + 8);
        }
    }
}
