package io.foretick.venue.lob;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Digest;
import io.foretick.event.Side;
import io.foretick.lab.bench.simulator.NaiveBook;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.SplittableRandom;

/// The book against one that is simple enough to be believed, after every single operation.
class FifoBookModelTest {

    @Test
    void twoMillionOperationsDoWhatTheNaiveBookDoes() {
        new Pair(20260101, SelfTrade.CANCELS_RESTING, 40, 64).run(2_000_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void anySeedDoesWhatTheNaiveBookDoes(long seed) {
        SelfTrade rule = seed % 2 == 0 ? SelfTrade.ALLOWED : SelfTrade.CANCELS_RESTING;
        new Pair(seed, rule, 10 + (int) seed * 15, 64).run(60_000);
    }

    /// Prices as far apart as a tick can be.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13})
    void farTicksDoWhatTheNaiveBookDoes(long seed) {
        Pair pair = new Pair(seed, SelfTrade.ALLOWED, 30, 64);
        pair.tickScale = FifoBook.TICK_MAX / 40;
        pair.run(60_000);
    }

    /// Many levels a side, so that most of them are found by the binary search.
    @Test
    void manyLevelsDoWhatTheNaiveBookDoes() {
        Pair pair = new Pair(21, SelfTrade.ALLOWED, 3_000, 4_000);
        pair.crossing = 1;
        pair.run(60_000);
        assertTrue(pair.fast.levels(Side.BUY) > 300, "levels: " + pair.fast.levels(Side.BUY));
    }

    /// Two books that are told the same.
    private static final class Pair {

        private final SplittableRandom random;
        private final Tally fastTally = new Tally();
        private final Tally naiveTally = new Tally();
        private final long[] positions = new long[3];
        private long fills;
        private final FifoBook fast;
        private final NaiveBook naive;
        private final long[] fastOrders;
        private final long[] naiveOrders;
        private final int ticks;
        private long tickScale = 1;
        private int crossing = 4;
        private long placed;
        private int at;

        Pair(long seed, SelfTrade rule, int ticks, int kept) {
            random = new SplittableRandom(seed);
            this.ticks = ticks;
            fast = new FifoBook(rule, new Sequenced(), 4);
            naive = new NaiveBook(rule, naiveTally);
            fastOrders = new long[kept];
            naiveOrders = new long[kept];
            Arrays.fill(fastOrders, FifoBook.NO_ORDER);
            Arrays.fill(naiveOrders, FifoBook.NO_ORDER);
        }

        void run(int operations) {
            for (int k = 0; k < operations; k++) {
                step();
                assertEquals(naiveTally.digest.value(), fastTally.digest.value());
                assertEquals(naive.bestTick(Side.BUY), fast.bestBidTick());
                assertEquals(naive.bestTick(Side.SELL), fast.bestAskTick());
                if (k % 64 == 0) {
                    assertSameDepth();
                }
            }
            assertConserved();
        }

        private void step() {
            int what = random.nextInt(100);
            at = random.nextInt(fastOrders.length);
            if (what < 55) {
                place();
            } else if (what < 80) {
                assertEquals(naive.cancel(naiveOrders[at]), fast.cancel(fastOrders[at]));
            } else if (what < 88) {
                long by = 1L + random.nextInt(20);
                boolean rested = naive.reduce(naiveOrders[at], by);
                assertEquals(rested, fast.reduce(fastOrders[at], by));
            } else if (what < 95) {
                replace();
            } else if (what < 98) {
                Side side = side();
                long lots = lots();
                assertEquals(naive.market(side, lots, 2), fast.market(side, lots, 2));
            } else {
                Side side = side();
                long tick = tick(side);
                naive.cancelAt(side, tick, 1);
                fast.cancelAt(side, tick, 1);
            }
        }

        private void place() {
            OrderKind kind = kind();
            Side side = side();
            long tick = tick(side);
            long lots = lots();
            int owner = random.nextInt(3);
            keep(
                    fast.place(kind, side, tick, lots, owner),
                    naive.place(kind, side, tick, lots, owner));
        }

        private void replace() {
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            OrderKind kind = kind();
            long tick = tick(side);
            long lots = lots();
            keep(
                    fast.replace(fastOrders[at], kind, tick, lots),
                    naive.replace(naiveOrders[at], kind, tick, lots));
        }

        /// Remembers an order in place of the one at hand, which is cancelled.
        private void keep(long fastOrder, long naiveOrder) {
            assertEquals(naiveOrder == FifoBook.NO_ORDER, fastOrder == FifoBook.NO_ORDER);
            if (fastOrder != FifoBook.NO_ORDER) {
                assertEquals(naiveOrder, OrderNumbers.sequence(fastOrder));
                fast.cancel(fastOrders[at]);
                naive.cancel(naiveOrders[at]);
                fastOrders[at] = fastOrder;
                naiveOrders[at] = naiveOrder;
                placed++;
            }
        }

        private void assertSameDepth() {
            Side side = side();
            for (int level = 0; level < fast.levels(side); level++) {
                long tick = fast.tickOfLevel(side, level);
                long lots = fast.lotsAt(side, tick);
                assertTrue(lots > 0);
                assertEquals(naive.lotsAt(side, tick), lots);
            }
            if (fast.openLots(fastOrders[at]) > 0) {
                assertEquals(naive.lotsAhead(naiveOrders[at]), fast.lotsAhead(fastOrders[at]));
            }
            assertEquals(naive.orders().size(), fast.orders());
        }

        /// What was bought was sold, owner by owner.
        private void assertConserved() {
            assertTrue(placed > 1_000 && fills > 1_000, placed + " orders, " + fills + " fills");
            assertEquals(0, Arrays.stream(positions).sum());
            assertTrue(Arrays.stream(positions).anyMatch(position -> position != 0));
        }

        private OrderKind kind() {
            int draw = random.nextInt(10);
            return draw < 6
                    ? OrderKind.GOOD_TILL_CANCELLED
                    : draw < 8
                            ? OrderKind.POST_ONLY
                            : draw < 9 ? OrderKind.IMMEDIATE_OR_CANCEL : OrderKind.FILL_OR_KILL;
        }

        private Side side() {
            return random.nextBoolean() ? Side.BUY : Side.SELL;
        }

        private long lots() {
            return 1L + random.nextInt(30);
        }

        /// Mostly on its own side of zero.
        private long tick(Side side) {
            long depth = (long) random.nextInt(ticks) - random.nextInt(crossing);
            return (side == Side.BUY ? -depth : depth) * tickScale;
        }

        /// Spells the orders of the fast book as the naive one does, and keeps the books of their
        /// owners.
        private final class Sequenced implements FillSink {

            @Override
            public void onFill(long order, int takerOwner, Side takerSide, long tick, long lots) {
                assertTrue(lots > 0 && fast.openLots(order) >= 0);
                assertEquals(tick, fast.tick(order));
                assertEquals(takerSide.opposite(), fast.side(order));
                long sign = takerSide == Side.BUY ? 1 : -1;
                positions[takerOwner] += sign * lots;
                positions[fast.owner(order)] -= sign * lots;
                fills++;
                long sequence = OrderNumbers.sequence(order);
                fastTally.onFill(sequence, takerOwner, takerSide, tick, lots);
            }

            @Override
            public void onClose(long order, long lotsLeft) {
                assertTrue(lotsLeft >= 0);
                fastTally.onClose(OrderNumbers.sequence(order), lotsLeft);
            }
        }
    }

    /// All that a book told, in its order.
    private static final class Tally implements FillSink {

        private final Digest digest = new Digest();

        @Override
        public void onFill(long order, int takerOwner, Side takerSide, long tick, long lots) {
            digest.add(order).add(takerOwner).add(takerSide.ordinal()).add(tick).add(lots);
        }

        @Override
        public void onClose(long order, long lotsLeft) {
            digest.add(order).add(-1 - lotsLeft);
        }
    }
}
