/// What the hot spots cost: the operations that are measured, and a quick stopwatch for them.
///
/// Comes in: fixed inputs made from a seed. Goes out: nanoseconds and bytes for each operation,
/// beside the target. Must never: be part of a session, or call a figure a check.
@NullMarked
package io.foretick.lab.bench;

import org.jspecify.annotations.NullMarked;
