package io.foretick.strategy.distance;

import io.foretick.base.Checks;
import io.foretick.base.E8;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.market.Book;
import io.foretick.market.Costs;
import io.foretick.math.Elementary;
import io.foretick.strategy.Gate;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.Signal;

/// Buys a token at its best ask if its fair price is far enough above, with half of Kelly's stake:
/// `clamp(edge / 2 / (1 - ask), 0, 0.15)` of the largest position, and no more than the strategy's
/// own part of it. Immutable; no method allocates.
///
/// @param edgeMin least fair price less ask
/// @param sizeMax largest stake, as a share of `positionUsdMax`
/// @param positionUsdMax largest position of a market, in USD
record AskBuyer(double edgeMin, double sizeMax, double positionUsdMax) {

    /// No stake is larger, whatever the strategy.
    static final double KELLY_MAX = 0.15;

    /// A fair price of 0.85 less an ask of 0.80 is an edge of 0.05, but not in binary.
    private static final double ROUNDING = 1e-9;

    private static final double HALF = 0.5;
    private static final long STAKE_MIN_E8 = E8.ONE; // the venue takes no smaller buy
    private static final long LOT_E8 = E8.ONE / 100; // orders have two decimals of a share

    AskBuyer {
        Checks.inRange(edgeMin, 0, 1, "edge_min");
        Checks.inRange(sizeMax, 0, 1, "size_max");
        Checks.inRange(positionUsdMax, 0, 1e9, "max_position_usd");
    }

    /// The best ask of a token, in its own price; that of Down mirrors the bid for Up. Zero where
    /// nothing is offered.
    static long askE8(MarketView view, Outcome token) {
        Book book = view.slot().book();
        return token == Outcome.UP ? book.asks().bestE8(0) : E8.ONE - book.bids().bestE8(E8.ONE);
    }

    /// Share of the largest position to stake.
    double stake(double fair, double ask) {
        return Math.min(Math.clamp(HALF * (fair - ask) / (1 - ask), 0, KELLY_MAX), sizeMax);
    }

    /// Says what to buy of a token that is worth `fair`.
    void buy(MarketView view, Outcome token, double fair, double confidence, Signal signal) {
        long askE8 = askE8(view, token);
        long tickE8 = view.slot().tickE8();
        if (askE8 == 0) {
            signal.refuse(Gate.EMPTY_BOOK);
            return;
        }
        if (askE8 < tickE8 || askE8 > E8.ONE - tickE8) {
            signal.refuse(Gate.OFF_TICK);
            return;
        }
        double ask = E8.toDouble(askE8);
        double edge = fair - ask;
        if (!(edge >= edgeMin - ROUNDING)) { // false for NaN
            signal.refuse(Gate.NO_EDGE);
            return;
        }
        double stake = stake(fair, ask);
        long sharesE8 = sharesE8(view, stake, askE8);
        if (sharesE8 == 0) {
            signal.refuse(Gate.SIZE_TOO_SMALL);
            return;
        }
        signal.want(token, Side.BUY, askE8, sharesE8);
        signal.because(fair, edge, confidence, gainLog(fair, ask, stake));
    }

    /// Shares that the stake buys at the ask, as far as cash goes; zero if that is less than the
    /// venue takes.
    private long sharesE8(MarketView view, double stake, long askE8) {
        long stakeE8 = Math.min(E8.ofDouble(stake * positionUsdMax), view.cashE8());
        long sharesE8 = E8.divide(stakeE8, askE8) / LOT_E8 * LOT_E8;
        boolean enough =
                sharesE8 >= Math.max(LOT_E8, view.slot().terms().minimumSizeE8())
                        && Costs.cashE8(askE8, sharesE8) >= STAKE_MIN_E8;
        return enough ? sharesE8 : 0;
    }

    /// Growth of the largest position that the stake is expected to bring, before the fee.
    private static double gainLog(double fair, double ask, double stake) {
        return fair * Elementary.log1p(stake * (1 - ask) / ask)
                + (1 - fair) * Elementary.log1p(-stake);
    }
}
