package io.foretick.venue.live;

import io.foretick.venue.VenueClock;
import io.foretick.venue.live.rest.ClockOffset;
import io.foretick.venue.live.socket.ConnectionHealth;

import java.util.List;

/// All live connections of a session, from their start until they are closed. Any thread may ask.
public final class LiveFeeds implements AutoCloseable {

    private LiveFeeds() {}

    /// Begins to connect and to look for markets; comes back at once.
    ///
    /// @param queue where all arrivals go
    public static LiveFeeds start(FeedPlan plan, VenueClock clock, ArrivalQueue queue) {
        return new LiveFeeds();
    }

    /// How each connection is doing.
    public List<ConnectionHealth> health() {
        return List.of();
    }

    /// How far each venue's clock is from the session's.
    public List<ClockOffset> clockOffsets() {
        return List.of();
    }

    /// Slugs of the markets whose books are followed now.
    public List<String> followed() {
        return List.of();
    }

    /// Ends every connection and thread; comes back when they are gone.
    @Override
    public void close() {}
}
