/// Pattern memory: what followed situations, and how decisions in them went.
///
/// Comes in: bins of candles, and what came of predictions. Goes out: priors, trust and
/// anti-patterns, and the changes that a store has to write. Must never: read a file, or judge time
/// by anything but candles.
@NullMarked
package io.foretick.forecast.direction.pattern;

import org.jspecify.annotations.NullMarked;
