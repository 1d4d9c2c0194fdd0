package io.foretick.exchange.polymarket.match;

import static io.foretick.exchange.polymarket.match.Scene.DOWN;
import static io.foretick.exchange.polymarket.match.Scene.HOUSE;
import static io.foretick.exchange.polymarket.match.Scene.UP;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Resolution;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.exchange.polymarket.match.PlaceAnswer.Accepted;
import io.foretick.exchange.polymarket.match.PlaceAnswer.Refused;
import io.foretick.exchange.polymarket.match.PlaceAnswer.Status;

import org.junit.jupiter.api.Test;

import java.util.List;

class MatchEngineTest {

    private final Scene scene = Scene.withoutDelay();

    @Test
    void fillsOldestOrderFirstAtTheBestPrice() {
        scene.sell(HOUSE, UP, "0.52", "10");
        scene.sell(HOUSE, UP, "0.51", "10");
        scene.sell("house", UP, "0.51", "10");
        scene.buy("alice", UP, "0.52", "25");
        TradeReport trade = scene.trades.getLast();
        assertEquals(
                List.of("house-1", "house-2", "house-0"),
                trade.fills().stream().map(fill -> fill.maker().orderId()).toList());
        assertEquals(5 * E8.ONE, trade.fills().getLast().sizeE8());
    }

    @Test
    void tradesAtTheMakersPriceWithTheFeeOnTop() {
        scene.sell(HOUSE, UP, "0.5", "100");
        var answer = (Accepted) scene.buy("alice", UP, "0.6", "100");
        assertEquals(Status.MATCHED, answer.status());
        assertEquals(50 * E8.ONE, answer.makingE8());
        assertEquals(100 * E8.ONE, answer.takingE8());
        assertEquals(E8.parse("948.25"), scene.engine.cashE8("alice")); // 1,000 - 50 - 1.75
        assertEquals(100 * E8.ONE, scene.engine.tokensE8("alice", UP));
    }

    @Test
    void withholdsTheFeeOfASellFromItsProceeds() {
        scene.sell(HOUSE, UP, "0.5", "100");
        scene.buy("alice", UP, "0.5", "100");
        scene.buy(HOUSE, UP, "0.3", "100");
        scene.sell("alice", UP, "0.3", "100");
        assertEquals(E8.parse("976.78"), scene.engine.cashE8("alice")); // + 30 - 1.47
    }

    @Test
    void mintsAPairOfTwoBuys() {
        scene.buy("bob", DOWN, "0.45", "20");
        scene.buy("alice", UP, "0.6", "20");
        assertEquals(20 * E8.ONE, scene.engine.pairsE8("0xc0ffee"));
        assertEquals(E8.parse("991"), scene.engine.cashE8("bob"));
        assertEquals(E8.parse("988.6535"), scene.engine.cashE8("alice")); // 11, fee 0.3465
        TradeReport trade = scene.trades.getLast();
        assertEquals(E8.parse("0.55"), trade.lastPriceE8());
        assertEquals(E8.parse("0.45"), trade.fills().getFirst().maker().priceE8());
    }

    @Test
    void mergesAPairOfTwoSells() {
        scene.buy("bob", DOWN, "0.45", "20");
        scene.buy("alice", UP, "0.55", "20");
        scene.sell("bob", DOWN, "0.4", "20");
        scene.sell("alice", UP, "0.6", "20");
        assertEquals(0, scene.engine.pairsE8("0xc0ffee"));
        assertEquals(E8.parse("999"), scene.engine.cashE8("bob")); // -9 + 8
        assertEquals(0, scene.engine.tokensE8("alice", UP));
    }

