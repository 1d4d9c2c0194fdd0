package io.foretick.exchange.spot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.exchange.TestVenue;
import io.foretick.venue.VenueClock;

import org.junit.jupiter.api.Test;

import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

class VenueWalkTest {

    private record Step(long fromNs, long toNs) {}

    @Test
    void leavesOutNoStepThoughItIsLate() throws InterruptedException {
        BlockingQueue<Step> steps = new LinkedBlockingQueue<>();
        VenueWalk.Walker slow =
                (fromNs, toNs) -> {
                    steps.add(new Step(fromNs, toNs));
                    LockSupport.parkNanos(steps.size() == 5 ? 100_000_000 : 1);
                };
        VenueClock clock = VenueClock.startingAt(TestVenue.START_NS, 100);
        try (var _ = new VenueWalk("test-walk", clock, slow)) {
            Step first = Objects.requireNonNull(steps.poll(10, TimeUnit.SECONDS));
            assertEquals(0, first.fromNs() % VenueWalk.STEP_NS);
            long atNs = first.toNs();
            for (int count = 0; count < 200; count++) {
                Step step = steps.poll(10, TimeUnit.SECONDS);
                assertEquals(new Step(atNs, atNs + VenueWalk.STEP_NS), step);
                atNs = step.toNs();
            }
            assertTrue(clock.nowNs() >= atNs, "no step is told before it is over");
        }
    }
}
