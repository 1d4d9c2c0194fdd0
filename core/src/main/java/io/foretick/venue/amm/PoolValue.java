package io.foretick.venue.amm;

import io.foretick.base.Checks;
import io.foretick.math.Elementary;

/// What liquidity is worth as the price moves, and what it loses against holding and against
/// arbitrage. Prices and values in any one unit, without fees earned. Stateless.
///
/// Sources: Adams and others, "Uniswap v3 Core" (2021), section 6.2; Milionis, Moallemi,
/// Roughgarden and Zhang, "Automated Market Making and Loss-Versus-Rebalancing" (2022).
public final class PoolValue {

    private PoolValue() {}

    /// Value in quote of the liquidity `L = sqrt(x y)` of a full range: `2 L sqrt(P)`.
    public static double fullRange(double liquidity, double price) {
        return 2.0 * liquidity * Math.sqrt(price);
    }

    /// Impermanent loss of a full range as a share of the value held, never above 0: `2 sqrt(r) /
    /// (1 + r) - 1`, written as `-(1 - sqrt r)^2 / (1 + r)`.
    ///
    /// @param priceRatio price now over price at the deposit
    public static double impermanentLoss(double priceRatio) {
        double gap = 1.0 - Math.sqrt(priceRatio);
        return -gap * gap / (1.0 + priceRatio);
    }

    /// Loss against rebalancing of a full range, as a share of its value for each unit of time:
    /// `sigma^2 / 8`.
    ///
    /// @param sigma deviation of the log price over the square root of one unit of time
    public static double rebalancingLossShare(double sigma) {
        return sigma * sigma / 8.0;
    }

    /// Liquidity between two prices.
    ///
    /// @param liquidity `L` of the literature, in `sqrt(base quote)`
    public record Range(double liquidity, double low, double high) {

        public Range {
            Checks.inRange(low, Double.MIN_NORMAL, high, "low");
        }

        /// Base that the range holds at this price.
        public double base(double price) {
            double root = Math.sqrt(Math.clamp(price, low, high));
            return liquidity * (1.0 / root - 1.0 / Math.sqrt(high));
        }

        /// Quote that the range holds at this price.
        public double quote(double price) {
            return liquidity * (Math.sqrt(Math.clamp(price, low, high)) - Math.sqrt(low));
        }

        /// Value in quote: `L P (1/sqrt a - 1/sqrt b)` below the range, `L (2 sqrt P - P/sqrt b -
        /// sqrt a)` inside, `L (sqrt b - sqrt a)` above.
        public double value(double price) {
            return base(price) * price + quote(price);
        }

        /// Value at `price` of the coins that the range held at `priceAtStart`.
        public double heldValue(double priceAtStart, double price) {
            return base(priceAtStart) * price + quote(priceAtStart);
        }

        /// Impermanent loss as a share of the value held, never above 0 but for rounding.
        public double impermanentLoss(double priceAtStart, double price) {
            return value(price) / heldValue(priceAtStart, price) - 1.0;
        }

        /// Loss against rebalancing in quote for each unit of time: `sigma^2 P^2 |V''(P)| / 2`,
        /// which is `L sigma^2 sqrt(P) / 4` inside the range and 0 outside.
        public double rebalancingLoss(double price, double sigma) {
            boolean inside = price >= low && price <= high;
            return inside ? liquidity * sigma * sigma * Math.sqrt(price) / 4.0 : 0.0;
        }
    }

    /// Share of the loss to arbitrage that is left where blocks come at random and the fee keeps
    /// small gaps open: `1 / (1 + f sqrt(2 / dt) / sigma)`.
    ///
    /// @param feeShare the pool's fee
    /// @param blockMean mean time of a block, in the unit of time of `sigma`
    public static double lossLeftWithFee(double feeShare, double blockMean, double sigma) {
        double feeLog = -Elementary.log1p(-feeShare);
        return 1.0 / (1.0 + feeLog * Math.sqrt(2.0 / blockMean) / sigma);
    }
}
