/// A density of the return, read as a probability of up.
///
/// Comes in: closed candles of one coin. Goes out: the probability that a later close lies above
/// the newest one. Must never: learn, or depend on candles older than it keeps.
@NullMarked
package io.foretick.forecast.direction.density;

import org.jspecify.annotations.NullMarked;
