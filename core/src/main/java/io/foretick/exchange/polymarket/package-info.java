/// The simulated Polymarket as a whole: its markets' lives, and the servers that show them.
///
/// Comes in: a made-up world, the venue's time, and clients. Goes out: five services on loopback
/// addresses. Must never: listen anywhere else, or know who its clients are.
@NullMarked
package io.foretick.exchange.polymarket;

import org.jspecify.annotations.NullMarked;
