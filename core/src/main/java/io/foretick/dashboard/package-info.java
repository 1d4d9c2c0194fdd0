/// A session or a predictor in a browser: a read-only web server on this machine, and its page.
///
/// Comes in: snapshots of what runs. Goes out: a page, JSON, and a stream of server-sent events.
/// Must never: change anything, answer without the token, or let a slow reader hold anything up.
@NullMarked
package io.foretick.dashboard;

import org.jspecify.annotations.NullMarked;
