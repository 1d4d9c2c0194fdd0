package io.foretick.strategy;

import io.foretick.base.Checks;
import io.foretick.math.Elementary;

/// Prices at which a maker with the present inventory is glad to be filled; makers pay no fee.
/// Where to cancel and how far adverse selection reaches are the strategy's. Immutable, safe for
/// any thread; no method allocates.
///
/// How it works: the reservation price is the one at which the best trade is zero, `1 / (1 +
/// (1-p)/p (Wu/Wd)^(1/alpha))`: the probability itself when flat, lower when long. At a given size
/// the best trade falls as the price rises, and so does the gain of a bid, hence both are inverted
/// by bisection on their side of the reservation price.
///
/// @param alpha fraction of full Kelly, in `(0, 1]`
public record MakerQuote(double alpha) {

    /// Stands for a price that does not exist; test with `Double.isNaN`.
    public static final double NO_PRICE = Double.NaN;

    private static final int STEPS_MAX = 1_100; // from the largest to the smallest double

    public MakerQuote {
        Checks.inRange(alpha, Double.MIN_NORMAL, 1.0, "alpha");
    }

    /// The price at which the present inventory is the best one.
    ///
    /// @param p probability of Up, in `(0, 1)`
    /// @param wealthUp cash plus YES shares
    /// @param wealthDown cash plus NO shares
    public double reservation(double p, double wealthUp, double wealthDown) {
        checkProbability(p);
        double ratio = Math.max(wealthUp, 0.0) / Math.max(wealthDown, 0.0);
        if (!(ratio >= 0.0)) {
            return p; // nothing to lose in either state
        }
        return 1.0 / (1.0 + (1.0 - p) / p * Elementary.pow(ratio, 1.0 / alpha));
    }

    /// The price at which buying exactly `size` is best.
    public double bidForSize(double p, double wealthUp, double wealthDown, double size) {
        Checks.inRange(size, Double.MIN_NORMAL, Double.MAX_VALUE, "size");
        double low = 0.0;
        double high = reservation(p, wealthUp, wealthDown);
        for (int step = 0; step < STEPS_MAX; step++) {
            double middle = 0.5 * (low + high);
            if (middle <= low || middle >= high) {
                break;
            }
            if (wantsMore(p, wealthUp, wealthDown, size, middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The price at which selling exactly `size` is best.
    public double offerForSize(double p, double wealthUp, double wealthDown, double size) {
        return 1.0
                - bidForSize(1.0 - p, /* wealthUp= */ wealthDown, /* wealthDown= */ wealthUp, size);
    }

    /// The highest bid for `size`, not above the reservation price, whose fill is expected to add
    /// at least `gainMin`; [#NO_PRICE] if there is none.
    public double bidForGain(
            double p, double wealthUp, double wealthDown, double size, double gainMin) {
        Checks.inRange(size, Double.MIN_NORMAL, Double.MAX_VALUE, "size");
        double low = 0.0;
        double high = reservation(p, wealthUp, wealthDown);
        if (bidGain(p, wealthUp, wealthDown, size, high) >= gainMin) {
            return high;
        }
        if (!(bidGain(p, wealthUp, wealthDown, size, low) > gainMin)) {
            return NO_PRICE;
        }
        for (int step = 0; step < STEPS_MAX; step++) {
            double middle = 0.5 * (low + high);
            if (middle <= low || middle >= high) {
                break;
            }
            if (bidGain(p, wealthUp, wealthDown, size, middle) >= gainMin) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The lowest offer for `size`, not below the reservation price, whose fill is expected to add
    /// at least `gainMin`; [#NO_PRICE] if there is none.
    public double offerForGain(
            double p, double wealthUp, double wealthDown, double size, double gainMin) {
        return 1.0
                - bidForGain(
                        1.0 - p,
                        /* wealthUp= */ wealthDown,
                        /* wealthDown= */ wealthUp,
                        size,
                        gainMin);
    }

    /// Expected growth when a bid for `size` at `price` is filled.
    public static double bidGain(
            double p, double wealthUp, double wealthDown, double size, double price) {
        double up = wealthUp + size * (1.0 - price);
        double down = wealthDown - size * price;
        if (wealthUp <= 0.0 || wealthDown <= 0.0 || down <= 0.0) {
            return down > 0.0 && up > 0.0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        return p * Elementary.log1p(size * (1.0 - price) / wealthUp)
                + (1.0 - p) * Elementary.log1p(-size * price / wealthDown);
    }

    /// A post-only bid: on the tick, below the best offer; zero where no bid is possible.
    public static long postOnlyBidE8(long priceE8, long bestAskE8, long tickE8) {
        long cappedE8 = Math.min(priceE8, bestAskE8 - tickE8);
        return Math.max(OrderSizing.floorToTickE8(cappedE8, tickE8), 0);
    }

    /// A post-only offer: on the tick, above the best bid.
    public static long postOnlyOfferE8(long priceE8, long bestBidE8, long tickE8) {
        long cappedE8 = Math.max(priceE8, bestBidE8 + tickE8);
        return OrderSizing.ceilToTickE8(cappedE8, tickE8);
    }

    /// Whether after buying `size` at `price` the wealth ratio is still below the best one.
    private boolean wantsMore(
            double p, double wealthUp, double wealthDown, double size, double price) {
        double up = wealthUp + size * (1.0 - price);
        double down = wealthDown - size * price;
        if (down <= 0.0) {
            return false;
        }
        double odds = p * (1.0 - price) / ((1.0 - p) * price);
        return up < down * Elementary.exp(alpha * Elementary.log(odds));
    }

    private static void checkProbability(double p) {
        Checks.inRange(p, Double.MIN_NORMAL, Math.nextDown(1.0), "p");
    }
}
