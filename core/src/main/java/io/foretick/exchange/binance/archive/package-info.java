/// The simulated archive of Binance spot: zipped CSV files of past trades and candles, their
/// digests, and the listing of the bucket.
///
/// Comes in: requests for files and listings, the seeded world. Goes out: the same bytes for the
/// same file, always. Must never: hold a whole file in memory, or serve one before its day.
@NullMarked
package io.foretick.exchange.binance.archive;

import org.jspecify.annotations.NullMarked;
