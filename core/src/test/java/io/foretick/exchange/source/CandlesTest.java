package io.foretick.exchange.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.venue.polymarket.Coin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class CandlesTest {

    private static final long START_NS = 1_791_158_400L * Times.SECOND_NS; // 2026-10-05
    private static final long FOREVER_NS = START_NS + 30 * Times.DAY_NS;

    private final World world = World.of(new Seed(11), new WorldSettings(17_280));

    @ParameterizedTest(name = "{0} s")
    @ValueSource(longs = {1, 60, 300, 3_600, 86_400, 2 * 86_400})
    void candlesAreTheFoldOfTheirTrades(long seconds) {
        long lengthNs = seconds * Times.SECOND_NS;
        for (int k = 0; k < 3; k++) {
            long startNs = START_NS + k * lengthNs;
            assertEquals(
                    folded(Coin.BTC, startNs, lengthNs, startNs + lengthNs),
                    world.candle(Coin.BTC, startNs, lengthNs, FOREVER_NS));
        }
    }

    @ParameterizedTest(name = "{0} s into it")
    @ValueSource(longs = {0, 1, 59, 60, 61, 1_800, 3_599, 3_600})
    void anOpenCandleHoldsTheTradesSoFar(long seconds) {
        long startNs = START_NS + 7 * Times.HOUR_NS;
        long nowNs = startNs + seconds * Times.SECOND_NS + 1_000;
        assertEquals(
                folded(Coin.SOL, startNs, Times.HOUR_NS, nowNs),
                world.candle(Coin.SOL, startNs, Times.HOUR_NS, nowNs));
    }

    @Test
    void aCandleThatStartsAmidAMinuteHoldsItsTradesOnly() {
        long startNs = START_NS + 17 * Times.SECOND_NS + 333;
        long lengthNs = 200 * Times.SECOND_NS;
        assertEquals(
                folded(Coin.ETH, startNs, lengthNs, FOREVER_NS),
                world.candle(Coin.ETH, startNs, lengthNs, FOREVER_NS));
    }

    @Test
    void aSecondWithoutTradesStandsAtTheLastPrice() {
        int empty = 0;
        for (int second = 0; second < 600; second++) {
            long startNs = START_NS + second * Times.SECOND_NS;
            Candle candle = world.candle(Coin.XRP, startNs, Times.SECOND_NS, FOREVER_NS);
            if (candle.trades() == 0) {
                empty++;
                long lastId = world.firstTradeIdAt(Coin.XRP, startNs) - 1;
                SpotTrade last = world.tradesFrom(Coin.XRP, lastId, 1, startNs).getFirst();
                assertEquals(last.priceE8(), candle.openE8());
                assertEquals(last.priceE8(), candle.lowE8());
                assertEquals(Candle.NO_TRADE, candle.firstTradeId());
            }
        }
        assertTrue(empty > 100, "empty seconds: " + empty);
    }

    @Test
    void candlesFollowEachOtherByTheNumbersOfTheirTrades() {
        long lastId = world.firstTradeIdAt(Coin.BTC, START_NS) - 1;
        for (int minute = 0; minute < 1_440; minute++) {
            long startNs = START_NS + minute * Times.MINUTE_NS;
            Candle candle = world.candle(Coin.BTC, startNs, Times.MINUTE_NS, FOREVER_NS);
            if (candle.trades() > 0) {
                assertEquals(lastId + 1, candle.firstTradeId());
                lastId = candle.lastTradeId();
            }
        }
        assertEquals(world.firstTradeIdAt(Coin.BTC, START_NS + Times.DAY_NS) - 1, lastId);
    }

    @Test
    void thousandMinutesTakeFractionsOfASecond() {
        World usual = World.of(new Seed(12), WorldSettings.USUAL);
        long beganNs = System.nanoTime();
        for (int minute = 0; minute < 1_000; minute++) {
            long startNs = START_NS + minute * Times.MINUTE_NS;
            assertTrue(usual.candle(Coin.BTC, startNs, Times.MINUTE_NS, FOREVER_NS).trades() >= 0);
        }
        long tookNs = System.nanoTime() - beganNs;
        System.out.printf("1,000 minutes, first time: %.0f ms%n", tookNs / 1e6);
        assertTrue(tookNs < 10 * Times.SECOND_NS, "took " + tookNs + " ns");
    }

    private Candle folded(Coin coin, long startNs, long lengthNs, long nowNs) {
        long untilNs = Math.min(startNs + lengthNs, nowNs);
        List<SpotTrade> trades = world.trades(coin, startNs, untilNs);
        if (trades.isEmpty()) {
            long lastId = world.firstTradeIdAt(coin, startNs) - 1;
            long lastE8 = world.tradesFrom(coin, lastId, 1, startNs).getFirst().priceE8();
            return new Candle(
                    startNs, lengthNs, lastE8, lastE8, lastE8, lastE8, 0, 0, 0, 0, 0, -1, -1);
        }
        List<SpotTrade> bought = trades.stream().filter(trade -> !trade.buyerIsMaker()).toList();
        return new Candle(
                startNs,
                lengthNs,
                trades.getFirst().priceE8(),
                trades.stream().mapToLong(SpotTrade::priceE8).max().orElseThrow(),
                trades.stream().mapToLong(SpotTrade::priceE8).min().orElseThrow(),
                trades.getLast().priceE8(),
                trades.stream().mapToLong(SpotTrade::quantityE8).sum(),
                trades.stream().mapToLong(SpotTrade::quoteE8).sum(),
                trades.size(),
                bought.stream().mapToLong(SpotTrade::quantityE8).sum(),
                bought.stream().mapToLong(SpotTrade::quoteE8).sum(),
                trades.getFirst().id(),
                trades.getLast().id());
    }
}
