package io.foretick.venue.lob.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.event.Side;
import io.foretick.venue.lob.FeedRows;
import io.foretick.venue.lob.OrderKind;
import io.foretick.venue.lob.depth.DepthBook;
import io.foretick.venue.lob.replay.Story.Seen;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Resting orders, time and what we know; orders that take are told in [TakingOrderTest].
class FeedReplayTest {

    private static final long MICRO = Story.MICRO;

    @Test
    void weSeeTheMarketWhenItsRowsReachUs() {
        FeedReplay replay = Story.withBook().bid(50, 100, 4).trade(Side.SELL, 55, 100, 6).begin();
        assertEquals(11 * MICRO, replay.nowNs());
        assertFalse(replay.isTwoSided());
        assertTrue(Double.isNaN(replay.midTicks()));
        assertTrue(replay.elapse(0));
        assertEquals(100, replay.bestBidTick());
        assertEquals(101, replay.bestAskTick());
        assertEquals(100.5, replay.midTicks());
        assertTrue(replay.elapse(48 * MICRO)); // 59: the bid has changed, but not here
        assertEquals(10, replay.bestBidLots());
        assertTrue(replay.elapse(MICRO));
        assertEquals(4, replay.bestBidLots());
        assertEquals(0, replay.trades().size());
        assertFalse(replay.elapse(5 * MICRO));
        assertEquals(1, replay.trades().size());
        assertEquals(100, replay.trades().tick(0));
        assertEquals(6, replay.trades().lots(0));
        assertFalse(replay.trades().takerBuys(0));
        assertEquals(65 * MICRO, replay.trades().localNs(0));
        replay.trades().clear();
        assertEquals(0, replay.trades().size());
    }

    @Test
    void orderIsKnownToRestAfterBothWays() {
        FeedReplay replay = longStory().begin();
        replay.elapse(0);
        replay.submitBuy(7, 100, 2, OrderKind.POST_ONLY);
        OwnOrder order = replay.order(0);
        assertEquals(OrderStatus.SENT, order.status());
        assertEquals(OwnOrder.Request.PLACE, order.openRequest());
        assertFalse(order.cancellable());
        assertFalse(replay.cancel(7));
        replay.elapse(7 * MICRO - 1);
        assertEquals(OrderStatus.SENT, order.status());
        replay.elapse(1);
        assertEquals(OrderStatus.NEW, order.status());
        assertEquals(14 * MICRO, order.exchangeNs());
        assertTrue(order.cancellable());
    }

    /// 10 lots stand in front of ours; 8 and 4 are traded, so that 2 of our 5 fill, and 3 more with
    /// the next print.
    @Test
    void fillsAfterTheQueueInFrontIsTraded() {
        Story story =
                longStory()
                        .trade(Side.SELL, 30, 100, 8)
                        .trade(Side.SELL, 40, 100, 4)
                        .trade(Side.SELL, 50, 100, 9);
        FeedReplay replay = story.begin();
        replay.submitBuy(1, 100, 5, OrderKind.POST_ONLY);
        replay.elapse(30 * MICRO);
        assertEquals(List.of(), story.fills);
        replay.elapse(3 * MICRO);
        assertEquals(List.of(new Seen(1, 100, 2, true, OrderStatus.PARTIALLY_FILLED)), story.fills);
        assertEquals(2, replay.positionLots());
        assertEquals(3, replay.order(0).openLots());
        replay.elapse(10 * MICRO);
        assertEquals(new Seen(1, 100, 3, true, OrderStatus.FILLED), story.fills.getLast());
        assertEquals(5, replay.positionLots());
        assertEquals(2, replay.fills());
        assertEquals(-100L * 5 * 1_000, replay.balanceE8());
        assertEquals(-25, replay.feeE8()); // 0.005 of a rebate of half a basis point
    }

    @Test
    void whollyFilledOrderIsGoneWhenThePartWasItsRest() {
        Story story = longStory().trade(Side.SELL, 30, 100, 15).trade(Side.SELL, 40, 100, 15);
        FeedReplay replay = story.begin();
        replay.submitBuy(1, 100, 5, OrderKind.POST_ONLY);
        replay.elapse(80 * MICRO);
        assertEquals(List.of(new Seen(1, 100, 5, true, OrderStatus.FILLED)), story.fills);
    }

