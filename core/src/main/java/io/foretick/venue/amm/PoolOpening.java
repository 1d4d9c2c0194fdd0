package io.foretick.venue.amm;

import io.foretick.base.Checks;

/// How a pool begins: of which kind, how deep, and at what price.
///
/// @param feePpm millionths of what is paid in
/// @param price whole coins of quote for one of base
/// @param value what both coins in it are worth together, in whole coins of quote
/// @param baseDigits decimals of the base coin, such as 18
/// @param quoteDigits decimals of the quote coin, such as 6
public record PoolOpening(
        PoolKind kind, int feePpm, double price, double value, int baseDigits, int quoteDigits) {

    private static final int PPM_PER_BPS = 100;

    public PoolOpening {
        kind.checkFee(feePpm);
        Checks.inRange(price, 1e-12, 1e12, "price");
        Checks.inRange(value, 1e-6, 1e15, "value");
        Checks.inRange(baseDigits, 0, 18, "baseDigits");
        Checks.inRange(quoteDigits, 0, 18, "quoteDigits");
    }

    /// The pool. A [ConcentratedPool] has its liquidity yet to come, see [#liquidity()].
    public Pool open() {
        return switch (kind) {
            case CONSTANT_PRODUCT -> new ConstantProduct(base(), quote(), feePpm);
            case PANCAKESWAP ->
                    new ConstantProduct(base(), quote(), ConstantProduct.PANCAKESWAP_FEE_PPM);
            case AERODROME_VOLATILE -> new AerodromeVolatile(base(), quote(), feeBps());
            case AERODROME_STABLE ->
                    new AerodromeStable(base(), quote(), baseDigits, quoteDigits, feeBps());
            case CONCENTRATED -> new ConcentratedPool(sqrtPrice(), feePpm);
        };
    }

    /// Liquidity of the range over all ticks that has this value: `V / (2 sqrt P)`.
    public Wide liquidity() {
        double root = Math.sqrt(unitPrice());
        return new Wide().setFloor(value * unit(quoteDigits) / (2.0 * root));
    }

    /// The price in smallest units of quote for a smallest unit of base.
    public double unitPrice() {
        return price * unit(quoteDigits) / unit(baseDigits);
    }

    private Wide sqrtPrice() {
        return new Wide().setFloor(Math.sqrt(unitPrice()) * 0x1.0p96);
    }

    private Wide base() {
        return new Wide().setFloor(baseCoins() * unit(baseDigits));
    }

    private Wide quote() {
        return new Wide().setFloor((value - baseCoins() * price) * unit(quoteDigits));
    }

    /// Half the value, but where the curve of a stable pool has this price at another ratio `r` of
    /// quote to base: then `V / (P + r)`.
    private double baseCoins() {
        double ratio = kind == PoolKind.AERODROME_STABLE ? AerodromeStable.ratioAt(price) : price;
        return value / (price + ratio);
    }

    private int feeBps() {
        return feePpm / PPM_PER_BPS;
    }

    private static double unit(int digits) {
        double unit = 1.0;
        for (int k = 0; k < digits; k++) {
            unit *= 10.0;
        }
        return unit;
    }
}
