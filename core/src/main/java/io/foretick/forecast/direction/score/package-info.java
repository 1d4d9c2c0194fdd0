/// How well the next candle's direction was predicted, and whether what a predictor did may be
/// believed.
///
/// Comes in: predictions with the facts that judged them. Goes out: scores with intervals, alarms,
/// and what was wrong. Must never: change a prediction, or score one by what was known before it.
@NullMarked
package io.foretick.forecast.direction.score;

import org.jspecify.annotations.NullMarked;
