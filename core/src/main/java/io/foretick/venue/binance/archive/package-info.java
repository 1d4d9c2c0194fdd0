/// The public archive of Binance spot trades: its files, fetched and read.
///
/// Comes in: zips over HTTP, checked against their digests. Goes out: trades in the order of the
/// files, and what became of each file. Must never: take a good digest for a proof that a file is
/// complete, or hold a file in memory.
@NullMarked
package io.foretick.venue.binance.archive;

import org.jspecify.annotations.NullMarked;
