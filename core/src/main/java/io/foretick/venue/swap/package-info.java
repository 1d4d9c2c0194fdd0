/// Swaps of liquidity pools as prints, whatever chain they are from.
///
/// Comes in: what a swap has taken out of a pool and brought to it. Goes out: one print each. Must
/// never: know a chain.
@NullMarked
package io.foretick.venue.swap;

import org.jspecify.annotations.NullMarked;
