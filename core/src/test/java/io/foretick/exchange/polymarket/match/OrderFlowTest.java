package io.foretick.exchange.polymarket.match;

import static io.foretick.exchange.polymarket.match.Scene.DOWN;
import static io.foretick.exchange.polymarket.match.Scene.HOUSE;
import static io.foretick.exchange.polymarket.match.Scene.UP;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.event.Resolution;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Random order flow: the engine against a plain model, and the sum of all money.
class OrderFlowTest {

    private static final int ORDERS = 1_500;
    private static final List<TimeInForce> LIVES =
            List.of(TimeInForce.GTC, TimeInForce.GTC, TimeInForce.FOK, TimeInForce.FAK);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20260101})
    void matchesAsThePlainModelDoes(long seed) {
        var random = new SplittableRandom(seed);
        var scene = Scene.withoutDelay();
        var model = new NaiveMarket();
        List<String> rich = List.of("r0", "r1", "r2");
        rich.forEach(scene.engine::openHouse);
        for (int k = 0; k < ORDERS; k++) {
            OrderRequest request = randomRequest(scene, random, rich.get(random.nextInt(3)));
            if (random.nextInt(5) == 0 && !model.openIds().isEmpty()) {
                cancelOne(scene, model, random);
            } else if (accepts(scene, request)) {
                scene.engine.place(request, scene.nowNs);
                model.place(request);
            }
            compare(scene, model, rich);
        }
        assertTrue(scene.trades.size() > ORDERS / 10, "trades: " + scene.trades.size());
    }

    // Marketable BUYs below 1 pUSD are refused, which the model does not know.
    private static boolean accepts(Scene scene, OrderRequest request) {
        return request.cashE8() >= E8.ONE && request.priceE8(scene.book(UP).tickE8()).isPresent();
    }

    private static void cancelOne(Scene scene, NaiveMarket model, SplittableRandom random) {
        List<String> open = model.openIds();
        String id = open.get(random.nextInt(open.size()));
        String owner = scene.engine.openOrder(id).orElseThrow().owner();
        scene.engine.cancel(owner, List.of(id), scene.nowNs);
        model.cancel(id);
    }

    private static void compare(Scene scene, NaiveMarket model, List<String> accounts) {
        for (String account : accounts) {
            assertEquals(model.balanceE8(account, "cash"), scene.engine.cashE8(account));
            assertEquals(model.balanceE8(account, UP), scene.engine.tokensE8(account, UP));
            assertEquals(model.balanceE8(account, DOWN), scene.engine.tokensE8(account, DOWN));
        }
        assertEquals(model.bidsE8(UP), levels(scene.book(UP).bids()));
        assertEquals(model.bidsE8(DOWN), levels(scene.book(DOWN).bids()));
    }

    private static Map<Long, Long> levels(List<BookView.Level> levels) {
        var map = new TreeMap<Long, Long>();
        levels.forEach(level -> map.put(level.priceE8(), level.sizeE8()));
        return map;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 20260101})
    void keepsTheSumOfAllMoney(long seed) {
        var random = new SplittableRandom(seed);
        var scene = new Scene(MatchSettings.usual(new Seed(seed)));
        List<String> accounts = List.of(HOUSE, "alice", "bob", "alice", "bob");
        long totalE8 = scene.engine.totalE8();
        for (int k = 0; k < ORDERS; k++) {
            String account = accounts.get(random.nextInt(accounts.size()));
            act(scene, random, account);
            assertEquals(totalE8, scene.engine.totalE8(), "after event " + k);
            assertNobodyOwes(scene);
            assertBookIsSound(scene);
        }
        scene.engine.resolve("0xc0ffee", Resolution.values()[random.nextInt(3)], scene.nowNs);
        assertEquals(totalE8, scene.engine.totalE8());
        assertTrue(scene.trades.size() > ORDERS / 20, "trades: " + scene.trades.size());
    }

    private static void act(Scene scene, SplittableRandom random, String account) {
        switch (random.nextInt(8)) {
            case 0 -> scene.engine.cancelAll(account, scene.nowNs);
            case 1, 2 -> scene.passNs(random.nextLong(200 * Times.MILLI_NS));
            default -> scene.engine.place(randomRequest(scene, random, account), scene.nowNs);
        }
    }

    private static void assertNobodyOwes(Scene scene) {
        for (String account : List.of("alice", "bob")) {
            assertTrue(scene.engine.cashE8(account) >= 0, account + " owes pUSD");
            assertTrue(scene.engine.tokensE8(account, UP) >= 0, account + " owes Up");
            assertTrue(scene.engine.tokensE8(account, DOWN) >= 0, account + " owes Down");
        }
    }

    private static void assertBookIsSound(Scene scene) {
        BookView up = scene.book(UP);
        boolean empty = up.bids().isEmpty() || up.asks().isEmpty();
        assertTrue(empty || up.bestBidE8() < up.bestAskE8(), "the book is crossed");
        assertTrue(up.bids().stream().allMatch(level -> level.sizeE8() > 0));
        assertTrue(up.asks().stream().allMatch(level -> level.sizeE8() > 0));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void keepsTheSumOfAllMoneyWhenTradesFail(long seed) {
        var random = new SplittableRandom(seed);
        var scene = new Scene(MatchSettings.usual(new Seed(seed)));
        long totalE8 = scene.engine.totalE8();
        for (int k = 0; k < ORDERS; k++) {
            scene.engine.failNextTrades(random.nextInt(2));
            act(scene, random, List.of(HOUSE, "alice", "bob").get(random.nextInt(3)));
            assertEquals(totalE8, scene.engine.totalE8(), "after event " + k);
        }
        scene.engine.resolve("0xc0ffee", Resolution.UP, scene.nowNs);
        assertEquals(totalE8, scene.engine.totalE8());
        assertTrue(
                scene.states.stream()
                        .anyMatch(trade -> trade.status() == TradeReport.Status.FAILED));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void reportsEveryChangeOfTheBook(long seed) {
        var random = new SplittableRandom(seed);
        var scene = new Scene(MatchSettings.usual(new Seed(seed)));
        Map<Long, Long> bids = new TreeMap<>();
        Map<Long, Long> asks = new TreeMap<>();
        for (int k = 0; k < ORDERS; k++) {
            act(scene, random, List.of(HOUSE, "alice", "bob").get(random.nextInt(3)));
            for (LevelChange change : scene.changes) {
                Map<Long, Long> side = change.side() == Side.BUY ? bids : asks;
                side.put(change.priceE8(), change.sizeE8());
                side.values().removeIf(sizeE8 -> sizeE8 == 0);
            }
            scene.changes.clear();
            assertEquals(levels(scene.book(UP).bids()), bids);
            assertEquals(levels(scene.book(UP).asks()), asks);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void givesTheSameTradesForTheSameOrders(long seed) {
        assertEquals(tradesOf(seed), tradesOf(seed));
    }

    private static List<TradeReport> tradesOf(long seed) {
        var random = new SplittableRandom(seed);
        var scene = new Scene(MatchSettings.usual(new Seed(seed)));
        for (int k = 0; k < 300; k++) {
            act(scene, random, List.of(HOUSE, "alice", "bob").get(random.nextInt(3)));
        }
        var all = new ArrayList<>(scene.trades);
        all.addAll(scene.states);
        return all;
    }

    private static OrderRequest randomRequest(
            Scene scene, SplittableRandom random, String account) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        String token = random.nextBoolean() ? UP : DOWN;
        long cents = random.nextInt(20) == 0 ? random.nextInt(1, 100) : random.nextInt(40, 61);
        String shares = E8.format(random.nextLong(500, 10_000) * E8.ONE / 100);
        return scene.request(
                account,
                token,
                side,
                E8.format(cents * E8.ONE / 100),
                shares,
                LIVES.get(random.nextInt(LIVES.size())));
    }
}
