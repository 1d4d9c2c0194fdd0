/// The past of liquidity pools on chains that run Ethereum's machine, read by JSON-RPC: pools of
/// Uniswap v2 and v3, PancakeSwap v2 and v3, Aerodrome and Velodrome.
///
/// Comes in: a pool, a span of time, the address of a node. Goes out: its swaps, reserves, mints
/// and burns, kept as snapshots, and one print a swap. Must never: send a transaction, guess at a
/// log that is not what it should be, or read blocks that may yet change.
@NullMarked
package io.foretick.venue.evm;

import org.jspecify.annotations.NullMarked;
