package io.foretick.cli;

import io.foretick.base.Times;
import io.foretick.venue.VenueClock;
import io.foretick.venue.VenueException;
import io.foretick.venue.live.work.Workers;
import io.foretick.venue.polymarket.account.AccountQuestion;
import io.foretick.venue.polymarket.account.AccountSnapshot;
import io.foretick.venue.polymarket.gateway.AccountReader;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Looks at an account that must not change, as long as it is open. Runs on a thread of its own.
final class AccountWatch implements AutoCloseable {

    private static final long PERIOD_WALL_NS = 20 * Times.SECOND_NS;

    private final AccountReader reader;
    private final Consumer<String> diverged;
    private final long beganSecond;
    private final Thread thread;
    private final AtomicLong compared = new AtomicLong();
    private final AtomicLong divergences = new AtomicLong();

    private AccountWatch(AccountReader reader, VenueClock clock, Consumer<String> diverged) {
        this.reader = reader;
        this.diverged = diverged;
        this.beganSecond = Times.toEpochSecond(clock.nowNs());
        this.thread = Thread.ofPlatform().name("foretick-account-watch").unstarted(this::run);
    }

    /// Begins.
    ///
    /// @param diverged is told of each difference
    static AccountWatch start(AccountReader reader, VenueClock clock, Consumer<String> diverged) {
        var watch = new AccountWatch(reader, clock, diverged);
        watch.thread.start();
        return watch;
    }

    /// How often the account was compared with what it was at first.
    long compared() {
        return compared.get();
    }

    /// How often it differed.
    long diverged() {
        return divergences.get();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        @Nullable AccountSnapshot first = null; // until the venue has answered once
        try {
            while (true) {
                try {
                    var now = reader.account(new AccountQuestion(List.of(), beganSecond));
                    if (first != null) {
                        compare(first, now);
                    }
                    first = first == null ? now : first;
                } catch (VenueException e) {
                    diverged.accept("the account cannot be asked for: " + e.getMessage());
                }
                Workers.pause(PERIOD_WALL_NS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private void compare(AccountSnapshot first, AccountSnapshot now) {
        boolean same =
                now.cashE8() == first.cashE8()
                        && now.tokensE8().equals(first.tokensE8())
                        && now.open().equals(first.open())
                        && now.trades().isEmpty();
        compared.incrementAndGet();
        if (!same) {
            divergences.incrementAndGet();
            diverged.accept("the account at the venue has changed");
        }
    }
}
