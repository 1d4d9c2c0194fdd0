/// Parts of the market-making laboratory to measure, each with a plain way to do the same.
///
/// Comes in: fixed inputs made from a seed. Goes out: operations. Must never: be part of a trial.
@NullMarked
package io.foretick.lab.bench.simulator;

import org.jspecify.annotations.NullMarked;
