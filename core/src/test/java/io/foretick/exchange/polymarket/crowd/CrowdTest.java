package io.foretick.exchange.polymarket.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.event.Resolution;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.exchange.polymarket.market.Directory;
import io.foretick.exchange.polymarket.market.Settlement;
import io.foretick.exchange.polymarket.market.SettlementPrices;
import io.foretick.exchange.polymarket.match.BookView;
import io.foretick.exchange.polymarket.match.LevelChange;
import io.foretick.exchange.polymarket.match.ListedMarket;
import io.foretick.exchange.polymarket.match.MatchEngine;
import io.foretick.exchange.polymarket.match.MatchListener;
import io.foretick.exchange.polymarket.match.MatchSettings;
import io.foretick.exchange.polymarket.match.OrderReport;
import io.foretick.exchange.polymarket.match.OrderRequest;
import io.foretick.exchange.polymarket.match.PlaceAnswer;
import io.foretick.exchange.polymarket.match.TradeReport;
import io.foretick.exchange.source.Candle;
import io.foretick.exchange.source.World;
import io.foretick.exchange.source.WorldSettings;
import io.foretick.venue.polymarket.Coin;

import org.junit.jupiter.api.Test;

import java.util.List;

/// The crowd, driven by hand.
final class CrowdTest {

    private static final World WORLD = World.of(new Seed(11), WorldSettings.USUAL);
    private static final long START_NS = 1_790_899_200L * Times.SECOND_NS;
    private static final long STEP_NS = 250 * Times.MILLI_NS;

    private static final SettlementPrices PRICES =
            new SettlementPrices() {
                @Override
                public long oracleAverageE8(Coin coin, long epochSecond) {
                    return WORLD.oracleAverageE8(coin, epochSecond, 60);
                }

                @Override
                public long candleOpenE8(Coin coin, long startNs) {
                    return candle(coin, startNs).openE8();
                }

                @Override
                public long candleCloseE8(Coin coin, long endNs) {
                    return candle(coin, endNs - Times.MINUTE_NS).closeE8();
                }

                private Candle candle(Coin coin, long startNs) {
                    long endNs = startNs + Times.MINUTE_NS;
                    return WORLD.candle(coin, startNs, Times.MINUTE_NS, endNs);
                }
            };

    private static final class Counter implements MatchListener {
        private int changes;
        private int trades;

        @Override
        public void bookChanged(ListedMarket market, List<LevelChange> levels, long nowNs) {
            changes++;
        }

        @Override
        public void traded(TradeReport trade) {
            trades++;
        }

        @Override
        public void order(OrderReport report) {}

        @Override
        public void tradeState(TradeReport trade) {}

        @Override
        public void tickChanged(ListedMarket market, long oldE8, long newE8, long nowNs) {}

        @Override
        public void resolved(ListedMarket market, Resolution resolution, long nowNs) {}

        @Override
        public void delayEnded(String orderId, PlaceAnswer answer, long nowNs) {}
    }

    private final Counter counter = new Counter();
    private final MatchEngine engine = new MatchEngine(MatchSettings.usual(new Seed(1)), counter);
    private final Settlement settlement = new Settlement(PRICES, new Seed(2));
    private final Crowd crowd = new Crowd(new Seed(3), CrowdSettings.USUAL, WORLD, settlement);

    private ListedMarket open(String slug, long nowNs) {
        ListedMarket market = new Directory().ofSlug(slug, nowNs).orElseThrow().market();
        crowd.openAccounts(engine);
        engine.list(market, nowNs);
        crowd.enter(engine, market, nowNs);
        return market;
    }

    private void runUntil(long fromNs, long untilNs, Runnable check) {
        for (long nowNs = fromNs; nowNs < untilNs; nowNs += STEP_NS) {
            engine.advance(nowNs);
            crowd.run(engine, nowNs);
            check.run();
        }
    }

    @Test
    void keepsAnHoursBookUncrossedAndTwoSided() {
        long fromNs = START_NS - START_NS % Times.HOUR_NS + Times.HOUR_NS;
        String slug =
                new Directory()
                        .listed(fromNs).stream()
                                .map(listing -> listing.market())
                                .filter(market ->
                                        market.coin() == Coin.ETH
                                                && market.window().startNs() == fromNs
                                                && market.window().lengthNs() == Times.HOUR_NS)
                                .findFirst()
                                .orElseThrow()
                                .slug();
        ListedMarket market = open(slug, fromNs - Times.MINUTE_NS);
        runUntil(
                fromNs - Times.MINUTE_NS + STEP_NS,
                fromNs + Times.HOUR_NS,
                () -> {
                    BookView book = engine.book(market.upToken()).orElseThrow();
                    assertTrue(book.bestBidE8() > 0, book::toString);
                    assertTrue(book.bestAskE8() > book.bestBidE8(), book::toString);
                });
        double changesPerSecond = counter.changes / 3_660.0;
        assertTrue(changesPerSecond > 1.5 && changesPerSecond < 6, "rate " + changesPerSecond);
        assertTrue(counter.trades > 60, "trades " + counter.trades);
    }

    @Test
    void quotesTheOutcomeWhenItIsKnown() {
        ListedMarket market = open("btc-updown-5m-1790899200", START_NS);
        long afterNs = market.window().endNs() + 15 * Times.SECOND_NS;
        runUntil(START_NS + STEP_NS, afterNs, () -> {});
        BookView book = engine.book(market.upToken()).orElseThrow();
        if (settlement.resolution(market) == Resolution.UP) {
            assertTrue(book.bestBidE8() > E8.parse("0.97"), book::toString);
        } else {
            assertTrue(book.bestAskE8() < E8.parse("0.03"), book::toString);
        }
    }

    @Test
    void takesAClientsOrderThatIsTooGood() {
        ListedMarket market = open("btc-updown-5m-1790899200", START_NS - Times.MINUTE_NS);
        engine.open("0xclient", 10_000 * E8.ONE);
        runUntil(START_NS - Times.MINUTE_NS, START_NS + Times.SECOND_NS, () -> {});
        long nowNs = START_NS + Times.SECOND_NS;
        long priceE8 = engine.book(market.upToken()).orElseThrow().bestAskE8() - E8.ONE / 100;
        engine.place(
                new OrderRequest(
                        "0xorder",
                        "0xclient",
                        "key",
                        market.upToken(),
                        Side.BUY,
                        E8.multiply(priceE8, 20 * E8.ONE),
                        20 * E8.ONE,
                        TimeInForce.GTC,
                        0,
                        false),
                nowNs);
        runUntil(nowNs, nowNs + 4 * Times.MINUTE_NS, () -> {});
        assertTrue(engine.tokensE8("0xclient", market.upToken()) > 0);
    }

    @Test
    void leavesMarketsThatStartLaterWithAFewStillOrders() {
        long nowNs = START_NS - Times.HOUR_NS;
        ListedMarket market = open("btc-updown-5m-1790899200", nowNs);
        int before = counter.changes;
        runUntil(nowNs + STEP_NS, nowNs + 10 * Times.MINUTE_NS, () -> {});
        assertEquals(before, counter.changes);
        BookView book = engine.book(market.upToken()).orElseThrow();
        assertEquals(E8.parse("0.49"), book.bestBidE8());
        assertEquals(E8.parse("0.51"), book.bestAskE8());
    }
}
