/// Decisions: what to trade, at which price and how much, given a forecast, a book and an account.
///
/// Comes in: probabilities, ladders, wealth. Goes out: sizes, prices and reasons for not trading.
/// Must never: send an order, judge a risk limit, read a clock or keep a secret copy of a position.
@NullMarked
package io.foretick.strategy;

import org.jspecify.annotations.NullMarked;
