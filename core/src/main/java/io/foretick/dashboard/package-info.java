/// The session in a browser: a read-only web server on this machine and the page that it serves.
///
/// Comes in: snapshots of a session. Goes out: a page, JSON, and a stream of server-sent events.
/// Must never: change anything, answer without the token, or let a slow reader hold up a session.
@NullMarked
package io.foretick.dashboard;

import org.jspecify.annotations.NullMarked;
