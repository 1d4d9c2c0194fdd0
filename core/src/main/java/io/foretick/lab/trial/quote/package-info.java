/// Orders of a maker, kept in step with its quotes.
///
/// Comes in: quotes that are wanted. Goes out: orders and cancels to whatever gateway there is.
/// Must never: know which venue takes them.
@NullMarked
package io.foretick.lab.trial.quote;

import org.jspecify.annotations.NullMarked;
