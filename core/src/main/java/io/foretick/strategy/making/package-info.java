/// Market making: where to quote on both sides of a fair value, given the inventory.
///
/// Comes in: fair value, touch, position, and the fitted flow of orders. Goes out: quotes in ticks
/// and lots. Must never: know whether the venue is a book, a pool, simulated or real.
@NullMarked
package io.foretick.strategy.making;

import org.jspecify.annotations.NullMarked;
