package io.foretick.venue.live.socket;

/// What becomes of a connection's messages and news. Called on the connection's own threads, for
/// one life in order; lives that overlap call at the same time.
public interface Traffic {

    /// A connection is open and has said what it had to say; its messages follow.
    ///
    /// @param life number of the connection's life
    void opened(int life);

    /// A whole text message has come. Must not block.
    ///
    /// @param text UTF-8; it belongs to the callee now
    /// @param nanoTime the reading of [System#nanoTime] when its last part was there
    /// @return whether it counts as data, which keeps the connection from being replaced
    boolean received(int life, byte[] text, long nanoTime);

    /// A connection that was open is gone; nothing of this life follows.
    void ended(int life, String reason);
}
