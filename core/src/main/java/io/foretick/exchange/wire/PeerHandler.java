package io.foretick.exchange.wire;

/// What an exchange does with the clients of one websocket path. Called on the server's threads, in
/// order for each peer.
public interface PeerHandler {

    /// A client has connected.
    void opened(Peer peer);

    /// A client has sent a text.
    void received(Peer peer, String text);

    /// A client is gone, for whatever reason; called once.
    void closed(Peer peer);

    /// A client has answered a ping; most exchanges do not look at it.
    default void ponged(Peer peer, byte[] payload) {}
}
