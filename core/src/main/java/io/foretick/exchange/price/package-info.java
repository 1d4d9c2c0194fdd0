/// Prices of a made-up world: four coins that move together, with volatility that wanders, follows
/// the week and jumps.
///
/// Comes in: a seed. Goes out: the price of a coin at any instant of twenty years, and how busy its
/// market is then. Must never: read a clock, depend on what was asked before, or know trades.
@NullMarked
package io.foretick.exchange.price;

import org.jspecify.annotations.NullMarked;
