/// The virtual threads on which live feeds wait and ask.
///
/// Comes in: tasks. Goes out: nothing. Must never: let a task outlive its owner, or start more than
/// its bound.
@NullMarked
package io.foretick.venue.live.work;

import org.jspecify.annotations.NullMarked;
