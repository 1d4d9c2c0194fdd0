/// What files of predictions and facts come to, as scores and as JSON.
///
/// Comes in: JSONL files of a direction predictor, ours or another's. Goes out: judged rows, scores
/// with intervals, JSON. Must never: match a prediction with another move than the next one, or
/// leave out a row without a word.
@NullMarked
package io.foretick.report.direction.score;

import org.jspecify.annotations.NullMarked;
