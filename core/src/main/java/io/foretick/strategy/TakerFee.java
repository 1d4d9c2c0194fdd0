package io.foretick.strategy;

import io.foretick.base.Checks;
import io.foretick.math.Elementary;

/// The taker's fee of one market: `rate (k (1 - k))^exponent` a share at price `k`, and what it
/// makes of a price. Estimates in doubles, not for booking. Immutable.
///
/// @param rate fee factor of the market, in `[0, 1]`
/// @param exponent power of `k (1 - k)`, in `[0, 8]`
/// @param mode what a buyer's fee is paid in
public record TakerFee(double rate, double exponent, Mode mode) {

    /// What a buyer's fee is paid in; a seller always pays in collateral.
    public enum Mode {
        /// Paid on top of the price.
        COLLATERAL,
        /// Withheld from the shares bought.
        SHARES
    }

    /// No fee: makers, and markets without one.
    public static final TakerFee NONE = new TakerFee(0.0, 1.0, Mode.COLLATERAL);

    public TakerFee {
        Checks.inRange(rate, 0.0, 1.0, "rate");
        Checks.inRange(exponent, 0.0, 8.0, "exponent");
    }

    /// Collateral a gross share, at price `k` in `[0, 1]`.
    public double perShare(double price) {
        double spread = price * (1.0 - price);
        if (rate == 0.0) {
            return 0.0;
        }
        // The exponents that markets have; any other costs a logarithm and an exponential.
        return rate * (exponent == 1.0 ? spread : power(spread));
    }

    private double power(double spread) {
        return exponent == 2.0 ? spread * spread : Elementary.pow(spread, exponent);
    }

    /// Shares received for one share paid at `price`; zero or less where the fee eats all.
    public double netShares(double price) {
        return switch (mode) {
            case COLLATERAL -> 1.0;
            case SHARES -> rate == 0.0 ? 1.0 : 1.0 - perShare(price) / price;
        };
    }

    /// Collateral paid for one share received.
    public double buyCost(double price) {
        return switch (mode) {
            case COLLATERAL -> price + perShare(price);
            case SHARES -> price / Math.max(netShares(price), Double.MIN_NORMAL);
        };
    }

    /// Collateral received for one share sold; zero or less where the fee eats all.
    public double sellProceeds(double price) {
        return price - perShare(price);
    }
}
