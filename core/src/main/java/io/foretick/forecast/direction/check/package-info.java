/// Whether what a direction predictor tells fits together.
///
/// Comes in: candles, facts, updates and predictions as a predictor tells them. Goes out: what was
/// wrong, counted, with examples. Must never: mend what is wrong, or change what is told.
@NullMarked
package io.foretick.forecast.direction.check;

import org.jspecify.annotations.NullMarked;
