package io.foretick.venue.lob;

import static io.foretick.event.Side.BUY;
import static io.foretick.event.Side.SELL;
import static io.foretick.venue.lob.OrderKind.FILL_OR_KILL;
import static io.foretick.venue.lob.OrderKind.GOOD_TILL_CANCELLED;
import static io.foretick.venue.lob.OrderKind.IMMEDIATE_OR_CANCEL;
import static io.foretick.venue.lob.OrderKind.POST_ONLY;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.event.Side;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class FifoBookTest {

    private static final int ALICE = 1;
    private static final int BOB = 2;
    private static final int CAROL = 3;

    private final Heard heard = new Heard();
    private final FifoBook book = new FifoBook(SelfTrade.CANCELS_RESTING, heard, 2);

    @Test
    void fillsOldestOrderFirst() {
        long first = rest(SELL, 100, 5, ALICE);
        long second = rest(SELL, 100, 5, BOB);
        assertEquals(7, book.market(BUY, 7, CAROL));
        assertEquals(
                List.of(fill(first, 100, 5), close(first, 0), fill(second, 100, 2)), heard.all);
        assertEquals(3, book.openLots(second));
        assertEquals(0, book.openLots(first));
    }

    @Test
    void tradesPrintAtTheRestingPrice() {
        long ask = rest(SELL, 100, 5, ALICE);
        long far = rest(SELL, 103, 5, ALICE);
        long bid = book.place(GOOD_TILL_CANCELLED, BUY, 105, 8, BOB);
        assertEquals(FifoBook.NO_ORDER, bid);
        assertEquals(8, book.takenLots());
        assertEquals(List.of(fill(ask, 100, 5), close(ask, 0), fill(far, 103, 3)), heard.all);
    }

    @Test
    void restOfALimitOrderRestsAtItsOwnPrice() {
        rest(SELL, 100, 5, ALICE);
        long bid = book.place(GOOD_TILL_CANCELLED, BUY, 101, 8, BOB);
        assertEquals(5, book.takenLots());
        assertEquals(3, book.openLots(bid));
        assertEquals(101, book.bestBidTick());
        assertEquals(FifoBook.NO_TICK, book.bestAskTick());
    }

    @Test
    void sellersMeetTheHighestBidFirst() {
        rest(BUY, 98, 5, ALICE);
        long best = rest(BUY, 99, 5, ALICE);
        book.place(IMMEDIATE_OR_CANCEL, SELL, 98, 6, BOB);
        assertEquals(fill(best, 99, 5), heard.all.getFirst());
        assertEquals(4, book.lotsAt(BUY, 98));
    }

    @Test
    void postOnlyOrderNeverTakes() {
        rest(SELL, 100, 5, ALICE);
        assertEquals(FifoBook.NO_ORDER, book.place(POST_ONLY, BUY, 100, 1, BOB));
        assertNotEquals(FifoBook.NO_ORDER, book.place(POST_ONLY, BUY, 99, 1, BOB));
        assertTrue(heard.all.isEmpty());
    }

    @Test
    void immediateOrderLeavesNothingBehind() {
        rest(SELL, 100, 5, ALICE);
        assertEquals(FifoBook.NO_ORDER, book.place(IMMEDIATE_OR_CANCEL, BUY, 100, 8, BOB));
        assertEquals(5, book.takenLots());
        assertEquals(0, book.orders());
    }

    @Test
    void fillOrKillTakesAllOrNothing() {
        rest(SELL, 100, 5, ALICE);
        rest(SELL, 101, 5, ALICE);
        book.place(FILL_OR_KILL, BUY, 100, 6, BOB);
        assertEquals(0, book.takenLots());
        assertTrue(heard.all.isEmpty());
        book.place(FILL_OR_KILL, BUY, 101, 10, BOB);
        assertEquals(10, book.takenLots());
    }

    @Test
    void fillOrKillDoesNotCountItsOwnersOrders() {
        rest(SELL, 100, 5, ALICE);
        rest(SELL, 100, 5, BOB);
        book.place(FILL_OR_KILL, BUY, 100, 6, BOB);
        assertEquals(0, book.takenLots());
        assertEquals(10, book.lotsAt(SELL, 100));
        book.place(FILL_OR_KILL, BUY, 100, 5, BOB);
        assertEquals(5, book.takenLots());
    }

    @Test
    void marketOrderTakesWhatThereIs() {
        rest(BUY, -FifoBook.TICK_MAX, 2, ALICE);
        rest(BUY, 7, 3, ALICE);
        assertEquals(5, book.market(SELL, 9, BOB));
        assertEquals(0, book.market(SELL, 9, BOB));
    }

    @Test
    void cancelledOrderIsGone() {
        long order = rest(BUY, 99, 5, ALICE);
        assertTrue(book.cancel(order));
        assertFalse(book.cancel(order));
        assertEquals(List.of(close(order, 5)), heard.all);
        assertEquals(FifoBook.NO_TICK, book.bestBidTick());
    }

    @Test
    void numberOfAGoneOrderNeverMeansAnotherOne() {
        long order = rest(BUY, 99, 5, ALICE);
        book.cancel(order);
        long next = rest(BUY, 99, 5, ALICE);
        assertEquals(OrderNumbers.slot(order), OrderNumbers.slot(next));
        assertNotEquals(order, next);
        assertFalse(book.cancel(order));
        assertEquals(5, book.openLots(next));
    }

    @Test
    void reducedOrderKeepsItsPlace() {
        long first = rest(SELL, 100, 5, ALICE);
        long second = rest(SELL, 100, 5, BOB);
        assertTrue(book.reduce(first, 3));
        assertEquals(2, book.lotsAhead(second));
        book.market(BUY, 1, CAROL);
        assertEquals(List.of(fill(first, 100, 1)), heard.all);
    }

    @Test
    void orderReducedToNothingIsClosed() {
        long order = rest(SELL, 100, 5, ALICE);
        assertTrue(book.reduce(order, 6));
        assertFalse(book.reduce(order, 1));
        assertEquals(List.of(close(order, 5)), heard.all);
    }

    @Test
    void replacedOrderGoesToTheEndOfTheQueue() {
        long first = rest(SELL, 100, 5, ALICE);
        rest(SELL, 100, 4, BOB);
        long again = book.replace(first, GOOD_TILL_CANCELLED, 100, 5);
        assertEquals(4, book.lotsAhead(again));
        assertEquals(ALICE, book.owner(again));
        assertEquals(SELL, book.side(again));
        assertEquals(
                FifoBook.NO_ORDER, book.replace(first, GOOD_TILL_CANCELLED, 100, 5), "it is gone");
        assertEquals(9, book.lotsAt(SELL, 100));
    }

    @Test
    void replacedOrderMayTradeAtOnce() {
        rest(SELL, 100, 5, ALICE);
        long bid = rest(BUY, 99, 5, BOB);
        book.replace(bid, IMMEDIATE_OR_CANCEL, 100, 2);
        assertEquals(2, book.takenLots());
        assertEquals(0, book.lotsAt(BUY, 99));
    }

    @Test
    void orderOfTheTakersOwnerIsCancelledAndPassed() {
        long own = rest(SELL, 100, 5, ALICE);
        long other = rest(SELL, 100, 5, BOB);
        assertEquals(2, book.market(BUY, 2, ALICE));
        assertEquals(List.of(close(own, 5), fill(other, 100, 2)), heard.all);
    }

    @Test
    void ownersMayTradeWithThemselvesWhereThatIsAllowed() {
        FifoBook open = new FifoBook(SelfTrade.ALLOWED, heard, 2);
        long own = open.place(GOOD_TILL_CANCELLED, SELL, 100, 5, ALICE);
        assertEquals(5, open.market(BUY, 5, ALICE));
        assertEquals(List.of(fill(own, 100, 5), close(own, 0)), heard.all);
    }

    @Test
    void cancelsAllOrdersOfAnOwnerAtAPrice() {
        rest(BUY, 99, 1, ALICE);
        long others = rest(BUY, 99, 2, BOB);
        rest(BUY, 99, 4, ALICE);
        rest(BUY, 98, 8, ALICE);
        book.cancelAt(BUY, 99, ALICE);
        book.cancelAt(BUY, 90, ALICE);
        assertEquals(2, book.lotsAt(BUY, 99));
        assertEquals(8, book.lotsAt(BUY, 98));
        assertEquals(0, book.lotsAhead(others));
    }

    @Test
    void levelsAreListedFromTheBest() {
        for (long tick : new long[] {103, 101, 1_000_000_000_000L, 102, -7}) {
            rest(SELL, tick, 1, ALICE);
        }
        List<Long> ticks = new ArrayList<>();
        for (int level = 0; level < book.levels(SELL); level++) {
            ticks.add(book.tickOfLevel(SELL, level));
        }
        assertEquals(List.of(-7L, 101L, 102L, 103L, 1_000_000_000_000L), ticks);
    }

    @Test
    void refusesTicksAndLotsOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> rest(BUY, 1, 0, ALICE));
        assertThrows(IllegalArgumentException.class, () -> rest(BUY, Long.MIN_VALUE, 1, ALICE));
        assertThrows(
                IllegalArgumentException.class, () -> rest(BUY, 1, FifoBook.LOTS_MAX + 1, ALICE));
        assertThrows(IllegalArgumentException.class, () -> book.lotsAhead(12));
        assertThrows(IllegalArgumentException.class, () -> book.lotsAhead(FifoBook.NO_ORDER));
    }

    private long rest(Side side, long tick, long lots, int owner) {
        return book.place(GOOD_TILL_CANCELLED, side, tick, lots, owner);
    }

    private static List<Long> fill(long order, long tick, long lots) {
        return List.of(order, tick, lots);
    }

    private static List<Long> close(long order, long lotsLeft) {
        return List.of(order, lotsLeft);
    }

    private static final class Heard implements FillSink {

        private final List<List<Long>> all = new ArrayList<>();

        @Override
        public void onFill(long order, int takerOwner, Side takerSide, long tick, long lots) {
            all.add(fill(order, tick, lots));
        }

        @Override
        public void onClose(long order, long lotsLeft) {
            all.add(close(order, lotsLeft));
        }
    }
}
