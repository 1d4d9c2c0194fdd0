/// What all simulated exchanges stand on: loopback servers, websocket peers, the venue's clock, and
/// the place where faults are put between an exchange and its clients.
///
/// Comes in: handlers of one exchange. Goes out: HTTP and websocket traffic on 127.0.0.1. Must
/// never: know an exchange, bind another address, or decide what a venue says.
@NullMarked
package io.foretick.exchange.wire;

import org.jspecify.annotations.NullMarked;
