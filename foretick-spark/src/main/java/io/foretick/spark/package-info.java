/// History on a Spark cluster: the same rows and digests as the store of one machine makes.
///
/// Comes in: raw trades in the store's Parquet layout. Goes out: per-second rows and bars in the
/// same layout, and their digests. Must never: hold a formula that the program itself also holds.
@NullMarked
package io.foretick.spark;

import org.jspecify.annotations.NullMarked;
