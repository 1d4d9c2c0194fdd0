/// The store of the past, and the proof that nothing is missing.
///
/// Comes in: trades, seconds and klines with where they came from. Goes out: Parquet files of
/// record, memory-mapped series, reports. Must never: ask a venue, or fill a hole with a guess.
@NullMarked
package io.foretick.history;

import org.jspecify.annotations.NullMarked;
