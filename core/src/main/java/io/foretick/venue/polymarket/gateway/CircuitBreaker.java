package io.foretick.venue.polymarket.gateway;

import io.foretick.base.Times;
import io.foretick.venue.VenueClock;
import io.foretick.venue.polymarket.gateway.rest.Outcome;

import java.util.Optional;

/// Holds orders back while the venue is unwell. Any thread.
final class CircuitBreaker {

    private static final int DOUBLINGS_MAX = 30;

    private final GatewaySettings.Breaker settings;
    private final VenueClock clock;
    private int failures; // in a row
    private int openings; // in a row
    private long closedNanoTime; // until then nothing is sent
    private String reason = "";

    CircuitBreaker(GatewaySettings.Breaker settings, VenueClock clock) {
        this.settings = settings;
        this.clock = clock;
        this.closedNanoTime = System.nanoTime();
    }

    /// Why no order may be sent now; empty if it may.
    synchronized Optional<String> refusal() {
        return System.nanoTime() - closedNanoTime < 0 ? Optional.of(reason) : Optional.empty();
    }

    /// What became of a request that could trade or cancel.
    synchronized void note(Outcome outcome) {
        switch (outcome) {
            case Outcome.Answer(int status, _, long retryAfterSeconds) -> {
                boolean unwell = status == 425 || status == 429 || status == 503;
                if (unwell) {
                    open("status " + status, Math.max(0, retryAfterSeconds));
                } else if (status >= 500) {
                    failed("status " + status);
                } else {
                    failures = 0;
                    openings = 0;
                }
            }
            case Outcome.NotSent(String why) -> failed(why);
            case Outcome.Lost(String why) -> failed(why);
        }
    }

    private void failed(String why) {
        failures++;
        if (failures >= settings.failuresMax()) {
            open(why, 0);
        }
    }

    /// Answers to what was sent before it opened only prolong it if the venue says so.
    private void open(String why, long retryAfterSeconds) {
        long now = System.nanoTime();
        boolean open = now - closedNanoTime < 0;
        long ownMs =
                Math.min(
                        settings.longestMs(),
                        (long) settings.firstMs() << Math.min(openings, DOUBLINGS_MAX));
        long ownNs = open ? 0 : clock.toWallNs(ownMs * Times.MILLI_NS);
        long waitNs = Math.max(ownNs, clock.toWallNs(retryAfterSeconds * Times.SECOND_NS));
        if (now + waitNs - closedNanoTime > 0) {
            closedNanoTime = now + waitNs;
        }
        if (!open) {
            openings++;
            failures = 0;
            reason = "held back after " + why;
        }
    }
}
