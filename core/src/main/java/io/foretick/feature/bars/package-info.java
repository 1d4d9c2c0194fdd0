/// Features of bars of any kind, for models that see several coins and several years: ratios,
/// shares and returns, never a price.
///
/// Comes in: a table of finished bars, oldest first. Goes out: one row of features a bar, made of
/// what was known when the bar ended. Must never: look at a later bar, or at the clock.
@NullMarked
package io.foretick.feature.bars;

import org.jspecify.annotations.NullMarked;
