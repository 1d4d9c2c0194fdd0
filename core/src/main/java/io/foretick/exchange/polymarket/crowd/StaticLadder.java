package io.foretick.exchange.polymarket.crowd;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.exchange.polymarket.match.ListedMarket;
import io.foretick.exchange.polymarket.match.MatchEngine;
import io.foretick.exchange.polymarket.match.OrderRequest;
import io.foretick.exchange.price.Draws;

/// The few orders about one half that stand in a market before anybody works on it.
final class StaticLadder {

    private static final int LEVELS = 4;
    private static final long SHARES_MIN = 50;
    private static final long SHARES_MAX = 300;

    private StaticLadder() {}

    static void place(MatchEngine engine, Seed seed, ListedMarket market, long nowNs) {
        var draws = new Draws(seed.split("ladder").split(market.slug()));
        long tickE8 = E8.ONE / 100;
        for (int level = 1; level <= LEVELS; level++) {
            order(engine, market, Side.BUY, E8.ONE / 2 - level * tickE8, draws, nowNs);
            order(engine, market, Side.SELL, E8.ONE / 2 + level * tickE8, draws, nowNs);
        }
    }

    static void withdraw(MatchEngine engine, ListedMarket market, long nowNs) {
        engine.cancelAll(owner(market), nowNs);
    }

    private static void order(
            MatchEngine engine,
            ListedMarket market,
            Side side,
            long priceE8,
            Draws draws,
            long nowNs) {
        long sharesE8 = draws.whole(SHARES_MIN, SHARES_MAX) * E8.ONE;
        long cashE8 = E8.multiply(priceE8, sharesE8);
        engine.place(
                new OrderRequest(
                        owner(market) + " " + side + " " + priceE8,
                        Maker.ACCOUNT,
                        owner(market),
                        market.upToken(),
                        side,
                        side == Side.BUY ? cashE8 : sharesE8,
                        side == Side.BUY ? sharesE8 : cashE8,
                        TimeInForce.GTC,
                        0,
                        true),
                nowNs);
    }

    private static String owner(ListedMarket market) {
        return "house ladder " + market.slug();
    }
}
