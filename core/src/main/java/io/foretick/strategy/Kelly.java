package io.foretick.strategy;

import io.foretick.base.Checks;
import io.foretick.math.Elementary;

/// Fee-aware fractional Kelly sizing of a binary contract against the visible book. A pure
/// calculation on doubles: rounding and minimum sizes are [OrderSizing]'s, limits are `risk`'s.
/// Immutable, safe for any thread; no method allocates.
///
/// How it works: `alpha` is fractional Kelly as a power utility with risk aversion `1 / alpha`. At
/// one all-in price `c` the best ratio of the two wealths is `R = (p (1-c) / ((1-p) c))^alpha`,
/// hence the net trade `s = (R Wd - Wu) / ((1-c) + R c)`. The walk takes level after level while
/// `s` points to its side; because the utility is concave and `c` rises along the ladder this is
/// the optimum. The target depends on wealth in both states alone, so that repeating a decision
/// adds nothing, and `alpha = 0` goes flat.
///
/// @param alpha fraction of full Kelly, in `[0, 1]`
/// @param probabilityMargin how close to 0 and 1 a probability may come, in `(0, 1/2)`
/// @param fee taker fee of the market
public record Kelly(double alpha, double probabilityMargin, TakerFee fee) {

    /// A step below this share of the wealth is rounding noise, not a trade.
    private static final double NOISE = 1e-13;

    public Kelly {
        Checks.inRange(alpha, 0.0, 1.0, "alpha");
        Checks.inRange(probabilityMargin, Double.MIN_NORMAL, 0.49, "probabilityMargin");
    }

    /// Finds the best trade and leaves it in `trade`.
    ///
    /// @param probabilityUp the model's probability of Up, in `[0, 1]`
    /// @param wealthUp cash plus YES shares
    /// @param wealthDown cash plus NO shares
    public void walk(
            double probabilityUp,
            double wealthUp,
            double wealthDown,
            PriceLadder asks,
            PriceLadder bids,
            KellyTrade trade) {
        Checks.inRange(probabilityUp, 0.0, 1.0, "probabilityUp");
        Checks.finite(wealthUp, "wealthUp");
        Checks.finite(wealthDown, "wealthDown");
        double p = Math.clamp(probabilityUp, probabilityMargin, 1.0 - probabilityMargin);
        trade.start(p, wealthUp, wealthDown);
        if (wealthUp <= 0.0 && wealthDown <= 0.0) {
            trade.refuse(KellyTrade.Outcome.NO_WEALTH);
        } else if (isCrossed(asks, bids)) {
            trade.refuse(KellyTrade.Outcome.CROSSED);
        } else {
            walkAsks(asks, trade);
            if (!trade.isTrade()) {
                trade.restart();
                walkBids(bids, trade);
            }
        }
    }

    /// Replaces the trade by one of exactly `grossShares` on the same side, for instance after
    /// rounding, and books it against the ladder from the same start. What the ladder cannot fill
    /// is left out.
    public void take(KellyTrade trade, PriceLadder ladder, double grossShares) {
        boolean isBuy = trade.outcome() == KellyTrade.Outcome.BUY;
        trade.restart();
        double left = grossShares;
        for (int level = 0; level < ladder.count() && left > 0.0; level++) {
            double price = ladder.price(level);
            double allIn = isBuy ? fee.buyCost(price) : fee.sellProceeds(price);
            if (!(allIn > 0.0 && allIn < 1.0)) {
                trade.skipLevel();
                continue;
            }
            double gross = Math.min(left, ladder.size(level));
            left -= gross;
            if (isBuy) {
                trade.buy(price, gross, gross * fee.netShares(price), allIn);
            } else {
                trade.sell(price, gross, allIn);
            }
        }
    }

    /// The net YES trade that is best at one all-in price `cost` in `(0, 1)`: above zero buy, below
    /// zero sell.
    public double bestTrade(double probabilityUp, double wealthUp, double wealthDown, double cost) {
        double odds = probabilityUp * (1.0 - cost) / ((1.0 - probabilityUp) * cost);
        double ratio = alpha == 1.0 ? odds : Elementary.exp(alpha * Elementary.log(odds));
        return (ratio * wealthDown - wealthUp) / ((1.0 - cost) + ratio * cost);
    }

    private void walkAsks(PriceLadder asks, KellyTrade trade) {
        for (int level = 0; level < asks.count(); level++) {
            double price = asks.price(level);
            double cost = fee.buyCost(price);
            if (!(cost < 1.0)) {
                return;
            }
            if (cost <= 0.0) {
                trade.skipLevel(); // nobody gives shares away: a placeholder, not an offer
                continue;
            }
            double best = bestTrade(trade, cost);
            if (best <= noise(trade)) {
                return;
            }
            double netPerGross = fee.netShares(price);
            double net = Math.min(best, asks.size(level) * netPerGross);
            trade.buy(price, net / netPerGross, net, cost);
            if (net == best) {
                return;
            }
        }
    }

    private void walkBids(PriceLadder bids, KellyTrade trade) {
        for (int level = 0; level < bids.count(); level++) {
            double price = bids.price(level);
            double proceeds = fee.sellProceeds(price);
            if (!(proceeds > 0.0)) {
                return;
            }
            if (proceeds >= 1.0) {
                trade.skipLevel(); // nobody pays a full unit: a placeholder, not a bid
                continue;
            }
            double best = -bestTrade(trade, proceeds);
            if (best <= noise(trade)) {
                return;
            }
            double shares = Math.min(best, bids.size(level));
            trade.sell(price, shares, proceeds);
            if (shares == best) {
                return;
            }
        }
    }

    private double bestTrade(KellyTrade trade, double cost) {
        return bestTrade(trade.probabilityUp(), trade.wealthUp(), trade.wealthDown(), cost);
    }

    private boolean isCrossed(PriceLadder asks, PriceLadder bids) {
        return asks.count() > 0
                && bids.count() > 0
                && fee.sellProceeds(bids.price(0)) >= fee.buyCost(asks.price(0));
    }

    private static double noise(KellyTrade trade) {
        return NOISE * Math.max(Math.abs(trade.wealthUp()), Math.abs(trade.wealthDown()));
    }
}
