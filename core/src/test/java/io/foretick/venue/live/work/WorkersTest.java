package io.foretick.venue.live.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.testing.Eventually;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(30)
final class WorkersTest {

    @Test
    void aKeptTaskBeginsAnewAfterAFault() {
        var runs = new AtomicInteger();
        try (var workers = new Workers(1)) {
            workers.keep(
                    "kept",
                    () -> {
                        if (runs.incrementAndGet() < 3) {
                            throw new IllegalStateException("fault " + runs);
                        }
                    });
            Eventually.holds(() -> workers.running() == 0, runs::toString);
            assertEquals(3, runs.get());
        }
    }

    @Test
    void aKeptTaskRestsBetweenFaultsAndEndsWithItsGroup() {
        var runs = new AtomicInteger();
        long begunNanoTime = System.nanoTime();
        try (var workers = new Workers(1)) {
            workers.keep(
                    "kept",
                    () -> {
                        runs.incrementAndGet();
                        throw new IllegalStateException("always");
                    });
            Eventually.holds(() -> runs.get() >= 3, runs::toString);
            assertTrue(System.nanoTime() - begunNanoTime >= 700_000_000L);
        }
        int atEnd = runs.get();
        Eventually.staysFor(600_000_000L, () -> runs.get() == atEnd, runs::toString);
    }

    @Test
    void aFaultFreesTheRoomOfATaskThatIsNotKept() {
        try (var workers = new Workers(1)) {
            assertTrue(
                    workers.start(
                            "once",
                            () -> {
                                throw new IllegalStateException("once");
                            }));
            Eventually.holds(() -> workers.running() == 0, () -> "still runs");
            Eventually.holds(() -> workers.start("next", () -> {}), () -> "no room");
        }
    }

    @Test
    void startsNoMoreThanItsBound() throws InterruptedException {
        var free = new CountDownLatch(1);
        try (var workers = new Workers(1)) {
            assertTrue(workers.start("first", free::await));
            assertFalse(workers.start("second", () -> {}));
            free.countDown();
        }
    }
}
