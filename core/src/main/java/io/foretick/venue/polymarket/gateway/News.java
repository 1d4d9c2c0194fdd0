package io.foretick.venue.polymarket.gateway;

import io.foretick.event.Source;
import io.foretick.venue.VenueClock;
import io.foretick.venue.live.Arrival;
import io.foretick.venue.polymarket.account.Heard;

import java.util.function.Consumer;

/// The way of the account's news into the session. May wait for room, so never on the session's own
/// thread; any other.
final class News {

    private final VenueClock clock;
    private final Consumer<Arrival> arrivals;
    private volatile boolean closed;

    News(VenueClock clock, Consumer<Arrival> arrivals) {
        this.clock = clock;
        this.arrivals = arrivals;
    }

    /// Something was heard just now.
    void heard(Heard heard) {
        tell(new Arrival.AccountHeard(clock.nowNs(), heard));
    }

    /// Something was heard at a reading of [System#nanoTime].
    void heardAt(long nanoTime, Heard heard) {
        tell(new Arrival.AccountHeard(clock.atNs(nanoTime), heard));
    }

    void up() {
        tell(new Arrival.Up(clock.nowNs(), Source.POLYMARKET_ACCOUNT));
    }

    void down(String reason) {
        tell(new Arrival.Down(clock.nowNs(), Source.POLYMARKET_ACCOUNT, reason));
    }

    /// Forgets whatever comes from now on.
    void close() {
        closed = true;
    }

    private void tell(Arrival arrival) {
        if (!closed) {
            arrivals.accept(arrival);
        }
    }
}
