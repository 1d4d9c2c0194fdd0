package io.foretick.venue.amm;

import io.foretick.base.Checks;
import io.foretick.math.Elementary;

import java.math.BigInteger;
import java.util.List;

/// Prices as ticks: tick `i` is the price `1.0001^i`, and the pool holds its square root times
/// 2^96, rounded as TickMath rounds it. Has working space of its own: one for each pool, on one
/// thread.
public final class Ticks {

    /// The lowest tick of a pool.
    public static final int MIN = -887_272;

    /// The highest tick of a pool.
    public static final int MAX = 887_272;

    static final int RESOLUTION = 96;
    private static final int FRACTION_BITS = 128;
    private static final double LOG_OF_TICK = 9.999500033330834e-5; // ln 1.0001
    private static final double SURELY_INSIDE = 1e-6; // far more than the logarithm's error

    /// `2^128 / sqrt(1.0001)^(2^k)`, to the nearest whole number.
    private static final List<String> POWERS =
            List.of(
                    "fffcb933bd6fad37aa2d162d1a594001",
                    "fff97272373d413259a46990580e213a",
                    "fff2e50f5f656932ef12357cf3c7fdcc",
                    "ffe5caca7e10e4e61c3624eaa0941cd0",
                    "ffcb9843d60f6159c9db58835c926644",
                    "ff973b41fa98c081472e6896dfb254c0",
                    "ff2ea16466c96a3843ec78b326b52861",
                    "fe5dee046a99a2a811c461f1969c3053",
                    "fcbe86c7900a88aedcffc83b479aa3a4",
                    "f987a7253ac413176f2b074cf7815e54",
                    "f3392b0822b70005940c7a398e4b70f3",
                    "e7159475a2c29b7443b29c7fa6e889d9",
                    "d097f3bdfd2022b8845ad8f792aa5825",
                    "a9f746462d870fdf8a65dc1f90e061e5",
                    "70d869a156d2a1b890bb3df62baf32f7",
                    "31be135f97d08fd981231505542fcfa6",
                    "9aa508b5b7a84e1c677de54f3e99bc9",
                    "5d6af8dedb81196699c329225ee604",
                    "2216e584f5fa1ea926041bedfe98",
                    "48a170391f7dc42444e8fa2");

    private final Wide[] powers = new Wide[POWERS.size()];
    private final Wide all = new Wide().subtractWrapping(Wide.of(1)); // 2^256 - 1
    private final Wide product = new Wide();
    private final Wide factor = new Wide();
    private final Wide bound = new Wide();
    private final WideDivider divider = new WideDivider();

    /// Ready to use.
    public Ticks() {
        for (int k = 0; k < powers.length; k++) {
            powers[k] = Wide.of(new BigInteger(POWERS.get(k), 16));
        }
    }

    /// Sets `result` to the square root of the tick's price, times 2^96: a product of the powers
    /// above at 128 binary digits, each cut off, inverted for ticks above 0, rounded up.
    public Wide sqrtRatio(int tick, Wide result) {
        Checks.inRange(tick, MIN, MAX, "tick");
        int size = Math.abs(tick);
        factor.set(1).shiftLeft(FRACTION_BITS);
        for (int k = 0; k < powers.length; k++) {
            if ((size >> k & 1) != 0) {
                factor.set(product.setProduct(factor, powers[k]).shiftRight(FRACTION_BITS));
            }
        }
        if (tick > 0) {
            divider.divide(all, factor, factor);
        }
        boolean up = (factor.limbs[0] & 0xffff_ffffL) != 0;
        return result.set(factor.shiftRight(FRACTION_BITS - RESOLUTION)).add(up ? 1 : 0);
    }

    /// The greatest tick whose [#sqrtRatio] is at most this one.
    public int atSqrtRatio(Wide sqrtRatio) {
        double root = sqrtRatio.toDouble() * 0x1.0p-96;
        double exact = 2.0 * Elementary.log(root) / LOG_OF_TICK;
        double nearest = Math.rint(exact);
        if (Math.abs(exact - nearest) > SURELY_INSIDE) {
            return (int) Math.floor(exact);
        }
        int tick = Math.clamp((long) nearest, MIN, MAX);
        return sqrtRatio(tick, bound).isAbove(sqrtRatio) ? tick - 1 : tick;
    }

    /// The greatest tick that is a multiple of `spacing` and not above this price.
    ///
    /// @param price smallest units of quote for a smallest unit of base
    public static int floor(double price, int spacing) {
        int tick = (int) Math.floor(Elementary.log(price) / LOG_OF_TICK);
        return Math.floorDiv(tick, spacing) * spacing;
    }

    /// Price of a square root as the pool holds it.
    public static double price(Wide sqrtRatio) {
        double root = sqrtRatio.toDouble() * 0x1.0p-96;
        return root * root;
    }
}