    @Test
    void printPastThePriceFillsAllAtOurPrice() {
        Story story = longStory().trade(Side.BUY, 30, 103, 1);
        FeedReplay replay = story.begin();
        replay.submitSell(1, 102, 7, OrderKind.POST_ONLY);
        replay.elapse(80 * MICRO);
        assertEquals(List.of(new Seen(1, 102, 7, true, OrderStatus.FILLED)), story.fills);
        assertEquals(-7, replay.positionLots());
    }

    @Test
    void otherSideComingToThePriceFillsAll() {
        Story story = longStory().ask(30, 99, 1).bid(40, 102, 1);
        FeedReplay replay = story.begin();
        replay.submitBuy(1, 99, 7, OrderKind.POST_ONLY);
        replay.submitBuy(2, 98, 7, OrderKind.POST_ONLY);
        replay.submitSell(3, 101, 7, OrderKind.GOOD_TILL_CANCELLED);
        replay.submitSell(4, 103, 7, OrderKind.POST_ONLY);
        replay.elapse(80 * MICRO);
        assertEquals(
                List.of(
                        new Seen(1, 99, 7, true, OrderStatus.FILLED),
                        new Seen(3, 101, 7, true, OrderStatus.FILLED)),
                story.fills);
    }

    @Test
    void levelThatShrinksMovesTheOrderUp() {
        Story story =
                longStory()
                        .with(QueueModel.named("power3", 1, 0.001))
                        .bid(30, 100, 14) // 4 join behind us
                        .bid(40, 100, 7) // 7 leave: 2 from behind, 5 from the front
                        .trade(Side.SELL, 45, 100, 6);
        FeedReplay replay = story.begin();
        replay.submitBuy(1, 100, 5, OrderKind.POST_ONLY);
        replay.elapse(80 * MICRO);
        assertEquals(List.of(new Seen(1, 100, 1, true, OrderStatus.PARTIALLY_FILLED)), story.fills);
    }

    @Test
    void onePrintIsSharedByOurOrdersAtItsPrice() {
        Story story = longStory().trade(Side.SELL, 30, 100, 14);
        FeedReplay replay = story.begin();
        replay.submitBuy(1, 100, 3, OrderKind.POST_ONLY);
        replay.submitBuy(2, 100, 30, OrderKind.POST_ONLY);
        replay.elapse(80 * MICRO);
        assertEquals(
                List.of(
                        new Seen(1, 100, 3, true, OrderStatus.FILLED),
                        new Seen(2, 100, 1, true, OrderStatus.PARTIALLY_FILLED)),
                story.fills);
    }

    @Test
    void cancelTakesTheOrderOut() {
        Story story = longStory().trade(Side.SELL, 60, 100, 30);
        FeedReplay replay = story.begin();
        replay.submitBuy(1, 100, 3, OrderKind.POST_ONLY);
        replay.elapse(20 * MICRO);
        assertTrue(replay.cancel(1));
        assertFalse(replay.cancel(1));
        assertEquals(OwnOrder.Request.CANCEL, replay.order(0).openRequest());
        replay.elapse(7 * MICRO);
        assertEquals(OrderStatus.CANCELED, replay.order(0).status());
        assertFalse(replay.cancel(1));
        replay.dropDoneOrders();
        assertEquals(0, replay.orders());
        assertFalse(replay.cancel(1));
        replay.submitBuy(1, 99, 3, OrderKind.POST_ONLY); // the number is free again
        replay.elapse(80 * MICRO);
        assertEquals(List.of(), story.fills);
        assertEquals(OrderStatus.NEW, replay.order(0).status());
    }

    @Test
    void fillThatCrossesACancelCounts() {
        Story story = longStory().trade(Side.SELL, 33, 99, 1);
        FeedReplay replay = story.begin();
        replay.submitBuy(1, 100, 3, OrderKind.POST_ONLY);
        replay.elapse(20 * MICRO); // 31
        assertTrue(replay.cancel(1)); // arrives at 34
        replay.elapse(80 * MICRO);
        assertEquals(List.of(new Seen(1, 100, 3, true, OrderStatus.FILLED)), story.fills);
        assertEquals(OwnOrder.Request.NONE, replay.order(0).openRequest());
    }

