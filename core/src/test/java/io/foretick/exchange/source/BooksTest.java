package io.foretick.exchange.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.venue.polymarket.Coin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

class BooksTest {

    /// Fifty seconds before a midnight, so that a thousand steps reach over it.
    private static final long START_NS =
            Instant.parse("2026-10-05T23:59:10Z").getEpochSecond() * Times.SECOND_NS;

    private final World world = World.of(new Seed(21), WorldSettings.USUAL);

    @ParameterizedTest
    @EnumSource(Coin.class)
    void changesAppliedToABookGiveTheNext(Coin coin) {
        SpotBook start = world.book(coin, START_NS);
        NavigableMap<Long, Long> bids = side(start.bids(), Comparator.reverseOrder());
        NavigableMap<Long, Long> asks = side(start.asks(), Comparator.naturalOrder());
        long lastUpdateId = start.lastUpdateId();
        for (long step = World.stepAt(START_NS) + 1;
                step <= World.stepAt(START_NS) + 1_000;
                step++) {
            BookDiff diff = world.bookDiff(coin, step);
            assertEquals(lastUpdateId + 1, diff.firstUpdateId());
            lastUpdateId = diff.lastUpdateId();
            apply(diff.bids(), bids);
            apply(diff.asks(), asks);
            SpotBook next = world.book(coin, step * World.STEP_NS);
            assertEquals(
                    next, new SpotBook(diff.timeNs(), lastUpdateId, levels(bids), levels(asks)));
        }
    }

    @ParameterizedTest
    @EnumSource(Coin.class)
    void booksAreDeepSortedAndNeverCrossed(Coin coin) {
        for (int step = 0; step < 1_000; step++) {
            long timeNs = START_NS + step * World.STEP_NS;
            SpotBook book = world.book(coin, timeNs);
            double price = world.price(coin, timeNs);
            assertTrue(book.bids().size() >= 100 && book.asks().size() >= 100);
            assertTrue(book.bids().getFirst().priceE8() * 1e-8 <= price + 1e-6);
            assertTrue(book.asks().getFirst().priceE8() * 1e-8 > price - 1e-6);
            assertSorted(book.bids().reversed());
            assertSorted(book.asks());
            assertTrue(book.bids().getFirst().priceE8() < book.asks().getFirst().priceE8());
        }
    }

    @ParameterizedTest
    @EnumSource(Coin.class)
    void tradesHappenAtTheBestPrices(Coin coin) {
        for (SpotTrade trade : world.trades(coin, START_NS, START_NS + 2 * Times.MINUTE_NS)) {
            SpotBook book = world.book(coin, trade.timeNs());
            List<SpotBook.Level> side = trade.buyerIsMaker() ? book.bids() : book.asks();
            assertEquals(side.getFirst().priceE8(), trade.priceE8());
        }
    }

    @Test
    void aBookStandsStillWithinAStep() {
        assertEquals(
                world.book(Coin.BTC, START_NS), world.book(Coin.BTC, START_NS + World.STEP_NS - 1));
    }

    @Test
    void mostLevelsStayFromStepToStep() {
        int changes = 0;
        for (int step = 0; step < 1_000; step++) {
            BookDiff diff = world.bookDiff(Coin.ETH, World.stepAt(START_NS) + step);
            changes += diff.bids().size() + diff.asks().size();
        }
        assertTrue(changes < 1_000 * Books.LEVELS, "changes: " + changes);
    }

    private static void assertSorted(List<SpotBook.Level> rising) {
        for (int k = 1; k < rising.size(); k++) {
            assertTrue(rising.get(k - 1).priceE8() < rising.get(k).priceE8());
            assertTrue(rising.get(k).quantityE8() > 0);
        }
    }

    private static NavigableMap<Long, Long> side(
            List<SpotBook.Level> levels, Comparator<Long> order) {
        var side = new TreeMap<Long, Long>(order);
        apply(levels, side);
        return side;
    }

    private static void apply(List<SpotBook.Level> changes, NavigableMap<Long, Long> side) {
        for (SpotBook.Level level : changes) {
            if (level.quantityE8() == 0) {
                side.remove(level.priceE8());
            } else {
                side.put(level.priceE8(), level.quantityE8());
            }
        }
    }

    private static List<SpotBook.Level> levels(NavigableMap<Long, Long> side) {
        var levels = new ArrayList<SpotBook.Level>();
        side.forEach((priceE8, quantityE8) -> levels.add(new SpotBook.Level(priceE8, quantityE8)));
        return levels;
    }
}
