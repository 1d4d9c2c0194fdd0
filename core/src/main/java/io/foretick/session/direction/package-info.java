/// One run of the direction predictor on a live feed.
///
/// Comes in: closed candles in order, from the feed's thread. Goes out: what the predictors say, to
/// listeners, and their state, to the store. Must never: trade, or save a state between two models
/// of one candle.
@NullMarked
package io.foretick.session.direction;

import org.jspecify.annotations.NullMarked;
