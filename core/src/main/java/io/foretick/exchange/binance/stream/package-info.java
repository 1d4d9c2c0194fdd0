/// The websocket side of the simulated Binance: subscriptions, their control messages, and the
/// frames of each stream.
///
/// Comes in: clients, their requests, and steps of venue time. Goes out: frames in Binance's shape.
/// Must never: keep market data of its own; the world knows it all.
@NullMarked
package io.foretick.exchange.binance.stream;

import org.jspecify.annotations.NullMarked;