    @Test
    void partOfAnOrderLeavesItsCancelOpen() {
        for (ReplayRules rules : ReplayRules.values()) {
            FeedReplay replay = longStory().with(rules).trade(Side.SELL, 33, 100, 12).begin();
            replay.submitBuy(1, 100, 3, OrderKind.POST_ONLY);
            replay.elapse(20 * MICRO);
            assertTrue(replay.cancel(1));
            replay.elapse(6 * MICRO + 500); // the part is known, the cancel is not
            assertEquals(OrderStatus.PARTIALLY_FILLED, replay.order(0).status());
            assertEquals(rules != ReplayRules.CORRECT, replay.order(0).cancellable());
            replay.elapse(80 * MICRO);
            assertEquals(OrderStatus.CANCELED, replay.order(0).status());
            assertEquals(2, replay.positionLots());
        }
    }

    @Test
    void modifiedOrderQueuesAgain() {
        Story story =
                longStory()
                        .trade(Side.SELL, 30, 100, 12)
                        .bid(30, 100, 6)
                        .trade(Side.SELL, 60, 100, 7);
        FeedReplay replay = story.begin();
        replay.submitBuy(1, 100, 5, OrderKind.POST_ONLY);
        replay.elapse(25 * MICRO); // 2 of 5 are filled
        assertTrue(replay.modify(1, 100, 9));
        assertFalse(replay.modify(1, 100, 8));
        replay.elapse(10 * MICRO);
        assertEquals(9, replay.order(0).lots());
        assertEquals(7, replay.order(0).openLots());
        assertEquals(OrderStatus.PARTIALLY_FILLED, replay.order(0).status());
        replay.elapse(80 * MICRO);
        assertEquals(3, replay.positionLots()); // 6 stood in front again
    }

    @Test
    void modifyToLessThanWasFilledEndsTheOrder() {
        FeedReplay replay = longStory().trade(Side.SELL, 30, 100, 12).begin();
        replay.submitBuy(1, 100, 5, OrderKind.POST_ONLY);
        replay.elapse(25 * MICRO);
        assertTrue(replay.modify(1, 100, 2));
        replay.elapse(10 * MICRO);
        assertEquals(OrderStatus.EXPIRED, replay.order(0).status());
        assertEquals(2, replay.positionLots());
    }

    @Test
    void modifyAcrossTheSpreadTakesOrExpires() {
        Story story = longStory();
        FeedReplay replay = story.begin();
        replay.submitBuy(1, 99, 5, OrderKind.POST_ONLY);
        replay.submitBuy(2, 99, 5, OrderKind.GOOD_TILL_CANCELLED);
        replay.elapse(20 * MICRO);
        assertTrue(replay.modify(1, 101, 5));
        assertTrue(replay.modify(2, 101, 6));
        assertFalse(replay.modify(3, 101, 6));
        replay.elapse(20 * MICRO);
        assertEquals(OrderStatus.EXPIRED, replay.order(0).status());
        assertEquals(List.of(new Seen(2, 101, 6, false, OrderStatus.FILLED)), story.fills);
    }

    @Test
    void wholeFillsIgnoreWhatAPrintHeld() {
        Story story =
                longStory()
                        .with(ReplaySettings.Fills.WHOLE)
                        .trade(Side.SELL, 30, 100, 10)
                        .trade(Side.SELL, 40, 100, 1);
        FeedReplay replay = story.begin();
        replay.submitBuy(1, 100, 50, OrderKind.POST_ONLY);
        replay.elapse(80 * MICRO);
        assertEquals(List.of(new Seen(1, 100, 50, true, OrderStatus.FILLED)), story.fills);
        assertEquals(40 * MICRO, replay.order(0).exchangeNs());
    }

    @Test
    void clearEmptiesTheBookAndFillsNothing() {
        Story story = longStory();
        story.row(FeedRows.CLEAR, Side.BUY, 30, 99, 0);
        story.row(FeedRows.CLEAR, Side.SELL, 30, 1_000, 0);
        story.row(FeedRows.SNAPSHOT, Side.SELL, 50, 105, 3);
        FeedReplay replay = story.begin();
        replay.submitBuy(1, 100, 5, OrderKind.POST_ONLY);
        replay.submitSell(2, 104, 5, OrderKind.POST_ONLY);
        replay.elapse(30 * MICRO);
        assertEquals(98, replay.bestBidTick());
        assertEquals(DepthBook.NO_ASK, replay.bestAskTick());
        assertEquals(0, replay.bestAskLots());
        replay.elapse(20 * MICRO);
        assertEquals(105, replay.bestAskTick());
        assertEquals(List.of(), story.fills);
    }

