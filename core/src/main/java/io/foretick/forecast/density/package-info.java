/// Models of the law of a log return by horizon, and how their state follows the price. How they
/// are fitted is the business of `fit`, how well they forecast that of `score`.
///
/// Comes in: prices with their times, model parameters. Goes out: density curves. Must never: read
/// a clock or a file, cross a gap of the data, or place an order.
@NullMarked
package io.foretick.forecast.density;

import org.jspecify.annotations.NullMarked;
