package io.foretick.exchange.wire;

/// What an exchange does with the clients of one websocket path. Called on the server's threads,
/// one call at a time for each peer and in its order: [#opened] first, [#closed] last.
public interface PeerHandler {

    /// A client has connected.
    void opened(Peer peer);

    /// A client has sent a text.
    void received(Peer peer, String text);

    /// A client has answered a ping of [Peer#ping] (or sent a pong unasked). Pings of clients are
    /// answered by the server and not shown.
    default void ponged(Peer peer, byte[] payload) {}

    /// A client is gone, for whatever reason; called once.
    void closed(Peer peer);
}
