package io.foretick.venue.live;

import io.foretick.event.Source;
import io.foretick.venue.VenueClock;
import io.foretick.venue.live.Arrival.Question;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// The way of one feed into the session's queue. A feed is up while any of its connections is. Any
/// thread.
final class FeedLine {

    private final Source source;
    private final VenueClock clock;
    private final ArrivalQueue queue;
    private final Set<Integer> lives = new HashSet<>(); // connections that are open
    private volatile boolean closed;

    FeedLine(Source source, VenueClock clock, ArrivalQueue queue) {
        this.source = source;
        this.clock = clock;
        this.queue = queue;
    }

    /// A connection is open.
    ///
    /// @return whether it is the only one
    synchronized boolean opened(int life) {
        boolean first = lives.isEmpty();
        lives.add(life);
        if (first) {
            tell(new Arrival.Up(clock.nowNs(), source));
        }
        return first;
    }

    /// A connection is gone.
    ///
    /// @param tokens whose books came over it alone; empty where all connections bring the same
    synchronized void ended(int life, String reason, List<String> tokens) {
        lives.remove(life);
        if (lives.isEmpty()) {
            tell(new Arrival.Down(clock.nowNs(), source, reason));
        } else if (!tokens.isEmpty()) {
            tell(new Arrival.BooksLost(clock.nowNs(), source, tokens));
        }
    }

    /// Hands a message over.
    ///
    /// @return false if it was dropped because the session is behind
    boolean frame(int life, byte[] text, long nanoTime) {
        return closed
                || queue.tryOffer(
                        new Arrival.Frame(
                                clock.atNs(nanoTime), nanoTime, source, life, Payload.of(text)));
    }

    /// Hands an answer over; waits for room.
    void answer(Question question, String subject, byte[] body) {
        tell(new Arrival.Answer(clock.nowNs(), source, question, subject, Payload.of(body)));
    }

    /// Forgets whatever comes from now on, so that nobody waits for a session that is gone.
    void close() {
        closed = true;
    }

    private void tell(Arrival news) {
        while (!closed && !queue.tryOffer(news)) {
            LockSupport.parkNanos(100_000);
        }
    }
}
