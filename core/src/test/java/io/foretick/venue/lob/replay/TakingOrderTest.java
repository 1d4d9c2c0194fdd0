package io.foretick.venue.lob.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.venue.lob.OrderKind;
import io.foretick.venue.lob.replay.Story.Seen;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

/// Orders that meet the other side: 10 lots each at 101, 102, 103 to buy and at 100, 99, 98 to sell
/// to.
class TakingOrderTest {

    private static final long MICRO = Story.MICRO;

    private Story story = Story.withBook().bid(100, 90, 1);

    @Test
    void postOnlyExpiresWhereItWouldTake() {
        assertEquals(OrderStatus.EXPIRED, buy(101, 5, OrderKind.POST_ONLY).status());
        assertEquals(List.of(), story.fills);
    }

    @Test
    void goodTillCancelledTakesWhatIsBetterAndTheRestAtItsPrice() {
        assertEquals(OrderStatus.FILLED, buy(102, 25, OrderKind.GOOD_TILL_CANCELLED).status());
        assertEquals(List.of(part(101, 10), last(102, 15)), story.fills);
    }

    @Test
    void goodTillCancelledRestsWhereNothingMeets() {
        assertEquals(OrderStatus.NEW, buy(100, 25, OrderKind.GOOD_TILL_CANCELLED).status());
    }

    @Test
    void immediateTakesUpToItsPriceAndTheRestExpires() {
        OwnOrder order = buy(102, 25, OrderKind.IMMEDIATE_OR_CANCEL);
        assertEquals(OrderStatus.EXPIRED, order.status());
        assertEquals(5, order.openLots());
        assertEquals(List.of(part(101, 10), part(102, 10)), story.fills);
    }

    @Test
    void immediateIsFilledWhereThereIsEnough() {
        assertEquals(OrderStatus.FILLED, buy(103, 15, OrderKind.IMMEDIATE_OR_CANCEL).status());
        assertEquals(List.of(part(101, 10), last(102, 5)), story.fills);
    }

    @ParameterizedTest
    @EnumSource(
            value = OrderKind.class,
            names = {"IMMEDIATE_OR_CANCEL", "FILL_OR_KILL"})
    void immediateOrdersNeverRest(OrderKind kind) {
        assertEquals(OrderStatus.EXPIRED, buy(100, 5, kind).status());
        assertEquals(List.of(), story.fills);
    }

    @ParameterizedTest
    @CsvSource({"20, FILLED", "21, EXPIRED"})
    void killTakesAllOrNothing(long lots, OrderStatus status) {
        assertEquals(status, buy(102, lots, OrderKind.FILL_OR_KILL).status());
        assertEquals(
                status == OrderStatus.FILLED ? List.of(part(101, 10), last(102, 10)) : List.of(),
                story.fills);
    }

    @Test
    void marketOrdersTakeTheWholeBookAndTheRestExpires() {
        FeedReplay replay = story.begin();
        replay.buyAtMarket(1, 35);
        replay.sellAtMarket(2, 12);
        replay.elapse(50 * MICRO);
        assertEquals(OrderStatus.EXPIRED, replay.order(0).status());
        assertEquals(OrderStatus.FILLED, replay.order(1).status());
        assertEquals(
                List.of(
                        part(101, 10),
                        part(102, 10),
                        part(103, 10),
                        new Seen(2, 100, 10, false, OrderStatus.PARTIALLY_FILLED),
                        new Seen(2, 99, 2, false, OrderStatus.FILLED)),
                story.fills);
        assertEquals(18, replay.positionLots());
    }

    @Test
    void sellersWalkDown() {
        FeedReplay replay = story.begin();
        replay.submitSell(1, 99, 25, OrderKind.GOOD_TILL_CANCELLED);
        replay.elapse(50 * MICRO);
        assertEquals(List.of(part(100, 10), last(99, 15)), story.fills);
        assertEquals((100 * 10 + 99 * 15) * 1_000, replay.balanceE8());
    }

    @ParameterizedTest
    @EnumSource(value = OrderKind.class, names = "POST_ONLY", mode = EnumSource.Mode.EXCLUDE)
    void wholeFillsTakeAllAtTheBestPrice(OrderKind kind) {
        story = story.with(ReplaySettings.Fills.WHOLE);
        assertEquals(OrderStatus.FILLED, buy(102, 500, kind).status());
        assertEquals(List.of(last(101, 500)), story.fills);
    }

    /// A taker's fee of 7 basis points, exact from the sum of amounts.
    @Test
    void takersPayTheirFee() {
        FeedReplay replay = story.begin();
        replay.submitBuy(1, 101, 5, OrderKind.IMMEDIATE_OR_CANCEL);
        replay.elapse(50 * MICRO);
        long amountE8 = 101 * 5 * 1_000;
        assertEquals(amountE8, replay.filledE8());
        assertEquals(-amountE8, replay.balanceE8());
        assertEquals(amountE8 * 7 / 10_000, replay.feeE8());
        long middleE8 = (100 + 101) * 5 * 1_000 / 2;
        assertEquals(middleE8 - amountE8 - replay.feeE8(), replay.equityE8());
    }

    private OwnOrder buy(long tick, long lots, OrderKind kind) {
        FeedReplay replay = story.begin();
        replay.submitBuy(1, tick, lots, kind);
        replay.elapse(50 * MICRO);
        return replay.order(0);
    }

    private static Seen part(long tick, long lots) {
        return new Seen(1, tick, lots, false, OrderStatus.PARTIALLY_FILLED);
    }

    private static Seen last(long tick, long lots) {
        return new Seen(1, tick, lots, false, OrderStatus.FILLED);
    }
}
