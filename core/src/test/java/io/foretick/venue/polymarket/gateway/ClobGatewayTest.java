package io.foretick.venue.polymarket.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.event.TimeInForce;
import io.foretick.event.live.FillState;
import io.foretick.venue.live.Arrival;
import io.foretick.venue.polymarket.account.AccountQuestion;
import io.foretick.venue.polymarket.account.AccountSnapshot;
import io.foretick.venue.polymarket.account.Heard;
import io.foretick.venue.polymarket.account.OrderRecord;
import io.foretick.venue.polymarket.account.OrderRequest;
import io.foretick.venue.polymarket.account.PlaceAnswer.Live;
import io.foretick.venue.polymarket.account.PlaceAnswer.Matched;
import io.foretick.venue.polymarket.account.PlaceAnswer.Refused;
import io.foretick.venue.polymarket.account.PlaceAnswer.Unknown;
import io.foretick.venue.polymarket.account.PlaceAnswer.Unsent;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Orders and cancels against a whole simulated venue, over real sockets.
@Timeout(60)
class ClobGatewayTest {

    private static GatewayVenue venue;
    private static GatewayRig rig;

    @BeforeAll
    static void start() throws Exception {
        venue = new GatewayVenue(10);
        rig = new GatewayRig(venue);
    }

    @AfterAll
    static void stop() {
        rig.close();
        venue.close();
    }

    @BeforeEach
    void reset() {
        rig.reset();
    }

    @Test
    void anOrderRestsIsToldAndIsCancelled() {
        OrderRequest request = rig.resting();
        assertEquals(new Live(), rig.placed(request));
        OrderRecord told = told(request, OrderRecord.Phase.PLACEMENT);
        assertEquals(rig.market.conditionId(), told.conditionId());
        rig.gateway.cancel(List.of(request.name()));
        assertEquals(
                List.of(request.name()), rig.find(Heard.Cancelled.class, _ -> true).cancelled());
        told(request, OrderRecord.Phase.CANCELLATION);
    }

    @Test
    void anOrderThatTakesIsMatchedAndItsTradeSettles() {
        OrderRequest request = rig.taking();
        Matched matched = assertInstanceOf(Matched.class, rig.placed(request));
        String id = matched.tradeIds().getFirst();
        for (FillState state : List.of(FillState.MATCHED, FillState.MINED, FillState.CONFIRMED)) {
            var trade =
                    rig.find(
                                    Heard.TradeTold.class,
                                    each ->
                                            each.trade().id().equals(id)
                                                    && each.trade().state() == state)
                            .trade();
            assertEquals(request.name(), trade.taker().name());
            assertTrue(trade.taker().sizeE8() >= 10 * E8.ONE);
            assertEquals(
                    trade.taker().sizeE8(),
                    trade.makers().stream().mapToLong(part -> part.sizeE8()).sum());
        }
    }

    @Test
    void theJournalIsSafeBeforeAnOrderLeaves() {
        rig.placed(rig.resting());
        assertEquals(1, rig.barriers.get());
        rig.journalBroken = true;
        assertInstanceOf(Unsent.class, rig.placed(rig.resting()));
        assertEquals(1, rig.faults.asked("POST /order").size());
    }

    @Test
    void ordersThatWaitGoTogetherInTheirOrder() throws Exception {
        CountDownLatch disk = rig.holdTheDisk();
        List<OrderRequest> requests = new ArrayList<>();
        for (int k = 0; k < 20; k++) {
            requests.add(rig.resting());
            rig.gateway.place(requests.getLast());
        }
        disk.countDown();
        for (OrderRequest request : requests) {
            assertEquals(new Live(), rig.answer(request));
        }
        List<Integer> sizes = new ArrayList<>();
        for (ScriptedFaults.Asked batch : rig.faults.asked("POST /orders")) {
            sizes.add(JsonMapper.shared().readTree(batch.body()).size());
        }
        int single = rig.faults.asked("POST /order").size(); // one went before
        assertEquals(21, single + sizes.stream().mapToInt(size -> size).sum());
        assertTrue(sizes.contains(15), () -> "requests of " + sizes);
    }

