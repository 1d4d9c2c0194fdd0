/// Simulated venues at work, for being timed, beside plain ways to do the same.
///
/// Comes in: nothing. Goes out: benchmarks, and a book that is simple enough to be believed. Must
/// never: be part of a trial.
@NullMarked
package io.foretick.lab.bench.simulator;

import org.jspecify.annotations.NullMarked;
