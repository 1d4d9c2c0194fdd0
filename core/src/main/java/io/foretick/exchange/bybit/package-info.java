/// A simulated Bybit: the public market data of version 5 over HTTP and websocket.
///
/// Comes in: requests and subscriptions of clients, the seeded world. Goes out: answers and frames
/// in Bybit's shape, prices a few basis points off those of the world. Must never: take an order.
@NullMarked
package io.foretick.exchange.bybit;

import org.jspecify.annotations.NullMarked;
