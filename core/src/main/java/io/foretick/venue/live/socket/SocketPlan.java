package io.foretick.venue.live.socket;

import io.foretick.base.Checks;
import io.foretick.base.Seed;
import io.foretick.base.Times;

import java.net.URI;

/// One connection to keep up: where, what to say, and how long to wait for what. All spans are of
/// wall time.
///
/// @param name in reports and thread names
/// @param dialogue what to say
/// @param keepalive the text that keeps it open
/// @param staleNs silence after which it is replaced; 0 never
/// @param lifetimeNs age at which a successor takes over without a gap; 0 never
/// @param messageBytesMax longer messages end the connection
/// @param backoff waits between attempts
/// @param seed of their jitter
public record SocketPlan(
        String name,
        URI uri,
        Dialogue dialogue,
        Keepalive keepalive,
        long staleNs,
        long lifetimeNs,
        int messageBytesMax,
        Retry backoff,
        Seed seed) {

    /// Usual bound of a message: a full dump of 200 books is below it.
    public static final int MESSAGE_BYTES_MAX = 16 << 20;

    public SocketPlan {
        Checks.notBlank(name, "name");
        Checks.notNegative(staleNs, "staleNs");
        Checks.notNegative(lifetimeNs, "lifetimeNs");
        Checks.inRange(messageBytesMax, 1, 1 << 30, "messageBytesMax");
    }

    public SocketPlan withDialogue(Dialogue other) {
        return new SocketPlan(
                name, uri, other, keepalive, staleNs, lifetimeNs, messageBytesMax, backoff, seed);
    }

    /// The same plan with another age at which a successor takes over.
    ///
    /// @param otherNs age at which a successor takes over; 0 never
    public SocketPlan withLifetime(long otherNs) {
        return new SocketPlan(
                name, uri, dialogue, keepalive, staleNs, otherNs, messageBytesMax, backoff, seed);
    }

    /// The same plan with another bound of silence.
    ///
    /// @param otherNs silence after which the connection is replaced; 0 never
    public SocketPlan withStale(long otherNs) {
        return new SocketPlan(
                name,
                uri,
                dialogue,
                keepalive,
                otherNs,
                lifetimeNs,
                messageBytesMax,
                backoff,
                seed);
    }

    /// A text that the venue wants to hear from time to time.
    ///
    /// @param periodNs time between two; 0 where the venue wants none
    public record Keepalive(String text, long periodNs) {

        /// Nothing has to be said: the protocol's own pings are answered without us.
        public static final Keepalive NONE = new Keepalive("", 0);
    }

    /// How attempts follow each other: the first wait doubles up to the longest.
    ///
    /// @param connectNs how long one attempt may take
    public record Retry(long firstNs, long maxNs, long connectNs) {

        public static final Retry DEFAULT =
                new Retry(250 * Times.MILLI_NS, 10 * Times.SECOND_NS, 5 * Times.SECOND_NS);

        public Retry {
            Checks.positive(firstNs, "firstNs");
            Checks.inRange(maxNs, firstNs, Times.HOUR_NS, "maxNs");
            Checks.positive(connectNs, "connectNs");
        }
    }
}
