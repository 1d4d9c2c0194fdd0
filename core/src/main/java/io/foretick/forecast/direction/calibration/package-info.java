/// From a model's raw margin to a probability that holds.
///
/// Comes in: margins, and what came of them. Goes out: probabilities of up, each strictly between 0
/// and 1. Must never: learn a fact before its margin was asked.
@NullMarked
package io.foretick.forecast.direction.calibration;

import org.jspecify.annotations.NullMarked;