    @Test
    void eachOrderOfABatchGetsItsOwnAnswer() throws Exception {
        CountDownLatch disk = rig.holdTheDisk();
        rig.gateway.place(rig.resting());
        OrderRequest good = rig.resting();
        long nowMs = good.order().timestampMs();
        OrderRequest poor =
                rig.orders.buy(
                        77,
                        rig.market.upToken(),
                        999_000_000_000L,
                        999_000_000_000L * 100,
                        TimeInForce.GTC,
                        nowMs);
        rig.gateway.place(good);
        rig.gateway.place(poor);
        disk.countDown();
        assertEquals(new Live(), rig.answer(good));
        assertTrue(
                assertInstanceOf(Refused.class, rig.answer(poor)).reason().contains("not enough"));
    }

    @Test
    void aLostAnswerLeavesTheOrderUnknownAndFindable() {
        rig.faults.spoil("POST /order", 0, "");
        OrderRequest request = rig.resting();
        assertInstanceOf(Unknown.class, rig.placed(request));
        rig.gateway.askOrder(request.name());
        told(request, OrderRecord.Phase.LISTED);
        assertEquals(1, rig.faults.asked("POST /order").size());
    }

    @Test
    void aLostAnswerOfAFilledOrderIsResolvedByItsTrades() {
        rig.faults.spoil("POST /order", 502, "bad gateway");
        OrderRequest request = rig.taking();
        assertInstanceOf(Unknown.class, rig.placed(request));
        rig.arrivals.clear();
        rig.gateway.askOrder(request.name());
        rig.find(Heard.OrderMissing.class, each -> each.name().equals(request.name()));
        assertTrue(
                rig.heard(Heard.TradeTold.class).stream()
                        .anyMatch(each -> each.trade().taker().name().equals(request.name())));
    }

    @Test
    void anOrderThatNeverArrivedIsMissing() {
        String name = "0x" + "12".repeat(32);
        rig.gateway.askOrder(name);
        rig.find(Heard.OrderMissing.class, each -> each.name().equals(name));
        assertTrue(
                rig.heard(Heard.TradeTold.class).stream()
                        .noneMatch(each -> each.trade().taker().name().equals(name)));
    }

    @Test
    void theSameOrderIsNotSentTwice() {
        OrderRequest request = rig.resting();
        rig.placed(request);
        rig.arrivals.clear();
        assertInstanceOf(Unknown.class, rig.placed(request));
        assertEquals(1, rig.faults.asked("POST /order").size());
    }

    @Test
    void cancelsAMarketAndEverything() {
        OrderRequest first = rig.resting();
        rig.placed(first);
        rig.gateway.cancelMarket(rig.market.conditionId());
        var market =
                rig.find(Heard.Cancelled.class, each -> each.cancelled().contains(first.name()));
        assertFalse(market.all());
        OrderRequest second = rig.resting();
        rig.placed(second);
        rig.gateway.cancelAll();
        var all = rig.find(Heard.Cancelled.class, each -> each.cancelled().contains(second.name()));
        assertTrue(all.all());
    }

    @Test
    void cancellingEverythingCatchesWhatIsOnItsWay() throws Exception {
        var latch = new CountDownLatch(1);
        rig.faults.hold("POST /order", latch);
        OrderRequest flying = rig.resting();
        rig.gateway.place(flying);
        rig.await("it is on its way", () -> rig.faults.asked("POST /order").size() == 1);
        rig.gateway.cancelAll();
        rig.find(Heard.Cancelled.class, each -> each.cancelled().isEmpty());
        latch.countDown();
        rig.find(Heard.Cancelled.class, each -> each.cancelled().contains(flying.name()));
        assertEquals(List.of(), rig.reader.openOrders());
    }

    @Test
    void everythingIsCancelledWithinAMillisecondWhileTheDiskHangs() throws Exception {
        CountDownLatch disk = rig.holdTheDisk();
        rig.gateway.place(rig.resting());
        long[] issuedNs = new long[60];
        for (int k = 0; k < issuedNs.length; k++) {
            long before = System.nanoTime();
            rig.gateway.cancelAll();
            issuedNs[k] = System.nanoTime() - before;
        }
        disk.countDown();
        Arrays.sort(issuedNs);
        System.out.printf(
                "cancel-all issued: best %d µs, median %d µs%n",
                issuedNs[0] / 1_000, issuedNs[issuedNs.length / 2] / 1_000);
        assertTrue(issuedNs[issuedNs.length / 4] < 1_000_000, Arrays.toString(issuedNs));
    }

