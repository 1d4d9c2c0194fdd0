/// Models that are scored beside the one that a run trades on.
///
/// Comes in: prices and candles, as the run's observer sees them. Goes out: laws of the coming
/// return, when they are asked for. Must never: change a run, or see what came after the instant
/// that it is asked for.
@NullMarked
package io.foretick.report.rival;

import org.jspecify.annotations.NullMarked;