    @Test
    void mirrorsOneBookIntoTwoViews() {
        scene.buy("alice", UP, "0.4", "10");
        scene.buy("bob", DOWN, "0.5", "20");
        BookView up = scene.book(UP);
        BookView down = scene.book(DOWN);
        assertEquals(E8.parse("0.4"), up.bestBidE8());
        assertEquals(E8.parse("0.5"), up.bestAskE8());
        assertEquals(E8.parse("0.5"), down.bestBidE8());
        assertEquals(E8.parse("0.6"), down.bestAskE8());
        LevelChange change = scene.changes.getLast();
        assertEquals(Side.SELL, change.side());
        assertEquals(Side.BUY, change.mirrored().side());
        assertEquals(E8.parse("0.5"), change.mirrored().priceE8());
    }

    @Test
    void listsTheBestLevelLast() {
        scene.buy(HOUSE, UP, "0.3", "10");
        scene.buy(HOUSE, UP, "0.4", "10");
        scene.sell(HOUSE, UP, "0.7", "10");
        scene.sell(HOUSE, UP, "0.6", "10");
        assertEquals(E8.parse("0.4"), scene.book(UP).bids().getLast().priceE8());
        assertEquals(E8.parse("0.6"), scene.book(UP).asks().getLast().priceE8());
    }

    @Test
    void restsTheRemainderOfACrossingOrder() {
        scene.sell(HOUSE, UP, "0.5", "10");
        var answer = (Accepted) scene.buy("alice", UP, "0.5", "30");
        assertEquals(Status.MATCHED, answer.status());
        assertEquals(E8.parse("0.5"), scene.book(UP).bestBidE8());
        assertEquals(20 * E8.ONE, scene.book(UP).bids().getLast().sizeE8());
        assertEquals(10 * E8.ONE, scene.engine.openOrders("alice").getFirst().matchedE8());
    }

    @Test
    void killsAFokThatCannotBeFilledWhole() {
        scene.sell(HOUSE, UP, "0.5", "10");
        var answer = place("alice", Side.BUY, "0.5", "30", TimeInForce.FOK);
        assertEquals(Refusals.FILL_OR_KILL, ((Refused) answer).text());
        assertEquals("CANCELED_" + Refusals.FILL_OR_KILL, scene.lastReport().order().status());
        assertEquals(1_000 * E8.ONE, scene.engine.cashE8("alice"));
    }

    @Test
    void spendsTheWholeBudgetOfAFokBuyAtABetterPrice() {
        scene.sell(HOUSE, UP, "0.5", "100");
        var answer = (Accepted) place("alice", Side.BUY, "0.6", "50", TimeInForce.FOK);
        assertEquals(30 * E8.ONE, answer.makingE8());
        assertEquals(60 * E8.ONE, answer.takingE8());
    }

    @Test
    void fillsAFakAsFarAsItGoes() {
        scene.sell(HOUSE, UP, "0.5", "10");
        var answer = (Accepted) place("alice", Side.BUY, "0.5", "30", TimeInForce.FAK);
        assertEquals(10 * E8.ONE, answer.takingE8());
        assertTrue(scene.engine.openOrders("alice").isEmpty());
        var second = place("alice", Side.BUY, "0.5", "30", TimeInForce.FAK);
        assertEquals(Refusals.FILL_AND_KILL, ((Refused) second).text());
    }

    @Test
    void refusesAPostOnlyOrderThatCrosses() {
        scene.sell(HOUSE, UP, "0.5", "10");
        var request =
                new OrderRequest(
                        "p",
                        "alice",
                        "alice",
                        UP,
                        Side.BUY,
                        5 * E8.ONE,
                        10 * E8.ONE,
                        TimeInForce.GTC,
                        0,
                        true);
        var answer = scene.engine.place(request, scene.nowNs);
        assertEquals("invalid post-only order: order crosses book", ((Refused) answer).text());
    }

    @Test
    void refusesWhatTheBalanceDoesNotCover() {
        assertEquals(Refusals.NO_BALANCE, refusal(scene.sell("alice", UP, "0.5", "10")));
        scene.buy("alice", UP, "0.5", "1500");
        assertEquals(Refusals.NO_BALANCE, refusal(scene.buy("alice", UP, "0.4", "700")));
        assertTrue(scene.buy("alice", DOWN, "0.4", "700") instanceof Accepted);
    }

