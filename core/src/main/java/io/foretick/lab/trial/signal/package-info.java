/// What a trial knows beyond the market: the word of its models, bar by bar, and that of a density
/// forecaster.
///
/// Comes in: signals of a walk-forward, a fitted forecaster. Goes out: readers that move along a
/// trial's time. Must never: give a word before its bar has closed.
@NullMarked
package io.foretick.lab.trial.signal;

import org.jspecify.annotations.NullMarked;
