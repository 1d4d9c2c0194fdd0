package io.foretick.exchange.polymarket.crowd;

import io.foretick.base.E8;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.exchange.polymarket.match.BookView;
import io.foretick.exchange.polymarket.match.ListedMarket;
import io.foretick.exchange.polymarket.match.MatchEngine;
import io.foretick.exchange.polymarket.match.OrderRequest;
import io.foretick.exchange.price.Draws;

/// Those who take what rests in one market: some because it is cheap, most for no reason. Owned by
/// its market's crowd.
final class Takers {

    static final String ACCOUNT = "house takers";

    private static final double INFORMED = 0.4; // share of those who know the fair value
    private static final double EDGE = 0.01; // what makes them act
    private static final long SLIPPAGE_TICKS = 2;
    private static final long SHARES_MIN = 5;
    private static final long SHARES_MAX = 61; // one beyond the most

    private final ListedMarket market;
    private long orders;

    Takers(ListedMarket market) {
        this.market = market;
    }

    /// One of them comes.
    void come(MatchEngine engine, FairValue fair, Draws draws, long nowNs) {
        BookView book = engine.book(market.upToken()).orElse(null);
        if (book == null
                || book.bestBidE8() == BookView.NO_PRICE
                || book.bestAskE8() == BookView.NO_PRICE) {
            return;
        }
        boolean buys = draws.chance(0.5);
        if (draws.chance(INFORMED)) {
            double value = fair.upAt(market, nowNs);
            buys = value > E8.toDouble(book.bestAskE8()) + EDGE;
            if (!buys && value > E8.toDouble(book.bestBidE8()) - EDGE) {
                return; // nothing is cheap
            }
        }
        take(engine, book, buys, draws, nowNs);
    }

    /// Takes what stands beyond a price that all makers think fair, as a client's stale order does.
    void take(MatchEngine engine, BookView book, boolean buys, Draws draws, long nowNs) {
        long tickE8 = book.tickE8();
        long worstE8 =
                buys
                        ? book.bestAskE8() + SLIPPAGE_TICKS * tickE8
                        : book.bestBidE8() - SLIPPAGE_TICKS * tickE8;
        long limitE8 = Math.clamp(worstE8, tickE8, E8.ONE - tickE8);
        long sharesE8 = draws.whole(SHARES_MIN, SHARES_MAX) * E8.ONE;
        boolean onUp = draws.chance(0.5);
        Side own = buys == onUp ? Side.BUY : Side.SELL;
        orders++;
        engine.place(
                OrderRequest.ofHouse(
                        ACCOUNT + " " + market.slug() + " " + orders,
                        ACCOUNT,
                        onUp ? market.upToken() : market.downToken(),
                        own,
                        onUp ? limitE8 : E8.ONE - limitE8,
                        sharesE8,
                        TimeInForce.FAK),
                nowNs);
    }
}
