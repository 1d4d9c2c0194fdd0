package io.foretick.exchange.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.venue.polymarket.Coin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class WorldTest {

    private static final long NOON_NS = timeNs("2026-10-05T12:00:00Z");
    private static final WorldSettings QUIET = new WorldSettings(17_280);

    private final World world = World.of(new Seed(7), QUIET);

    /// One question about the world, with its answer as text.
    private record Question(Coin coin, int kind, long timeNs) {
        String askOf(World world) {
            long second = Times.toEpochSecond(timeNs);
            return switch (kind) {
                case 0 -> "" + world.price(coin, timeNs);
                case 1 -> "" + world.trades(coin, timeNs, timeNs + 30 * Times.SECOND_NS);
                case 2 -> "" + world.candle(coin, timeNs, Times.MINUTE_NS, timeNs + Times.HOUR_NS);
                case 3 -> "" + world.book(coin, timeNs);
                case 4 -> "" + world.bookDiff(coin, World.stepAt(timeNs));
                case 5 -> "" + world.oracleAverageE8(coin, second, 60);
                default -> "" + world.firstTradeIdAt(coin, timeNs);
            };
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 20260101})
    void answersDoNotDependOnTheOrderOfQuestions(long seed) {
        List<Question> questions = questions(new SplittableRandom(seed));
        World forward = World.of(new Seed(seed), QUIET);
        World backward = World.of(new Seed(seed), QUIET);
        List<String> answers = questions.stream().map(one -> one.askOf(forward)).toList();
        List<String> reversed =
                questions.reversed().stream().map(one -> one.askOf(backward)).toList();
        assertEquals(answers, reversed.reversed());
    }

    @Test
    void threadsGetTheAnswersThatOneThreadGets() throws InterruptedException, ExecutionException {
        List<Question> questions = questions(new SplittableRandom(3));
        World alone = World.of(new Seed(3), QUIET);
        World shared = World.of(new Seed(3), QUIET);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var answers = new ArrayList<Future<String>>();
            for (Question question : questions) {
                answers.add(threads.submit(() -> question.askOf(shared)));
            }
            for (int k = 0; k < questions.size(); k++) {
                assertEquals(questions.get(k).askOf(alone), answers.get(k).get());
            }
        }
    }

    @Test
    void anotherSeedIsAnotherWorld() {
        World other = World.of(new Seed(8), QUIET);
        assertNotEquals(world.price(Coin.BTC, NOON_NS), other.price(Coin.BTC, NOON_NS));
    }

    @ParameterizedTest
    @EnumSource(Coin.class)
    void pricesJoinAtMidnight(Coin coin) {
        long midnightNs = timeNs("2025-01-01T00:00:00Z");
        double before = world.price(coin, midnightNs - World.STEP_NS);
        double after = world.price(coin, midnightNs);
        double sigma = world.sigmaPerSqrtSecond(coin, midnightNs);
        assertEquals(0, Math.log(after / before), 5 * sigma);
        assertEquals(
                sigma, world.sigmaPerSqrtSecond(coin, midnightNs - Times.SECOND_NS), 0.05 * sigma);
    }

    @Test
    void tradesAreCountedWithoutAHoleOverMidnight() {
        for (String midnight : List.of("2025-01-01T00:00:00Z", "2026-10-05T00:00:00Z")) {
            long midnightNs = timeNs(midnight);
            List<SpotTrade> trades =
                    world.trades(
                            Coin.ETH,
                            midnightNs - 10 * Times.MINUTE_NS,
                            midnightNs + 10 * Times.MINUTE_NS);
            assertCounted(trades);
            long first = world.firstTradeIdAt(Coin.ETH, midnightNs);
            assertEquals(1, first % QUIET.tradesPerDay());
            assertTrue(trades.getFirst().id() < first && trades.getLast().id() > first);
        }
    }

    @Test
    void theFirstTradeOfAllHasNumberOne() {
        List<SpotTrade> trades = world.tradesFrom(Coin.SOL, -5, 10, NOON_NS);
        assertEquals(1, trades.getFirst().id());
        assertEquals(10, trades.size());
        assertEquals(1, world.firstTradeIdAt(Coin.SOL, World.earliestNs()));
        assertEquals(1, world.firstTradeIdAt(Coin.SOL, 0));
        assertTrue(trades.getFirst().timeNs() >= World.earliestNs());
    }

    @Test
    void tradesByNumberAreThoseByTime() {
        long fromNs = NOON_NS + 123_456_789;
        List<SpotTrade> byTime = world.trades(Coin.BTC, fromNs, fromNs + 5 * Times.MINUTE_NS);
        long firstId = world.firstTradeIdAt(Coin.BTC, fromNs);
        assertEquals(firstId, byTime.getFirst().id());
        assertEquals(
                byTime,
                world.tradesFrom(Coin.BTC, firstId, 1_000_000, fromNs + 5 * Times.MINUTE_NS));
        for (int skipped = 1; skipped < 9; skipped++) {
            assertEquals(
                    byTime.subList(skipped, skipped + 7),
                    world.tradesFrom(Coin.BTC, firstId + skipped, 7, NOON_NS + Times.HOUR_NS));
        }
    }

    @Test
    void tradesAfterTheAskedInstantAreNotGiven() {
        long firstId = world.firstTradeIdAt(Coin.BTC, NOON_NS);
        assertEquals(List.of(), world.tradesFrom(Coin.BTC, firstId, 10, NOON_NS));
        assertTrue(world.tradesFrom(Coin.BTC, firstId - 1, 10, NOON_NS).size() == 1);
    }

    @Test
    void ordersOfTakersAreMadeOfTheirTrades() {
        long untilNs = NOON_NS + 10 * Times.MINUTE_NS;
        List<AggregateTrade> orders = world.aggregateTrades(Coin.XRP, NOON_NS, untilNs);
        var joined = new ArrayList<SpotTrade>();
        for (AggregateTrade order : orders) {
            List<SpotTrade> trades = world.tradesOf(Coin.XRP, order);
            assertEquals(order.firstTradeId(), trades.getFirst().id());
            assertEquals(order.lastTradeId(), trades.getLast().id());
            assertEquals(
                    order.quantityE8(), trades.stream().mapToLong(SpotTrade::quantityE8).sum());
            assertTrue(trades.stream().allMatch(trade -> trade.priceE8() == order.priceE8()));
            assertTrue(trades.stream().allMatch(trade -> trade.quantityE8() > 0));
            joined.addAll(trades);
        }
        assertEquals(world.trades(Coin.XRP, NOON_NS, untilNs), joined);
        assertEquals(
                orders,
                world.aggregateTradesFrom(
                        Coin.XRP, world.firstAggregateIdAt(Coin.XRP, NOON_NS), 9_999, untilNs));
    }

    @ParameterizedTest
    @EnumSource(Coin.class)
    void tradesStandOnTicksAndLots(Coin coin) {
        for (SpotTrade trade : world.trades(coin, NOON_NS, NOON_NS + Times.HOUR_NS)) {
            assertEquals(0, trade.priceE8() % World.tickE8(coin));
            assertEquals(0, trade.quantityE8() % World.lotE8(coin));
            assertEquals(0, trade.timeNs() % Times.MICRO_NS);
        }
    }

    @Test
    void oracleAverageIsTheMeanOfItsValues() {
        long second = Times.toEpochSecond(timeNs("2026-10-06T00:00:20Z")); // reaches over midnight
        for (Coin coin : Coin.values()) {
            long sumE8 = 0;
            for (int back = 0; back < 60; back++) {
                sumE8 += world.oracleE8(coin, second - back);
            }
            assertEquals(Math.round(sumE8 / 60.0), world.oracleAverageE8(coin, second, 60));
            assertEquals(world.oracleE8(coin, second), world.oracleAverageE8(coin, second, 1));
        }
    }

    @Test
    void oracleStaysWithinFewBasisPointsOfSpot() {
        for (int minute = 0; minute < 1_000; minute++) {
            long timeNs = NOON_NS + minute * Times.MINUTE_NS;
            double oracle = world.oracleE8(Coin.BTC, Times.toEpochSecond(timeNs)) * 1e-8;
            assertEquals(0, Math.log(oracle / world.price(Coin.BTC, timeNs)), 6e-4);
        }
    }

    @Test
    void refusesTimesBeforeTheWorld() {
        long tooEarlyNs = World.earliestNs() - 1;
        assertThrows(IllegalArgumentException.class, () -> world.price(Coin.BTC, tooEarlyNs));
        assertThrows(
                IllegalArgumentException.class,
                () -> world.candle(Coin.BTC, tooEarlyNs, Times.MINUTE_NS, NOON_NS));
    }

    @Test
    void refusesSettingsThatWouldCutAnOrderAtMidnight() {
        assertThrows(IllegalArgumentException.class, () -> new WorldSettings(17_281));
    }

    private static void assertCounted(List<SpotTrade> trades) {
        for (int k = 1; k < trades.size(); k++) {
            assertEquals(trades.get(k - 1).id() + 1, trades.get(k).id());
            assertTrue(trades.get(k - 1).timeNs() <= trades.get(k).timeNs());
        }
    }

    private static List<Question> questions(SplittableRandom random) {
        var questions = new ArrayList<Question>();
        Coin[] coins = Coin.values();
        for (int k = 0; k < 120; k++) {
            long day = random.nextLong(4) * 200;
            long timeNs = World.earliestNs() + day * Times.DAY_NS + random.nextLong(Times.DAY_NS);
            Coin coin = coins[random.nextInt(coins.length)];
            questions.add(new Question(coin, random.nextInt(7), timeNs + World.STEP_NS));
        }
        return questions;
    }

    private static long timeNs(String instant) {
        return Instant.parse(instant).getEpochSecond() * Times.SECOND_NS;
    }
}
