/// All simulated exchanges together, as one set of services on loopback.
///
/// Comes in: a seed, a start, a speed and a plan of faults. Goes out: the venues' own protocols on
/// 127.0.0.1. Must never: be used by a strategy or the engine, or reach beyond this machine.
@NullMarked
package io.foretick.exchange;

import org.jspecify.annotations.NullMarked;
