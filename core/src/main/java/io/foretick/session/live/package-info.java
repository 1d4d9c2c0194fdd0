/// The session that runs against live feeds, and those who watch it.
///
/// Comes in: arrivals from the feeds' queue, and the clock of the venues. Goes out: a journal that
/// grows, and figures of how fast that went. Must never: wait for a socket or a disk on the
/// session's thread, or let a reader of the journal slow the session down.
@NullMarked
package io.foretick.session.live;

import org.jspecify.annotations.NullMarked;
