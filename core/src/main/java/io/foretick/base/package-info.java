/// What every room stands on: checks, E8 fixed point, seeds, digests and units of time.
///
/// Comes in: nothing. Goes out: values. Must never: know another package of Foretick, read a clock,
/// touch a file or draw a number nobody seeded.
@NullMarked
package io.foretick.base;

import org.jspecify.annotations.NullMarked;
