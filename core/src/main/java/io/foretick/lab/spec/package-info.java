/// What an experiment is: trials, each a value whose digest is its name.
///
/// Comes in: one YAML file and the words of the command line. Goes out: checked specs of trials in
/// a fixed order. Must never: read market data, or let the clock into a trial's digest.
@NullMarked
package io.foretick.lab.spec;

import org.jspecify.annotations.NullMarked;
