/// Laws of a log return by horizon: how they are fitted to minute closes, how their state follows
/// the price, and how well they forecast what they have not seen.
///
/// Comes in: prices with their times, model parameters. Goes out: density curves, fitted models,
/// scores. Must never: read a clock or a file, cross a gap of the data, or place an order.
@NullMarked
package io.foretick.forecast.density;

import org.jspecify.annotations.NullMarked;
