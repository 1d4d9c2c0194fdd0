/// The past of liquidity pools on Solana, by JSON-RPC or from files.
///
/// Comes in: a pool with its two vaults, a span of time, a node or files. Goes out: one print for
/// each transaction that swapped. Must never: send a transaction, count one that failed, or read
/// slots that may yet change.
@NullMarked
package io.foretick.venue.solana;

import org.jspecify.annotations.NullMarked;
