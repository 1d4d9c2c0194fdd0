/// What will happen: laws of the coming return, the probabilities read off them, and their scores.
///
/// Comes in: features, prices, horizons. Goes out: densities and probabilities. Must never: decide
/// a trade, touch a file, or read a clock.
@NullMarked
package io.foretick.forecast;

import org.jspecify.annotations.NullMarked;
