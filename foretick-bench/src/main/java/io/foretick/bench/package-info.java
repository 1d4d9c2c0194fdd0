/// What the program's hot spots cost, measured by JMH, and what its largest file does.
///
/// Comes in: fixed inputs made from a seed. Goes out: times and memory, as figures. Must never: be
/// needed by the program.
@NullMarked
package io.foretick.bench;

import org.jspecify.annotations.NullMarked;
