/// Pools of two coins in memory: swaps in the contracts' own integers, liquidity, the traders
/// around them, and the price of being included in a block.
///
/// Comes in: swaps, outside prices, seeds. Goes out: amounts out, values, inclusion. Must never:
/// round where the contract does not, read a clock, or draw a number that was not given.
@NullMarked
package io.foretick.venue.amm;

import org.jspecify.annotations.NullMarked;
