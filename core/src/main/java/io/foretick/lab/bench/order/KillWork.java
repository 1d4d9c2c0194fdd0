package io.foretick.lab.bench.order;

import io.foretick.lab.bench.scratch.ScratchFolder;
import io.foretick.session.control.ControlFiles;
import io.foretick.session.control.Emptying;
import io.foretick.session.control.KillSwitch;
import io.foretick.venue.VenueClock;
import io.foretick.venue.polymarket.gateway.AccountReader;
import io.foretick.venue.polymarket.gateway.ClobGateway;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// From the word to an operator's thread to trip the kill switch until the cancel of everything is
/// handed to the connection, which is warm: signing it and two hand-overs between threads included.
/// What the switch does afterwards (the latch, the audit) does not count; each cancel is awaited at
/// a venue on loopback before the next.
public final class KillWork implements Work {

    private static final Duration CONNECT_MAX = Duration.ofSeconds(30);
    private static final Emptying.Pace SLOW =
            new Emptying.Pace(Duration.ofMinutes(1), Duration.ofMinutes(1));

    private final VenueClock clock = VenueClock.startingAt(OrderWork.TIME_NS, 1);
    private final ScratchFolder folder = new ScratchFolder();
    private final QuietVenue venue = new QuietVenue(clock, 0, List.of());
    private final AccountReader reader = venue.connect(OrderWork.KEY.address(), _ -> {});
    private final ClobGateway gateway =
            ClobGateway.start(reader, _ -> "", () -> {}); // no order is ever given to it
    private final ExecutorService operator = Executors.newSingleThreadExecutor();
    private final Semaphore handedOver = new Semaphore(0);
    private KillSwitch kill = renewed();
    private @Nullable Future<?> trip; // null while none is under way

    /// Connects to a venue of its own.
    public KillWork() throws IOException {
        try {
            if (!reader.awaitReady(CONNECT_MAX)) {
                throw new IOException("no connection on loopback");
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public void prepare() throws IOException {
        finish();
        kill = renewed();
    }

    @Override
    public long run() throws IOException {
        trip = operator.submit(() -> kill.trip("measured", "bench"));
        try {
            handedOver.acquire();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        return System.nanoTime();
    }

    @Override
    public void close() throws IOException {
        finish();
        operator.shutdown();
        gateway.close();
        reader.close();
        venue.close();
        folder.close();
    }

    private KillSwitch renewed() {
        var parts = new KillSwitch.Parts(this::cancelAll, () -> 0, _ -> {});
        return new KillSwitch(new ControlFiles(folder.resolve("run")), parts, SLOW);
    }

    private void cancelAll() {
        gateway.cancelAll();
        handedOver.release();
    }

    private void finish() throws IOException {
        try {
            if (trip != null) {
                trip.get();
                trip = null;
                venue.awaitCancelAll();
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw new IOException("the switch broke", e);
        }
        kill.close();
    }

    private static IOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IOException("interrupted", e);
    }
}
