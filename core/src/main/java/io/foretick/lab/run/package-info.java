/// Many trials: who runs which, on how many threads or processes, and how a batch goes on after any
/// end.
///
/// Comes in: specs and a runner of one trial. Goes out: one result file a trial, and a summary
/// whose digest does not depend on the order of work. Must never: let one trial's failure stop the
/// others.
@NullMarked
package io.foretick.lab.run;

import org.jspecify.annotations.NullMarked;
