/// One symbol's day: its rows, its proof and its Parquet files.
///
/// Comes in: closed seconds. Goes out: files that appear whole or not at all. Must never: judge a
/// whole history.
@NullMarked
package io.foretick.history.day;

import org.jspecify.annotations.NullMarked;
