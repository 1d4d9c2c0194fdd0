package io.foretick.exchange.spot;

import io.foretick.exchange.source.BookDiff;
import io.foretick.exchange.source.SpotBook;
import io.foretick.exchange.source.World;
import io.foretick.venue.polymarket.Coin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What changed in the world's book over one or more steps, as one change.
///
/// @param firstUpdateId number of the first change in it
/// @param lastUpdateId number of the last
/// @param bids levels as they now are, best first; a quantity of 0 means that it is gone
/// @param asks levels as they now are, best first
public record BookChange(
        long firstUpdateId,
        long lastUpdateId,
        List<SpotBook.Level> bids,
        List<SpotBook.Level> asks) {

    public BookChange {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }

    /// From the book as it stood at `fromNs` to the book as it stands at `toNs`, both of which are
    /// where a step begins.
    public static BookChange between(World world, Coin coin, long fromNs, long toNs) {
        Map<Long, SpotBook.Level> bids = new TreeMap<>(Comparator.reverseOrder());
        Map<Long, SpotBook.Level> asks = new TreeMap<>();
        BookDiff first = world.bookDiff(coin, World.stepAt(fromNs) + 1);
        BookDiff last = first;
        for (long step = World.stepAt(fromNs) + 1; step <= World.stepAt(toNs); step++) {
            last = world.bookDiff(coin, step);
            last.bids().forEach(level -> bids.put(level.priceE8(), level));
            last.asks().forEach(level -> asks.put(level.priceE8(), level));
        }
        return new BookChange(
                first.firstUpdateId(),
                last.lastUpdateId(),
                new ArrayList<>(bids.values()),
                new ArrayList<>(asks.values()));
    }
}
