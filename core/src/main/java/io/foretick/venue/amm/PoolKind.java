package io.foretick.venue.amm;

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
    CONCENTRATED
}
