/// Closed candles of one pair and length, in a row.
///
/// Comes in: bars in any order and number. Goes out: the newest of them without a hole, as columns.
/// Must never: hold a candle that is still open, or bridge a gap.
@NullMarked
package io.foretick.market.candle;

import org.jspecify.annotations.NullMarked;
