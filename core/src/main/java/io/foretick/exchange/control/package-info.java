/// The remote control of simulated exchanges.
///
/// Comes in: HTTP requests of a person or a script. Goes out: health, seed, speed and faults, and
/// changes of the faults. Must never: know a venue's protocol or move a market.
@NullMarked
package io.foretick.exchange.control;

import org.jspecify.annotations.NullMarked;
