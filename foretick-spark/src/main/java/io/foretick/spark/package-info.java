/// History and trials on a Spark cluster: the same rows, results and digests as one machine makes.
///
/// Comes in: raw trades in the store's Parquet layout; trials of the laboratory. Goes out:
/// per-second rows and bars in the same layout, and their digests; results of trials. Must never:
/// hold a formula that the program itself also holds.
@NullMarked
package io.foretick.spark;

import org.jspecify.annotations.NullMarked;
