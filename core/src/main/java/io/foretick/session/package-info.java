/// The modes: one loop that sequences events, journals them, folds them, and carries commands to a
/// venue; and the configuration that wires it.
///
/// Comes in: input messages, timers, a venue's answers. Goes out: a journal and a run's result.
/// Must never: let an event reach the engine that is not journalled, or wire two loops where one
/// serves.
@NullMarked
package io.foretick.session;

import org.jspecify.annotations.NullMarked;
