/// A simulated Hyperliquid: the public market data of its perpetuals over HTTP and websocket.
///
/// Comes in: requests and subscriptions of clients, the seeded world. Goes out: answers and frames
/// in Hyperliquid's shape. Must never: take an order.
@NullMarked
package io.foretick.exchange.hyperliquid;

import org.jspecify.annotations.NullMarked;
