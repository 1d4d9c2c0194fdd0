package io.foretick.exchange.wire;

import io.javalin.http.Context;

/// What stands between an exchange and its clients and may spoil what passes. Called by the servers
/// for each frame and each request, on any thread.
public interface Faults {

    /// Faults that never happen.
    Faults NONE =
            new Faults() {
                @Override
                public void frame(Peer peer, String text) {
                    peer.transmit(text);
                }

                @Override
                public boolean request(String service, Context request) {
                    return false;
                }

                @Override
                public void answered(String service, Context request) {}
            };

    /// Passes a frame on to its peer by [Peer#transmit], now or later, changed, more than once, or
    /// not at all.
    void frame(Peer peer, String text);

    /// Looks at a request before the exchange does.
    ///
    /// @return true if it was answered here and the exchange must not see it
    boolean request(String service, Context request);

    /// Looks at an answer that the exchange has made before it leaves; may delay, replace or lose
    /// it.
    void answered(String service, Context request);

    /// Whether a websocket's upgrade is refused at this moment.
    default boolean refusesPeers(String service) {
        return false;
    }

    /// A websocket client has connected; called before the exchange hears of it.
    default void opened(Peer peer) {}

    /// A websocket client is gone.
    default void closed(Peer peer) {}

    /// How a file is published at this moment; the same for its content and for its digest.
    ///
    /// @param path of the file, from the first slash on
    default FileEdition edition(String service, String path) {
        return FileEdition.USUAL;
    }

    /// Whether the match of the order that a client places now shall fail later (on chain), after
    /// it was reported as a fill. Asked once for each order that is placed.
    default boolean matchFailsLater(String service) {
        return false;
    }
}
