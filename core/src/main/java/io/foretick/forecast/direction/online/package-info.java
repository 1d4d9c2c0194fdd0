/// The online predictors of a timeframe: what learns after each closed candle, and then predicts.
///
/// Comes in: closed candles, and the parts that others make. Goes out: facts, updates and
/// predictions, in that order. Must never: predict a candle with anything that was known only after
/// the one before it closed.
@NullMarked
package io.foretick.forecast.direction.online;

import org.jspecify.annotations.NullMarked;
