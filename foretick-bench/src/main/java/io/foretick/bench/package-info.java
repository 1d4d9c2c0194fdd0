/// What the program's hot spots cost, measured by JMH.
///
/// Comes in: fixed inputs made from a seed. Goes out: nanoseconds for each operation. Must never:
/// be needed by the program.
@NullMarked
package io.foretick.bench;

import org.jspecify.annotations.NullMarked;
