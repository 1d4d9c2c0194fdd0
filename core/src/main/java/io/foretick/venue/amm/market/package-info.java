/// A pool that others trade in: blocks, traders who do not look at the price, an arbitrageur, and
/// our own transactions among theirs.
///
/// Comes in: time, an outside price, our transactions, seeds. Goes out: what became of them, in
/// order. Must never: read a clock, let a coin appear or vanish, or draw a number that was not
/// given.
@NullMarked
package io.foretick.venue.amm.market;

import org.jspecify.annotations.NullMarked;
