/// Which model is live, and which were before it.
///
/// Comes in: model files, the decision to promote one or to go back, with its figures. Goes out:
/// the live model, and the log of all changes. Must never: judge a model, read a clock, or leave a
/// reader between two models.
@NullMarked
package io.foretick.store.registry;

import org.jspecify.annotations.NullMarked;
