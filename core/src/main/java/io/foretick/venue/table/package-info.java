/// Recorded tables: rows of quotes, books, trades, reference prices and candles.
///
/// Comes in: rows of comma-separated values, and the markets that they speak of. Goes out: events.
/// Must never: open a file, or fill a gap with a guess.
@NullMarked
package io.foretick.venue.table;

import org.jspecify.annotations.NullMarked;
