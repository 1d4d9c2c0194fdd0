/// Klines of symbols whose trades are not known: files of the venue's archive, kept by day.
///
/// Comes in: CSV of spot klines, plain, gzip or zip. Goes out: Parquet files with their proofs, and
/// what is missing between them. Must never: take futures for spot, or make up a kline.
@NullMarked
package io.foretick.history.kline;

import org.jspecify.annotations.NullMarked;
