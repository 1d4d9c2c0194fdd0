/// Parquet files, and folders that appear whole or not at all.
///
/// Comes in: rows of numbers and texts. Goes out: Parquet files compressed with Zstandard, and
/// their rows again. Must never: know what the numbers mean.
@NullMarked
package io.foretick.history.file;

import org.jspecify.annotations.NullMarked;
