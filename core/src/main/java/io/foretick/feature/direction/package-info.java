/// What the models of the next candle's direction see of the candles before it.
///
/// Comes in: a window of closed candles. Goes out: a few numbers, and the bins that name a pattern.
/// Must never: look at a candle that is not in the window, or remember one that has left it.
@NullMarked
package io.foretick.feature.direction;

import org.jspecify.annotations.NullMarked;
