/// The direction predictor over the past: what it would have said, and how well.
///
/// Comes in: closed candles of files or of a venue's REST. Goes out: what the predictor said candle
/// by candle, scores and checks. Must never: show the predictor a candle before its close, or touch
/// the state that a live run learns in.
@NullMarked
package io.foretick.lab.direction;

import org.jspecify.annotations.NullMarked;
