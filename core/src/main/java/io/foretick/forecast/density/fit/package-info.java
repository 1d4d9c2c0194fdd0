/// How the models of a return's law are fitted to minute closes.
///
/// Comes in: series of closes, a plan with a seed. Goes out: fitted models, the same for the same
/// series and plan. Must never: cross a gap of the data, or see a close that it was not given.
@NullMarked
package io.foretick.forecast.density.fit;

import org.jspecify.annotations.NullMarked;
