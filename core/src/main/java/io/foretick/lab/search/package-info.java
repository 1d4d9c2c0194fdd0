/// Which trials an experiment tries, and in what order.
///
/// Comes in: an experiment and the scores of the trials so far. Goes out: the next trials. Must
/// never: run a trial, keep state between two calls, or let anything but the experiment and those
/// scores decide; so an experiment that is resumed tries what it would have tried.
@NullMarked
package io.foretick.lab.search;

import org.jspecify.annotations.NullMarked;
