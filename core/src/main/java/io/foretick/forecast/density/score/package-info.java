/// How well models of a return's law forecast what they have not seen.
///
/// Comes in: fitted models, series of closes. Goes out: log scores and differences of them, with
/// errors. Must never: choose a model, fit one, or cross a gap of the data.
@NullMarked
package io.foretick.forecast.density.score;

import org.jspecify.annotations.NullMarked;
