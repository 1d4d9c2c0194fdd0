/// A simulated Binance: the spot market's public HTTP interface, its websocket streams and its
/// archive of files.
///
/// Comes in: requests and subscriptions of clients, the seeded world. Goes out: answers in
/// Binance's shape, its refusals and limits with them. Must never: take an order.
@NullMarked
package io.foretick.exchange.binance;

import org.jspecify.annotations.NullMarked;
