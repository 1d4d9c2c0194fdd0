package io.foretick.venue.snapshot;

import java.nio.file.Path;

/// A snapshot whose file was found to be what it was when it was written.
///
/// @param rows its Parquet file
public record Snapshot(Manifest manifest, Path rows) {}
