/// Bars that close by activity instead of the clock: ticks, volume, dollars, imbalance; time, too.
///
/// Comes in: trades in the order of their ids, seconds, or candles. Goes out: bars whose rows add
/// up exactly. Must never: read a clock or a file, or change a bar that was given out.
@NullMarked
package io.foretick.market.bar;

import org.jspecify.annotations.NullMarked;
