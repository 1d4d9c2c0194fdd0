package io.foretick.strategy.distance;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Outcome;
import io.foretick.market.SpotPrice;
import io.foretick.market.second.TradeFlow;
import io.foretick.strategy.MarketView;

import org.jspecify.annotations.Nullable;

/// What document D's strategies read off a market: shares of the strike, so that one threshold fits
/// every coin. Stateless; no method allocates.
final class Distance {

    private Distance() {}

    /// `(S - K) / K`: the price over the strike, less one. The price is that of the spot pair in
    /// the terms of the market's rule, so that a basis to the oracle is no distance. NaN if either
    /// is not known.
    static double ofPrice(MarketView view) {
        long strikeE8 = view.slot().strikeE8();
        if (strikeE8 <= 0) {
            return Double.NaN;
        }
        double strike = E8.toDouble(strikeE8);
        return (view.price() - strike) / strike;
    }

    /// The side that a distance speaks for: Up from zero on, as the tie.
    static Outcome side(double distance) {
        return distance >= 0 ? Outcome.UP : Outcome.DOWN;
    }

    /// Part of the window that is left, in `[0, 1]`.
    static double timeLeft(MarketView view) {
        double length = Times.seconds(view.slot().comparedWindow().lengthNs());
        return Math.clamp(view.secondsToEnd() / length, 0, 1);
    }

    /// Move of the spot pair over its trades of the last thirty seconds, as a share of the strike a
    /// second; NaN without two trades apart in time.
    static double speed(MarketView view) {
        TradeFlow flow = flow(view);
        long strikeE8 = view.slot().strikeE8();
        return flow == null || strikeE8 <= 0
                ? Double.NaN
                : flow.pricePerSecond(view.nowNs()) / E8.toDouble(strikeE8);
    }

    /// The trades of the coin's spot pair; null where none is listed.
    static @Nullable TradeFlow flow(MarketView view) {
        SpotPrice spot = view.prices().spot();
        return spot == null ? null : spot.flow();
    }
}
