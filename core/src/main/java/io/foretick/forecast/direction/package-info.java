/// The words of the direction predictor: what is predicted, what came, and what was learnt of it.
///
/// Comes in: nothing. Goes out: records that models make and reports read. Must never: hold a
/// prediction that was made with knowledge of its target.
@NullMarked
package io.foretick.forecast.direction;

import org.jspecify.annotations.NullMarked;
