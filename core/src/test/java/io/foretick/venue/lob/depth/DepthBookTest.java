package io.foretick.venue.lob.depth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

class DepthBookTest {

    private final DepthBook book = new DepthBook();

    @Test
    void isEmptyAtFirst() {
        assertEquals(DepthBook.NO_BID, book.bestBidTick());
        assertEquals(DepthBook.NO_ASK, book.bestAskTick());
        assertEquals(0, book.bidLots(5));
        book.setBid(5, 0);
        assertEquals(DepthBook.NO_BID, book.bestBidTick());
    }

    @Test
    void bestMovesToTheNextLevelHoweverFar() {
        book.setBid(20_000, 7);
        book.setBid(268_000, 3);
        book.setAsk(400_000, 9);
        book.setAsk(268_001, 4);
        assertEquals(3, book.setBid(268_000, 0));
        assertEquals(4, book.setAsk(268_001, 0));
        assertEquals(20_000, book.bestBidTick());
        assertEquals(400_000, book.bestAskTick());
        book.setBid(20_000, 0);
        assertEquals(DepthBook.NO_BID, book.bestBidTick());
    }

    @Test
    void crossingBidMovesTheAskUpAndLeavesItsLevels() {
        book.setAsk(101, 1);
        book.setAsk(103, 2);
        book.setBid(102, 5);
        assertEquals(102, book.bestBidTick());
        assertEquals(103, book.bestAskTick());
        assertEquals(1, book.askLots(101));
    }

    @Test
    void crossingAskMovesTheBidDown() {
        book.setBid(100, 1);
        book.setBid(98, 2);
        book.setAsk(99, 5);
        assertEquals(98, book.bestBidTick());
        book.setAsk(90, 5);
        assertEquals(DepthBook.NO_BID, book.bestBidTick());
    }

    @Test
    void clearRemovesTheSideAsFarAsTold() {
        for (int k = 0; k < 10; k++) {
            book.setBid(100 - k, 1);
            book.setAsk(101 + k, 1);
        }
        book.clearBids(96);
        book.clearAsks(105);
        assertEquals(95, book.bestBidTick());
        assertEquals(106, book.bestAskTick());
        assertEquals(0, book.bidLots(96));
        assertEquals(0, book.askLots(105));
        book.clear();
        assertEquals(DepthBook.NO_BID, book.bestBidTick());
        assertEquals(0, book.askLots(110));
    }

    @Test
    void refusesLevelsThatNoMarketHasSideBySide() {
        book.setBid(1, 1);
        assertThrows(IllegalArgumentException.class, () -> book.setBid(1L << 40, 1));
    }

    /// Against sorted maps: near and far levels, removals, crossings and clears.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20261121})
    void agreesWithSortedMaps(long seed) {
        var random = new SplittableRandom(seed);
        var naive = new Naive();
        for (int k = 0; k < 20_000; k++) {
            boolean bid = random.nextBoolean();
            long spread = random.nextInt(20) == 0 ? 500_000 : 30;
            long tick = 300_000 + random.nextLong(-spread, spread);
            long lots = random.nextInt(3) == 0 ? 0 : random.nextLong(1, 100);
            if (random.nextInt(500) == 0) {
                naive.clear(bid, tick);
                if (bid) {
                    book.clearBids(tick);
                } else {
                    book.clearAsks(tick);
                }
            } else {
                long before = bid ? book.setBid(tick, lots) : book.setAsk(tick, lots);
                assertEquals(naive.set(bid, tick, lots), before);
            }
            assertEquals(naive.bestBid, book.bestBidTick());
            assertEquals(naive.bestAsk, book.bestAskTick());
        }
        naive.bids.forEach((tick, lots) -> assertEquals(lots, book.bidLots(tick)));
        long tick = book.askAbove(Long.MIN_VALUE);
        for (Map.Entry<Long, Long> level : naive.asks.entrySet()) {
            assertEquals(level.getKey(), tick);
            assertEquals(level.getValue(), book.askLots(tick));
            tick = book.askAbove(tick);
        }
        assertEquals(DepthBook.NO_ASK, tick);
    }

    private static final class Naive {
        final NavigableMap<Long, Long> bids = new TreeMap<>();
        final NavigableMap<Long, Long> asks = new TreeMap<>();
        long bestBid = DepthBook.NO_BID;
        long bestAsk = DepthBook.NO_ASK;

        long set(boolean bid, long tick, long lots) {
            NavigableMap<Long, Long> side = bid ? bids : asks;
            Long before = lots == 0 ? side.remove(tick) : side.put(tick, lots);
            if (lots == 0 && tick == (bid ? bestBid : bestAsk)) {
                lose(bid, tick);
            } else if (lots > 0 && bid && tick > bestBid) {
                bestBid = tick;
                bestAsk = bestAsk <= tick ? above(tick) : bestAsk;
            } else if (lots > 0 && !bid && tick < bestAsk) {
                bestAsk = tick;
                bestBid = bestBid >= tick ? below(tick) : bestBid;
            }
            return before == null ? 0 : before;
        }

        void clear(boolean bid, long tick) {
            if (bid) {
                bids.tailMap(tick, true).clear();
                bestBid = bestBid >= tick ? below(tick) : bestBid;
            } else {
                asks.headMap(tick, true).clear();
                bestAsk = bestAsk <= tick ? above(tick) : bestAsk;
            }
        }

        private void lose(boolean bid, long tick) {
            if (bid) {
                bestBid = below(tick);
            } else {
                bestAsk = above(tick);
            }
        }

        private long below(long tick) {
            Long found = bids.lowerKey(tick);
            return found == null ? DepthBook.NO_BID : found;
        }

        private long above(long tick) {
            Long found = asks.higherKey(tick);
            return found == null ? DepthBook.NO_ASK : found;
        }
    }
}
