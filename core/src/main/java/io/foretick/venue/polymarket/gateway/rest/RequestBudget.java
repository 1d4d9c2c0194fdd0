package io.foretick.venue.polymarket.gateway.rest;

import io.foretick.base.Times;
import io.foretick.venue.VenueClock;
import io.foretick.venue.live.work.Workers;

import java.util.EnumMap;
import java.util.Map;

/// What may still be sent now, by kind of request. Any thread that may wait.
public final class RequestBudget {

    /// What the venue counts together.
    public enum Kind {
        ORDER,
        ORDERS,
        CANCEL,
        CANCELS,
        BALANCE,
        POSITIONS,
        OTHER
    }

    private static final int BURSTS = 10; // so much of ten seconds' allowance at once

    private final Map<Kind, TokenBucket> buckets = new EnumMap<>(Kind.class);

    /// @param clock of the venue, which counts in its own time
    public RequestBudget(RequestLimits limits, VenueClock clock) {
        for (Kind kind : Kind.values()) {
            int most = most(limits, kind);
            long periodNs = Math.max(1, clock.toWallNs(10 * Times.SECOND_NS) / most);
            int burst = Math.max(1, most / BURSTS);
            buckets.put(kind, new TokenBucket(burst, periodNs, System.nanoTime()));
        }
    }

    /// Takes the right to one request, waiting for it as long as it takes.
    public void await(Kind kind) throws InterruptedException {
        long waitNs = takeNs(kind);
        while (waitNs > 0) {
            Workers.pause(waitNs);
            waitNs = takeNs(kind);
        }
    }

    /// Takes the right to one request, or says how long to wait for it.
    ///
    /// @return 0 if it was taken
    public long takeNs(Kind kind) {
        TokenBucket bucket = buckets.get(kind);
        if (bucket == null) {
            throw new IllegalStateException("no bucket for " + kind);
        }
        return bucket.takeNs(System.nanoTime());
    }

    private static int most(RequestLimits limits, Kind kind) {
        return switch (kind) {
            case ORDER -> limits.order();
            case ORDERS -> limits.orders();
            case CANCEL -> limits.cancel();
            case CANCELS -> limits.cancels();
            case BALANCE -> limits.balance();
            case POSITIONS -> limits.positions();
            case OTHER -> limits.other();
        };
    }
}
