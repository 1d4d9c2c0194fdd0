/// The other traders of the simulated Polymarket: makers who quote about a fair value that they see
/// late and not quite right, and takers who come by chance.
///
/// Comes in: the made-up world, and turns at the matching engine. Goes out: orders of house
/// accounts. Must never: see a client's account, or draw anything but from the seed, the market and
/// the venue's time.
@NullMarked
package io.foretick.exchange.polymarket.crowd;

import org.jspecify.annotations.NullMarked;
