package io.foretick.venue.evm;

import io.foretick.base.Checks;

import java.math.BigInteger;

/// What a pool's contract has logged. Amounts are in the smallest units of the tokens and count as
/// the pool sees them: what comes in is positive.
public sealed interface PoolEvent {

    /// Where it stands in the chain.
    Place place();

    /// A log's place.
    ///
    /// @param block number of its block
    /// @param log its number within the block
    /// @param second of the block, since the Unix epoch
    record Place(long block, int log, long second) {
        public Place {
            Checks.notNegative(block, "block");
            Checks.notNegative(log, "log");
            Checks.notNegative(second, "second");
        }
    }

    /// A swap. The three numbers after the amounts are the pool's after it, and zero where it is no
    /// pool of concentrated liquidity.
    ///
    /// @param sqrtPriceX96 root of the price of token 0 in token 1, times 2 to the 96th
    /// @param liquidity in range
    record Swap(
            Place place,
            BigInteger amount0,
            BigInteger amount1,
            BigInteger sqrtPriceX96,
            BigInteger liquidity,
            int tick)
            implements PoolEvent {}

    /// Reserves after a change, of a pool without ranges.
    record Sync(Place place, BigInteger reserve0, BigInteger reserve1) implements PoolEvent {}

    /// Liquidity that came. Ticks and liquidity are zero where the pool has no ranges.
    record Mint(Place place, BigInteger amount0, BigInteger amount1, Range range)
            implements PoolEvent {}

    /// Liquidity that went; its amounts are positive, too.
    record Burn(Place place, BigInteger amount0, BigInteger amount1, Range range)
            implements PoolEvent {}

    /// Ticks between which liquidity lies.
    record Range(BigInteger liquidity, int lowerTick, int upperTick) {

        /// Of a pool without ranges.
        public static final Range WHOLE = new Range(BigInteger.ZERO, 0, 0);
    }
}
