/// Past candles from Bybit's REST side, as patiently as the venue wants it.
///
/// Comes in: symbols, intervals, ranges. Goes out: closed candles, oldest first, and the venue's
/// time. Must never: give a candle that is still open, ask faster than its share, or go on asking
/// where the venue said to wait.
@NullMarked
package io.foretick.venue.bybit.rest;

import org.jspecify.annotations.NullMarked;
