/// The operator's side of a session: what a person or a switch tells it while it runs, and the kill
/// switch.
///
/// Comes in: instructions as files in the run's folder, the kill latch, signals. Goes out: controls
/// for the engine, a cancel-all to the venue, the audit log. Must never: lose an instruction, wait
/// for anything before a cancel-all, or free a latched session by itself.
@NullMarked
package io.foretick.session.control;

import org.jspecify.annotations.NullMarked;
