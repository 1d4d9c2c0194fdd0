/// What was once read from a chain, kept as Parquet files with digests so that it is read once.
///
/// Comes in: rows of a pool and the time that they cover. Goes out: the same rows, as long as their
/// file is what it was. Must never: read a file whose digest does not fit, or know what a row
/// means.
@NullMarked
package io.foretick.venue.snapshot;

import org.jspecify.annotations.NullMarked;
