package io.foretick.store.direction;

import java.nio.file.Path;

/// The two files in which direction models are kept; neither means anything without the other.
///
/// @param state versions of parameters; what it says counts
/// @param patterns what the memories know
public record StateFiles(Path state, Path patterns) {}
