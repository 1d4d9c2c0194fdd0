/// Faults of simulated exchanges: seeded, scripted in venue time, changed while they run.
///
/// Comes in: a plan of rules, and what an exchange wants to send or has been asked. Goes out: the
/// same, spoiled. Must never: know an exchange's state, or draw a number that is not seeded.
@NullMarked
package io.foretick.exchange.fault;

import org.jspecify.annotations.NullMarked;