    /// The last row happened first, and one row never reached us.
    @Test
    void eachSideTakesRowsInItsOwnOrder() {
        var story = new Story();
        story.rows.add(FeedRows.DEPTH, Side.BUY, 20 * MICRO, 30 * MICRO, 100, 10);
        story.rows.add(FeedRows.DEPTH, Side.SELL, 21 * MICRO, FeedRows.NEVER, 101, 10);
        story.rows.add(FeedRows.DEPTH, Side.SELL, 5 * MICRO, 40 * MICRO, 102, 10);
        story.rows.add(FeedRows.DEPTH, Side.SELL, FeedRows.NEVER, 35 * MICRO, 103, 10);
        story.rows.add(FeedRows.DEPTH, Side.SELL, 90 * MICRO, 95 * MICRO, 109, 10);
        FeedReplay replay = story.begin();
        assertEquals(30 * MICRO, replay.nowNs());
        replay.elapse(6 * MICRO);
        assertEquals(103, replay.bestAskTick());
        replay.submitBuy(1, 101, 5, OrderKind.IMMEDIATE_OR_CANCEL);
        replay.elapse(10 * MICRO);
        assertEquals(102, replay.bestAskTick());
        assertEquals(List.of(new Seen(1, 101, 5, false, OrderStatus.FILLED)), story.fills);
    }

    /// A row and a request meet at the exchange: the row is first.
    @Test
    void rowsComeBeforeRequestsOfTheirTime() {
        Story story = longStory().ask(14, 100, 5);
        FeedReplay replay = story.begin();
        replay.submitBuy(1, 100, 2, OrderKind.POST_ONLY); // arrives at 14
        replay.elapse(20 * MICRO);
        assertEquals(OrderStatus.EXPIRED, replay.order(0).status());
    }

    @Test
    void numbersInUseAreRefused() {
        FeedReplay replay = longStory().begin();
        replay.submitBuy(1, 100, 2, OrderKind.POST_ONLY);
        assertThrows(
                IllegalArgumentException.class,
                () -> replay.submitSell(1, 103, 2, OrderKind.POST_ONLY));
        assertThrows(
                IllegalArgumentException.class,
                () -> replay.submitBuy(2, 100, 0, OrderKind.POST_ONLY));
        assertThrows(IllegalStateException.class, replay::equityE8);
    }

    @Test
    void refusedOrdersNeverReachTheExchange() {
        var measured = new MeasuredLatencies();
        measured.add(1, 0, 5 * MICRO);
        FeedReplay replay =
                longStory().with(new LatencyModel.Interpolated(withAnswers(measured))).begin();
        replay.submitBuy(1, 100, 2, OrderKind.POST_ONLY);
        replay.elapse(4 * MICRO);
        assertEquals(OrderStatus.SENT, replay.order(0).status());
        replay.elapse(2 * MICRO);
        assertEquals(OrderStatus.EXPIRED, replay.order(0).status());
        assertEquals(OwnOrder.Request.NONE, replay.order(0).openRequest());
    }

    /// All orders sent before the last of these are refused.
    private static MeasuredLatencies withAnswers(MeasuredLatencies measured) {
        measured.add(1_000_000 * MICRO, 1_000_001 * MICRO, 1_000_002 * MICRO);
        return measured;
    }

    @Test
    void emptyFeedEndsAtOnce() {
        var story = new Story();
        FeedReplay replay = story.begin();
        assertFalse(replay.elapse(5));
        replay.submitBuy(1, 100, 2, OrderKind.POST_ONLY);
        assertTrue(replay.elapse(5)); // its answer is still to come
        assertFalse(replay.elapse(10 * MICRO));
        assertEquals(OrderStatus.NEW, replay.order(0).status());
    }

    /// A book that lasts until 100 microseconds.
    private static Story longStory() {
        return Story.withBook().bid(100, 90, 1);
    }
}
