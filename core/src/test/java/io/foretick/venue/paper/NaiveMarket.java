package io.foretick.venue.paper;

import io.foretick.event.BookChanges;
import io.foretick.event.Side;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/// What one visible book still offers to us, counted the slow and obvious way: the judge of the
/// paper venue's fills.
final class NaiveMarket {

    private record Level(long visibleE8, long leftE8) {}

    private final int instrument;
    private final Map<Long, Level> bids = new TreeMap<>(Comparator.<Long>reverseOrder());
    private final Map<Long, Level> asks = new TreeMap<>();
    private boolean trusted;

    NaiveMarket(int instrument) {
        this.instrument = instrument;
    }

    boolean trusted() {
        return trusted;
    }

    void lose() {
        trusted = false;
    }

    /// Applies a frame; a level keeps what we took of it where its total stayed the same.
    void apply(BookChanges changes) {
        var bidsBefore = new TreeMap<>(bids);
        var asksBefore = new TreeMap<>(asks);
        for (int k = 0; k < changes.size(); k++) {
            if (changes.instrument(k) == instrument) {
                apply(changes, k);
            }
        }
        keepTaken(bids, bidsBefore);
        keepTaken(asks, asksBefore);
        if (!bids.isEmpty() && !asks.isEmpty() && best(bids) >= best(asks)) {
            trusted = false;
        }
    }

    /// Takes a quantity off one level that an order of this side trades against.
    void take(Side upSide, long priceE8, long quantityE8) {
        Map<Long, Level> levels = upSide == Side.BUY ? asks : bids;
        Level level = levels.get(priceE8);
        if (level == null || level.leftE8() < quantityE8) {
            throw new AssertionError(
                    upSide + " of " + quantityE8 + " at " + priceE8 + " took from " + level);
        }
        levels.put(priceE8, new Level(level.visibleE8(), level.leftE8() - quantityE8));
    }

    /// Takes a quantity off the best levels up to a limit.
    void takeUpTo(Side upSide, long limitE8, long quantityE8) {
        long restE8 = quantityE8;
        Map<Long, Level> levels = upSide == Side.BUY ? asks : bids;
        for (long priceE8 : levels.keySet().stream().toList()) {
            boolean reaches = upSide == Side.BUY ? priceE8 <= limitE8 : priceE8 >= limitE8;
            Level level = levels.get(priceE8);
            if (reaches && level != null) {
                long partE8 = Math.min(restE8, level.leftE8());
                take(upSide, priceE8, partE8);
                restE8 -= partE8;
            }
        }
        if (restE8 > 0) {
            throw new AssertionError(
                    upSide + " of " + quantityE8 + " up to " + limitE8 + " lacks " + restE8);
        }
    }

    private void apply(BookChanges changes, int k) {
        if (changes.isClear(k)) {
            bids.clear();
            asks.clear();
            trusted = true;
            return;
        }
        Map<Long, Level> levels = changes.isBid(k) ? bids : asks;
        long quantityE8 = changes.quantityE8(k);
        if (quantityE8 == 0) {
            levels.remove(changes.priceE8(k));
        } else {
            levels.put(changes.priceE8(k), new Level(quantityE8, quantityE8));
        }
    }

    private static void keepTaken(Map<Long, Level> now, Map<Long, Level> before) {
        before.forEach((price, level) ->
                now.computeIfPresent(
                        price, (_, same) -> same.visibleE8() == level.visibleE8() ? level : same));
    }

    private static long best(Map<Long, Level> levels) {
        return levels.keySet().iterator().next();
    }
}
