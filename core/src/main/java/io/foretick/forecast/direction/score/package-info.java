/// How well the next candle's direction was predicted, and when a model is not to be trusted.
///
/// Comes in: predictions with the facts that judged them. Goes out: scores with intervals, and
/// alarms. Must never: change a prediction, or score one by a fact that it had seen.
@NullMarked
package io.foretick.forecast.direction.score;

import org.jspecify.annotations.NullMarked;