    @Test
    void needsRoomForTheFeeOfAMarketableBuy() {
        scene.sell(HOUSE, UP, "0.5", "5000");
        assertEquals(Refusals.NO_BALANCE, refusal(scene.buy("alice", UP, "0.5", "2000")));
        assertTrue(scene.buy("alice", UP, "0.5", "1930") instanceof Accepted);
    }

    @Test
    void removesRestingOrdersThatLoseTheirBacking() {
        scene.buy("alice", DOWN, "0.4", "2000");
        scene.sell(HOUSE, UP, "0.5", "1000");
        scene.buy("alice", UP, "0.5", "1000");
        assertTrue(scene.engine.openOrders("alice").isEmpty());
        assertEquals("INVALID", scene.lastReport().order().status());
    }

    @Test
    void refusesWrongTicksSizesAmountsAndCopies() {
        assertTrue(
                refusal(scene.buy("alice", UP, "0.505", "10"))
                        .contains("(0.505) breaks minimum tick size rule: 0.01"));
        assertTrue(
                refusal(scene.buy("alice", UP, "0.5", "4"))
                        .endsWith("Size (4) lower than the minimum: 5"));
        scene.sell(HOUSE, UP, "0.1", "10");
        assertEquals(
                "invalid amount for a marketable BUY order ($0.5), min size: $1",
                refusal(scene.buy("alice", UP, "0.1", "5")));
        OrderRequest request = scene.request("alice", UP, Side.BUY, "0.05", "50", TimeInForce.GTC);
        scene.engine.place(request, scene.nowNs);
        assertTrue(
                refusal(scene.engine.place(request, scene.nowNs))
                        .endsWith("is invalid. Duplicated."));
        scene.engine.cancelAll("alice", scene.nowNs);
        assertTrue(
                refusal(scene.engine.place(request, scene.nowNs))
                        .endsWith("is invalid. Duplicated."));
    }

    @Test
    void takesTheFineTickPastTheEdgeAndKeepsRestingOrders() {
        scene.buy(HOUSE, UP, "0.9", "10");
        scene.sell(HOUSE, UP, "0.97", "10");
        scene.buy("alice", UP, "0.97", "10");
        assertEquals(List.of("tick 0.01 0.001"), scene.notes);
        assertEquals(E8.parse("0.9"), scene.book(UP).bestBidE8());
        assertTrue(scene.buy("alice", UP, "0.975", "10") instanceof Accepted);
    }

    @Test
    void dropsAGtdOrderAMinuteBeforeItsStatedTime() {
        long second = Times.toEpochSecond(scene.nowNs);
        assertEquals(
                Refusals.EXPIRATION, refusal(scene.engine.place(timed(second + 60), scene.nowNs)));
        scene.engine.place(timed(second + 90), scene.nowNs);
        scene.passNs(29 * Times.SECOND_NS);
        assertEquals(1, scene.engine.openOrders("alice").size());
        scene.passNs(Times.SECOND_NS);
        assertEquals("CANCELED", scene.lastReport().order().status());
        assertEquals(second + 30, Times.toEpochSecond(scene.lastReport().timeNs()));
    }

    private static OrderRequest timed(long expirationSecond) {
        return new OrderRequest(
                "t" + expirationSecond,
                "alice",
                "alice",
                UP,
                Side.BUY,
                5 * E8.ONE,
                10 * E8.ONE,
                TimeInForce.GTD,
                expirationSecond,
                false);
    }

    @Test
    void cancelsAllWhenHeartbeatsStop() {
        scene.buy("alice", UP, "0.5", "10");
        scene.engine.heartbeat("alice", scene.nowNs);
        scene.passNs(10 * Times.SECOND_NS);
        scene.engine.heartbeat("alice", scene.nowNs);
        scene.passNs(14 * Times.SECOND_NS);
        assertEquals(1, scene.engine.openOrders("alice").size());
        scene.passNs(Times.SECOND_NS);
        assertTrue(scene.engine.openOrders("alice").isEmpty());
    }

