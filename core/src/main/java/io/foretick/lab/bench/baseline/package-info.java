/// Programs outside the Java machine that do the same work as a benchmark.
///
/// Comes in: the benchmark's own input. Goes out: the time they took, or why they did not run. Must
/// never: be needed by a build.
@NullMarked
package io.foretick.lab.bench.baseline;

import org.jspecify.annotations.NullMarked;
