/// What the updates of a direction predictor come to, window by window.
///
/// Comes in: `updates.jsonl` and its full parts, also while they are written. Goes out:
/// `analysis.jsonl`. Must never: take a line that is not whole, or tell of a window twice.
@NullMarked
package io.foretick.report.direction.analysis;

import org.jspecify.annotations.NullMarked;
