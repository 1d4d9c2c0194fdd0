/// What a session looks like right now: rows, figures and traces that a dashboard shows.
///
/// Comes in: an engine that folds the session's events, and what an observer sees of it. Goes out:
/// rows with the names of document A, and immutable snapshots of them as JSON. Must never: change
/// the engine, keep a reader waiting for another, or keep more for a longer session.
@NullMarked
package io.foretick.report.live;

import org.jspecify.annotations.NullMarked;
