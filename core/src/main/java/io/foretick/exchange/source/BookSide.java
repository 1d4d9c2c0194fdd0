package io.foretick.exchange.source;

import io.foretick.exchange.price.CoinTraits;

import java.util.ArrayList;
import java.util.List;

/// One side of a spot book in ticks and lots, best first. Immutable.
final class BookSide {

    private final int outward;
    private final long[] ticks;
    private final long[] lots;

    /// @param outward 1 for asks, -1 for bids
    /// @param ticks prices, best first
    /// @param lots quantities
    BookSide(int outward, long[] ticks, long[] lots) {
        this.outward = outward;
        this.ticks = ticks;
        this.lots = lots;
    }

    List<SpotBook.Level> levels(CoinTraits traits) {
        var levels = new ArrayList<SpotBook.Level>(ticks.length);
        for (int level = 0; level < ticks.length; level++) {
            levels.add(level(traits, ticks[level], lots[level]));
        }
        return levels;
    }

    /// Levels that are not as they were, best first; both sides are walked outward at once.
    List<SpotBook.Level> changesFrom(BookSide before, CoinTraits traits) {
        var changes = new ArrayList<SpotBook.Level>();
        int old = 0;
        int now = 0;
        while (old < before.ticks.length || now < ticks.length) {
            int order = order(before, old, now);
            if (order < 0) {
                changes.add(level(traits, before.ticks[old], 0));
            } else if (order > 0 || before.lots[old] != lots[now]) {
                changes.add(level(traits, ticks[now], lots[now]));
            }
            old += order <= 0 ? 1 : 0;
            now += order >= 0 ? 1 : 0;
        }
        return changes;
    }

    /// Negative where the old level comes first on the way out, 0 where both are at one price.
    private int order(BookSide before, int old, int now) {
        if (old == before.ticks.length) {
            return 1;
        }
        if (now == ticks.length) {
            return -1;
        }
        return Long.compare(before.ticks[old], ticks[now]) * outward;
    }

    private static SpotBook.Level level(CoinTraits traits, long ticks, long lots) {
        return new SpotBook.Level(ticks * traits.tickE8(), lots * traits.lotE8());
    }
}
