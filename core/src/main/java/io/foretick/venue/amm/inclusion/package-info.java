/// The price of being included in a block: how likely a bribe is to be enough, and how much to pay.
///
/// Comes in: what inclusion is worth, bribes seen before. Goes out: probabilities and bribes. Must
/// never: know what the transaction does, or draw a number that was not given.
@NullMarked
package io.foretick.venue.amm.inclusion;

import org.jspecify.annotations.NullMarked;
