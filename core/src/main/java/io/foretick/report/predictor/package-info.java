/// What a direction predictor looks like right now: figures that a dashboard shows.
///
/// Comes in: what the predictor does, in its order, and the health of its feed. Goes out: immutable
/// snapshots as JSON. Must never: hold up the predictor, or keep more the longer it runs.
@NullMarked
package io.foretick.report.predictor;

import org.jspecify.annotations.NullMarked;
