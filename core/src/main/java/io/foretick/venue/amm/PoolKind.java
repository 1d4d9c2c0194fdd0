package io.foretick.venue.amm;

import io.foretick.base.Checks;

import java.util.Locale;

/// The kinds of pools that can be simulated.
public enum PoolKind {
    /// [ConstantProduct] at any fee.
    CONSTANT_PRODUCT,
    /// [ConstantProduct] at the fee of PancakeSwap v2, whatever is asked for.
    PANCAKESWAP,
    /// [AerodromeVolatile]; fees are whole hundreds of millionths.
    AERODROME_VOLATILE,
    /// [AerodromeStable]; fees are whole hundreds of millionths.
    AERODROME_STABLE,
    /// [ConcentratedPool] with one range over all usable ticks; fees are those of its contracts.
    CONCENTRATED;

    private static final int PPM_PER_BPS = 100;

    /// The kind of this name, in letters of any case.
    ///
    /// @throws IllegalArgumentException if there is none
    public static PoolKind named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /// Refuses a fee that no pool of this kind has.
    ///
    /// @param feePpm millionths of what is paid in
    /// @throws IllegalArgumentException saying which fees there are
    public void checkFee(int feePpm) {
        switch (this) {
            case CONSTANT_PRODUCT, PANCAKESWAP -> Checks.inRange(feePpm, 0, 999_999, "feePpm");
            case AERODROME_VOLATILE, AERODROME_STABLE -> {
                if (feePpm % PPM_PER_BPS != 0) {
                    throw new IllegalArgumentException(
                            "fees of Aerodrome's pools are whole hundreds of ppm, not " + feePpm);
                }
            }
            case CONCENTRATED -> {
                int _ = ConcentratedPool.spacing(feePpm);
            }
        }
    }
}
