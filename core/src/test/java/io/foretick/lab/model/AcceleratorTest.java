package io.foretick.lab.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

class AcceleratorTest {

    private static final int PERMITS = 3;

    /// A thousand tasks on a pool of sixteen threads, each of which looks how many are at the
    /// device with it, by a count of the test's own.
    @Test
    void neverLetsMoreInThanItHasPermits() throws Exception {
        var accelerator = new Accelerator(PERMITS);
        var inside = new AtomicInteger();
        var insideMost = new AtomicInteger();
        List<Future<Integer>> tasks = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(16)) {
            for (int task = 0; task < 1_000; task++) {
                int number = task;
                tasks.add(
                        pool.submit(
                                () -> accelerator.run(() -> visit(inside, insideMost, number))));
            }
        }
        for (int task = 0; task < 1_000; task++) {
            assertEquals(task, tasks.get(task).get());
        }
        assertTrue(insideMost.get() <= PERMITS, insideMost.toString());
        assertTrue(accelerator.usersMost() <= PERMITS, "was " + accelerator.usersMost());
    }

    private static int visit(AtomicInteger inside, AtomicInteger insideMost, int number) {
        insideMost.accumulateAndGet(inside.incrementAndGet(), Math::max);
        int answer = number;
        for (int turn = 0; turn < 2_000; turn++) { // long enough for others to come
            answer = Integer.reverse(answer);
        }
        inside.decrementAndGet();
        return answer;
    }

    @Test
    void letsAsManyInAsItHasPermits() throws Exception {
        var accelerator = new Accelerator(PERMITS);
        var together = new CountDownLatch(PERMITS);
        List<Future<Boolean>> met = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(PERMITS)) {
            for (int task = 0; task < PERMITS; task++) {
                met.add(pool.submit(() -> accelerator.run(() -> awaitAll(together))));
            }
        }
        for (Future<Boolean> one : met) {
            assertTrue(one.get(), "all were at the device together");
        }
        assertEquals(PERMITS, accelerator.usersMost());
    }

    private static boolean awaitAll(CountDownLatch together) throws InterruptedException {
        together.countDown();
        return together.await(5, TimeUnit.SECONDS);
    }

    @Test
    void failedTaskGivesItsPermitBack() throws Exception {
        var accelerator = new Accelerator(1);
        assertThrows(
                IOException.class,
                () ->
                        accelerator.run(() -> {
                            throw new IOException("no device");
                        }));
        assertEquals(7, accelerator.run(() -> 7));
        assertEquals(1, accelerator.usersMost());
    }
}
