/// The websocket channels of the simulated Polymarket's order book: the market channel for all, the
/// user channel for the owners of orders.
///
/// Comes in: what the engine reports, in its order, and subscriptions of clients. Goes out: frames
/// in that same order for each client. Must never: change a market, or call the engine.
@NullMarked
package io.foretick.exchange.polymarket.channel;

import org.jspecify.annotations.NullMarked;
