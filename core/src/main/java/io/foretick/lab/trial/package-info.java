/// One trial: a maker with its models, in a simulated market, over the test blocks of a tape.
///
/// Comes in: a spec, and what trials share: tapes, bars, trainings. Goes out: a result whose money
/// adds up. Must never: read the locked window, or let the wall clock into a result.
@NullMarked
package io.foretick.lab.trial;

import org.jspecify.annotations.NullMarked;
