/// The life of websocket connections: opened, watched, replaced, and never leaked.
///
/// Comes in: an address, what to say after opening, and how long silence may last. Goes out: whole
/// text messages with the time of their last byte, and news of the connection. Must never: know a
/// venue's messages, block a reader, or try again without a limit.
@NullMarked
package io.foretick.venue.live.socket;

import org.jspecify.annotations.NullMarked;
