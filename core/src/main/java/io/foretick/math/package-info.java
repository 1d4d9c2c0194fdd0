/// Numbers without meaning: special functions, the skew Student-t law, statistics, fixed-order
/// elementary functions.
///
/// Comes in: doubles. Goes out: doubles, the same bits on every machine. Must never: know an event,
/// read a clock, or use `java.lang.Math` functions whose last bit may differ between CPUs.
@NullMarked
package io.foretick.math;

import org.jspecify.annotations.NullMarked;