    @Test
    void afterAKillNoOrderLeavesUntilItIsRevived() {
        OrderRequest before = rig.resting();
        assertEquals(new Live(), rig.placed(before));
        rig.gateway.kill();
        try {
            rig.find(Heard.Cancelled.class, each -> each.cancelled().contains(before.name()));
            assertInstanceOf(Unsent.class, rig.placed(rig.resting()));
            assertInstanceOf(Unsent.class, rig.placed(rig.taking()));
            assertEquals(1, rig.faults.asked("POST /order").size());
            assertEquals(0, rig.count(Arrival.Down.class));
        } finally {
            rig.gateway.revive();
        }
        assertEquals(new Live(), rig.placed(rig.resting()));
    }

    @Test
    void aKillReachesAnOrderThatWaitsForTheDisk() throws Exception {
        CountDownLatch disk = rig.holdTheDisk();
        OrderRequest second = rig.taking();
        rig.gateway.place(second);
        rig.gateway.kill();
        try {
            disk.countDown();
            assertInstanceOf(Unsent.class, rig.answer(second));
            assertInstanceOf(Unsent.class, rig.placed(rig.resting()));
            assertEquals(List.of(), rig.faults.asked("POST /order"));
        } finally {
            rig.gateway.revive();
        }
    }

    @Test
    void aCancelThatIsLostIsToldAsLost() {
        rig.faults.spoil("DELETE /order", 0, "");
        rig.gateway.cancel(List.of("0x12"));
        assertEquals(List.of("0x12"), rig.find(Heard.CancelLost.class, _ -> true).names());
    }

    @Test
    void aCancelOfWhatIsGoneIsRefused() {
        rig.gateway.cancel(List.of("0x12"));
        assertTrue(rig.find(Heard.Cancelled.class, _ -> true).refused().containsKey("0x12"));
    }

    @Test
    void listsMoreThanAPageOfOrders() throws Exception {
        CountDownLatch disk = rig.holdTheDisk();
        for (int k = 0; k < 104; k++) {
            rig.gateway.place(rig.resting());
        }
        disk.countDown();
        rig.await("all rest", () -> rig.heard(Heard.Answered.class).size() == 105);
        assertEquals(105, rig.reader.openOrders().size());
    }

    @Test
    void showsTheWholeAccount() {
        OrderRequest taking = rig.taking();
        rig.placed(taking);
        OrderRequest resting = rig.resting();
        rig.placed(resting);
        rig.gateway.askAccount(
                new AccountQuestion(
                        List.of(rig.market.downToken()),
                        taking.order().timestampMs() / 1_000 - 600));
        AccountSnapshot snapshot = rig.find(Heard.AccountTold.class, _ -> true).snapshot();
        assertEquals(
                List.of(resting.name()), snapshot.open().stream().map(OrderRecord::name).toList());
        assertEquals(
                1,
                snapshot.trades().stream()
                        .filter(trade -> trade.taker().name().equals(taking.name()))
                        .count());
        assertEquals(0, snapshot.tokensE8().get(rig.market.downToken()));
        assertEquals(
                snapshot.trades().stream().mapToLong(trade -> trade.taker().sizeE8()).sum(),
                snapshot.tokensE8().get(rig.market.upToken()));
        assertTrue(snapshot.cashE8() < 9_995 * E8.ONE && snapshot.cashE8() > 9_900 * E8.ONE);
        assertTrue(snapshot.answeredNs() > snapshot.askedNs());
    }

    /// What is told of this order; of those of the test before, some may be told late.
    private static OrderRecord told(OrderRequest request, OrderRecord.Phase phase) {
        return rig.find(
                        Heard.OrderTold.class,
                        each ->
                                each.order().phase() == phase
                                        && each.order().name().equals(request.name()))
                .order();
    }
}
