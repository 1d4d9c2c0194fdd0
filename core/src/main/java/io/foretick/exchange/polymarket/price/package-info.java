/// The reference prices that the simulated Polymarket relays: RTDS, and its successor PolyBolt.
///
/// Comes in: prices by the second, subscriptions of clients. Goes out: websocket frames, some time
/// after the second they are about. Must never: tell a price before its time, or skip a second.
@NullMarked
package io.foretick.exchange.polymarket.price;

import org.jspecify.annotations.NullMarked;
