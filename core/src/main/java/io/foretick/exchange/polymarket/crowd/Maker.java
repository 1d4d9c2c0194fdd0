package io.foretick.exchange.polymarket.crowd;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.exchange.polymarket.match.BookView;
import io.foretick.exchange.polymarket.match.ListedMarket;
import io.foretick.exchange.polymarket.match.MatchEngine;
import io.foretick.exchange.polymarket.match.OpenOrder;
import io.foretick.exchange.polymarket.match.OrderRequest;
import io.foretick.exchange.price.Draws;
import io.foretick.exchange.price.Noise;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// One maker of one market: sees the fair value some seconds late and with an error that wanders,
/// and keeps some levels on each side of it. What rests is the engine's to know. Owned by its
/// market's crowd.
final class Maker {

    static final String ACCOUNT = "house makers";

    private static final double ERROR_SIZE = 0.02; // in the middle; none at the edges
    private static final double FAIR_MIN = 0.004;
    private static final int SPAN_TICKS = 10; // an order further behind is given up
    private static final int ADDED_MAX = 2; // orders on each side in one look
    private static final double SHARES_MIN = 20;
    private static final double SHARES_MAX = 500;
    private static final double REFRESH = 0.5; // chance to renew one order, so that books live

    private final ListedMarket market;
    private final String owner;
    private final int levels;
    private final long lagNs;
    private final double halfSpread;
    private final Noise slowError;
    private final Noise fastError;
    private long orders;

    Maker(Seed seed, ListedMarket market, int number, int levels) {
        this.market = market;
        this.owner = ACCOUNT + " " + number + " " + market.slug();
        this.levels = levels;
        var draws = new Draws(seed);
        this.lagNs = draws.whole(500, 4_000) * Times.MILLI_NS;
        this.halfSpread = 0.005 + 0.01 * draws.unit();
        this.slowError = new Noise(seed.split("slow"), 120 * Times.SECOND_NS);
        this.fastError = new Noise(seed.split("fast"), 15 * Times.SECOND_NS);
    }

    /// Where it wants its best bid and ask, in the view of Up.
    private record Quote(long bidE8, long askE8, long tickE8) {

        static Quote about(double fair, double half, long tickE8) {
            long top = E8.ONE / tickE8 - 1;
            double tick = E8.toDouble(tickE8);
            long bid = Math.clamp((long) Math.floor((fair - half) / tick), 1, top - 1);
            long ask = Math.clamp((long) Math.ceil((fair + half) / tick), bid + 1, top);
            return new Quote(bid * tickE8, ask * tickE8, tickE8);
        }
    }

    /// Brings its orders to where it now wants them.
    void look(MatchEngine engine, FairValue fair, Draws draws, long nowNs) {
        BookView book = engine.book(market.upToken()).orElse(null);
        if (book == null) {
            return;
        }
        Quote quote = quote(fair, book.tickE8(), nowNs);
        withdraw(engine, quote, draws, nowNs);
        provide(engine, Side.BUY, quote, draws, nowNs);
        provide(engine, Side.SELL, quote, draws, nowNs);
    }

    private Quote quote(FairValue fair, long tickE8, long nowNs) {
        double seen = fair.upAt(market, nowNs - lagNs);
        double error = 0.8 * slowError.at(nowNs) + 0.6 * fastError.at(nowNs);
        double room = 4 * seen * (1 - seen);
        double quoted = Math.clamp(seen + ERROR_SIZE * error * room, FAIR_MIN, 1 - FAIR_MIN);
        boolean early = nowNs < market.window().startNs();
        double half = halfSpread * (early ? 2 : 1) * Math.max(0.1, room);
        return Quote.about(quoted, half, tickE8);
    }

    // Cancels what is too good, too far away, or off the grid of a new quote.
    private void withdraw(MatchEngine engine, Quote quote, Draws draws, long nowNs) {
        List<OpenOrder> resting = engine.openOrders(owner);
        List<String> unwanted = new ArrayList<>();
        for (OpenOrder order : resting) {
            boolean bid = bookSide(order) == Side.BUY;
            long upE8 = upPriceE8(order);
            long behindE8 = bid ? quote.bidE8 - upE8 : upE8 - quote.askE8;
            if (behindE8 < 0 || behindE8 > SPAN_TICKS * quote.tickE8) {
                unwanted.add(order.id());
            }
        }
        if (unwanted.isEmpty() && !resting.isEmpty() && draws.chance(REFRESH)) {
            unwanted.add(resting.get((int) draws.whole(0, resting.size())).id());
        }
        if (!unwanted.isEmpty()) {
            engine.cancel(owner, unwanted, nowNs);
        }
    }

    private void provide(MatchEngine engine, Side side, Quote quote, Draws draws, long nowNs) {
        Set<Long> taken = new HashSet<>();
        for (OpenOrder order : engine.openOrders(owner)) {
            if (bookSide(order) == side) {
                taken.add(upPriceE8(order));
            }
        }
        long stepE8 = side == Side.BUY ? -quote.tickE8 : quote.tickE8;
        long priceE8 = side == Side.BUY ? quote.bidE8 : quote.askE8;
        for (int added = 0; added < ADDED_MAX && taken.size() < levels; added++) {
            while (taken.contains(priceE8)) {
                priceE8 += stepE8;
            }
            if (priceE8 < quote.tickE8 || priceE8 > E8.ONE - quote.tickE8) {
                return;
            }
            place(engine, side, priceE8, draws, nowNs);
            taken.add(priceE8);
        }
    }

    // Half of its orders are for the other token, so that a match may mint or merge a pair. It does
    // not cross: what the book does not take it leaves for its next look.
    private void place(MatchEngine engine, Side side, long upPriceE8, Draws draws, long nowNs) {
        boolean onUp = draws.chance(0.5);
        double share = draws.unit();
        long shares = Math.round(SHARES_MIN + (SHARES_MAX - SHARES_MIN) * share * share);
        long sharesE8 = shares * E8.ONE;
        long priceE8 = onUp ? upPriceE8 : E8.ONE - upPriceE8;
        Side own = onUp ? side : side.opposite();
        long cashE8 = E8.multiply(priceE8, sharesE8);
        orders++;
        engine.place(
                new OrderRequest(
                        owner + " " + orders,
                        ACCOUNT,
                        owner,
                        onUp ? market.upToken() : market.downToken(),
                        own,
                        own == Side.BUY ? cashE8 : sharesE8,
                        own == Side.BUY ? sharesE8 : cashE8,
                        TimeInForce.GTC,
                        0,
                        true),
                nowNs);
    }

    private Side bookSide(OpenOrder order) {
        boolean up = order.tokenId().equals(market.upToken());
        return up ? order.side() : order.side().opposite();
    }

    private long upPriceE8(OpenOrder order) {
        boolean up = order.tokenId().equals(market.upToken());
        return up ? order.priceE8() : E8.ONE - order.priceE8();
    }
}
