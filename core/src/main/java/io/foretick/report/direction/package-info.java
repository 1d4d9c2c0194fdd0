/// What a direction predictor did, as lines of JSON in a folder.
///
/// Comes in: what a predictor tells its listener, and the files of earlier runs. Goes out:
/// `candles.jsonl`, `predictions.jsonl`, `facts.jsonl` and `updates.jsonl`, and what is read back
/// from them. Must never: feed a model, split a line, or write down one row twice.
@NullMarked
package io.foretick.report.direction;

import org.jspecify.annotations.NullMarked;
