package io.foretick.venue.lob;

import io.foretick.base.Checks;
import io.foretick.base.E8;

/// Which prices and sizes Hyperliquid takes for a perpetual future: at most 5 significant digits
/// and at most 6 minus the decimals of the size, whole dollars always; at least 10 dollars an
/// order.
///
/// Source: Hyperliquid documentation, "API, Tick and lot size".
///
/// @param sizeDecimals decimals of a size (`szDecimals`), so that a lot is `10^-sizeDecimals`
public record HyperliquidTicks(int sizeDecimals) {

    /// Least notional of an order, dollars.
    public static final long NOTIONAL_MIN_E8 = 10 * E8.ONE;

    private static final int DECIMALS_MAX = 6;
    private static final long SIGNIFICANT = 100_000; // 5 digits are less than this

    public HyperliquidTicks {
        Checks.inRange(sizeDecimals, 0, DECIMALS_MAX, "sizeDecimals");
    }

    /// Distance of two neighbouring prices from this one on upwards.
    public long tickE8(long priceE8) {
        Checks.positive(priceE8, "priceE8");
        long tickE8 = 100 * powerOfTen(sizeDecimals); // 10^-(6 - sizeDecimals)
        while (priceE8 / tickE8 >= SIGNIFICANT && tickE8 < E8.ONE) {
            tickE8 *= 10;
        }
        return tickE8;
    }

    /// Whether an order may have this price.
    public boolean allows(long priceE8) {
        return priceE8 > 0 && priceE8 % tickE8(priceE8) == 0;
    }

    /// The highest price that is allowed and not above this one; 0 if there is none.
    public long floorE8(long priceE8) {
        return priceE8 - priceE8 % tickE8(priceE8);
    }

    /// The lowest price that is allowed and not below this one.
    public long ceilingE8(long priceE8) {
        long floorE8 = floorE8(priceE8);
        return floorE8 == priceE8 ? priceE8 : floorE8 + tickE8(priceE8);
    }

    /// One lot in coins.
    public long lotE8() {
        return E8.ONE / powerOfTen(sizeDecimals);
    }

    /// Whether an order of so many lots is worth the 10 dollars that it must be.
    public boolean bigEnough(long priceE8, long lots) {
        return E8.multiplyDivide(priceE8, lots, powerOfTen(sizeDecimals)) >= NOTIONAL_MIN_E8;
    }

    /// The fewest lots that are worth it at this price.
    public long lotsMin(long priceE8) {
        Checks.positive(priceE8, "priceE8");
        long scaled = NOTIONAL_MIN_E8 * powerOfTen(sizeDecimals);
        return Math.ceilDiv(scaled, priceE8);
    }

    private static long powerOfTen(int exponent) {
        long power = 1;
        for (int k = 0; k < exponent; k++) {
            power *= 10;
        }
        return power;
    }
}
