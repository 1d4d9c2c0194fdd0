/// How many requests the simulated Polymarket lets pass in how much time.
///
/// Comes in: the method, path and time of requests. Goes out: how long each has to wait. Must
/// never: wait itself, or look at who asks.
@NullMarked
package io.foretick.exchange.polymarket.limit;

import org.jspecify.annotations.NullMarked;
