/// Experiments: markets made up from a seed.
///
/// Comes in: a seed. Goes out: recordings that read like those of real feeds. Must never: be taken
/// for evidence about a real market, or draw from anything but its seed.
@NullMarked
package io.foretick.lab;

import org.jspecify.annotations.NullMarked;
