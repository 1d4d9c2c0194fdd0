/// Folders and journals that nobody keeps.
///
/// Comes in: events and commands of a benchmark. Goes out: a journal to read. Must never: outlive
/// the benchmark, or lie where a session keeps its journal.
@NullMarked
package io.foretick.lab.bench.scratch;

import org.jspecify.annotations.NullMarked;
