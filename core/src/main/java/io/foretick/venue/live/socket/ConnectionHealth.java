package io.foretick.venue.live.socket;

/// How one supervised connection is doing, at the time of asking. Not for decisions of the engine:
/// those follow events.
///
/// @param name what it is called in reports, such as `binance` or `polymarket_clob-2`
/// @param lastDataNs venue time of the last message that counted as data, [#NEVER_NS] before it
/// @param connections how often it was opened
/// @param attempts how often opening was tried
/// @param frames messages received
/// @param bytes their length in all
/// @param refused messages refused because they were too long
/// @param lastEnd why the last connection ended, empty before the first end
public record ConnectionHealth(
        String name,
        State state,
        long lastDataNs,
        long connections,
        long attempts,
        long frames,
        long bytes,
        long refused,
        String lastEnd) {

    /// What [#lastDataNs] is before any data.
    public static final long NEVER_NS = Long.MIN_VALUE;

    /// Where a connection stands.
    public enum State {
        /// It waits for its next attempt.
        WAITING,
        CONNECTING,
        OPEN,
        CLOSED
    }

    /// How often a connection had to be replaced.
    public long reconnects() {
        return Math.max(0, connections - 1);
    }
}