    @Test
    void cancelsOnlyWhatTheOwnerHas() {
        scene.buy("alice", UP, "0.5", "10");
        CancelAnswer answer = scene.engine.cancel("bob", List.of("alice-0", "none"), scene.nowNs);
        assertEquals(List.of(), answer.cancelled());
        assertEquals(List.of("alice-0", "none"), List.copyOf(answer.notCancelled().keySet()));
        assertEquals(
                List.of("alice-0"),
                scene.engine.cancelMarket("alice", "0xc0ffee", "", scene.nowNs).cancelled());
    }

    @Test
    void paysWinnersAndCancelsOrdersAtTheResolution() {
        scene.buy("bob", DOWN, "0.5", "20");
        scene.buy("alice", UP, "0.5", "20");
        scene.buy("alice", UP, "0.1", "20");
        scene.engine.resolve("0xc0ffee", Resolution.UP, scene.nowNs);
        assertEquals(E8.parse("1009.65"), scene.engine.cashE8("alice"));
        assertEquals(E8.parse("990"), scene.engine.cashE8("bob"));
        assertEquals("CANCELED_MARKET_RESOLVED", scene.lastReport().order().status());
        assertTrue(scene.engine.book(UP).isEmpty());
        assertEquals(
                "the orderbook 1001 does not exist", refusal(scene.buy("alice", UP, "0.1", "20")));
    }

    @Test
    void paysHalfEachInASplit() {
        scene.buy("bob", DOWN, "0.4", "20");
        scene.buy("alice", UP, "0.6", "20");
        scene.engine.resolve("0xc0ffee", Resolution.SPLIT, scene.nowNs);
        assertEquals(E8.parse("1002"), scene.engine.cashE8("bob"));
    }

    @Test
    void bringsATradeToTheChain() {
        scene.sell(HOUSE, UP, "0.5", "10");
        scene.buy("alice", UP, "0.5", "10");
        scene.passNs(Times.MINUTE_NS);
        assertEquals(
                List.of(TradeReport.Status.MINED, TradeReport.Status.CONFIRMED),
                scene.states.stream().map(TradeReport::status).toList());
        assertEquals(66, scene.engine.trades("alice").getFirst().transactionHash().length());
    }

    @Test
    void takesAFailedTradeBack() {
        scene.sell(HOUSE, UP, "0.5", "10");
        scene.engine.failNextTrades(1);
        scene.buy("alice", UP, "0.5", "10");
        scene.passNs(Times.MINUTE_NS);
        assertEquals(
                List.of(TradeReport.Status.RETRYING, TradeReport.Status.FAILED),
                scene.states.stream().map(TradeReport::status).toList());
        assertEquals(1_000 * E8.ONE, scene.engine.cashE8("alice"));
        assertEquals(0, scene.engine.tokensE8("alice", UP));
        assertEquals(0, scene.engine.feesE8());
    }

    @Test
    void failsAGhostBeforeItsMarketPays() {
        scene.sell(HOUSE, UP, "0.5", "10");
        scene.engine.failNextTrades(1);
        scene.buy("alice", UP, "0.5", "10");
        scene.engine.resolve("0xc0ffee", Resolution.UP, scene.nowNs);
        assertEquals(1_000 * E8.ONE, scene.engine.cashE8("alice"));
        scene.passNs(Times.MINUTE_NS);
        assertEquals(1, scene.states.size());
    }

    private PlaceAnswer place(
            String account, Side side, String price, String shares, TimeInForce life) {
        return scene.place(account, UP, side, price, shares, life);
    }

    private static String refusal(PlaceAnswer answer) {
        return ((Refused) answer).text();
    }
}
