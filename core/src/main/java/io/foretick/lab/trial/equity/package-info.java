/// What a trial is worth along its time.
///
/// Comes in: equity, positions and fills as they come. Goes out: periods, drawdown, alarms,
/// markouts. Must never: let periods fail to add up to the whole.
@NullMarked
package io.foretick.lab.trial.equity;

import org.jspecify.annotations.NullMarked;
