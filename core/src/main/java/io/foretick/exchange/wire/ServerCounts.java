package io.foretick.exchange.wire;

/// What one server has seen since its start.
///
/// @param requests HTTP requests, without websocket upgrades
/// @param peersOpened websocket clients that have connected
/// @param peersOpen those still connected
/// @param framesSent text frames handed to the sockets
/// @param framesReceived text frames of clients
/// @param slowPeersCut clients cut because they did not read what was sent
/// @param failures exceptions that left a handler; each is a bug of the exchange
public record ServerCounts(
        long requests,
        long peersOpened,
        long peersOpen,
        long framesSent,
        long framesReceived,
        long slowPeersCut,
        long failures) {}
