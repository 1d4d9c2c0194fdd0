/// Everything that can be said of how well models forecast what they have not seen: all of them on
/// the same questions, drawn by seed, each through the very curves that it would publish.
///
/// Comes in: models, series of prices, a plan. Goes out: scores, differences of them with errors,
/// warnings. Must never: choose a model, fit one, or ask across a gap of the data.
@NullMarked
package io.foretick.forecast.density.evaluation;

import org.jspecify.annotations.NullMarked;
