package io.foretick.lab.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.foretick.lab.dataset.source.DatasetException;
import io.foretick.testing.Eventually;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

class OnceMapTest {

    private final AtomicInteger made = new AtomicInteger();

    @Test
    void workersWaitForTheFirstThatAsks() throws InterruptedException, ExecutionException {
        var map = new OnceMap<String, Object>(4);
        var asked = new CountDownLatch(8);
        List<Future<Object>> answers = new ArrayList<>();
        try (var workers = Executors.newFixedThreadPool(8)) {
            for (int k = 0; k < 8; k++) {
                answers.add(
                        workers.submit(() -> {
                            asked.countDown();
                            asked.await();
                            return map.get("key", this::make);
                        }));
            }
        }
        for (Future<Object> answer : answers) {
            assertSame(answers.getFirst().get(), answer.get());
        }
        assertEquals(1, made.get());
    }

    private Object make(String key) {
        return key + made.incrementAndGet();
    }

    @Test
    void holdsWhatWasAskedForLast() throws IOException {
        var map = new OnceMap<String, Object>(2);
        assertEquals("a1", map.get("a", this::make));
        assertEquals("b2", map.get("b", this::make));
        assertEquals("a1", map.get("a", this::make));
        assertEquals("c3", map.get("c", this::make));
        assertEquals(2, map.size());
        assertEquals("a1", map.get("a", this::make));
        assertEquals("b4", map.get("b", this::make));
    }

    @Test
    void asksOnceForWhatCannotBeHad() {
        var map = new OnceMap<String, Object>(2);
        for (int k = 0; k < 3; k++) {
            var e = assertThrows(IOException.class, () -> map.get("a", this::refuse));
            assertEquals("no rows 1", e.getMessage());
        }
        assertEquals(1, made.get());
    }

    @Test
    void asksAgainForWhatTheWorldDidNotGive() throws IOException {
        var map = new OnceMap<String, Object>(2);
        var e = assertThrows(IOException.class, () -> map.get("a", this::fail));
        assertEquals("no file 1", e.getMessage());
        assertEquals(0, map.size());
        assertEquals("a2", map.get("a", this::make));
        assertEquals("a2", map.get("a", this::fail));
    }

    /// Else a node that is silent would be asked by one thread after the other.
    @Test
    void whoWaitedForAFailureGetsItToo() throws InterruptedException {
        var map = new OnceMap<String, Object>(2);
        var asked = new CountDownLatch(1);
        var waits = new CountDownLatch(1);
        var told = new AtomicReference<String>("");
        Thread first =
                Thread.ofPlatform()
                        .start(() -> {
                            var _ =
                                    assertThrows(
                                            IOException.class,
                                            () ->
                                                    map.get(
                                                            "a",
                                                            key -> {
                                                                asked.countDown();
                                                                await(waits);
                                                                return fail(key);
                                                            }));
                        });
        asked.await();
        Thread second =
                Thread.ofPlatform()
                        .start(() -> {
                            var e = assertThrows(IOException.class, () -> map.get("a", this::make));
                            told.set(String.valueOf(e.getMessage()));
                        });
        Eventually.holds(
                () -> second.getState() == Thread.State.BLOCKED, () -> "the second does not wait");
        waits.countDown();
        first.join();
        second.join();
        assertEquals("no file 1", told.get());
        assertEquals(1, made.get());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void asksAgainForWhatWasInterrupted() throws IOException {
        var map = new OnceMap<String, Object>(2);
        assertThrows(InterruptedIOException.class, () -> map.get("a", this::stop));
        assertEquals("a2", map.get("a", this::make));
    }

    private Object stop(String key) throws IOException {
        throw new InterruptedIOException(key + made.incrementAndGet());
    }

    private Object refuse(String key) throws IOException {
        throw new DatasetException("no rows " + made.incrementAndGet());
    }

    private Object fail(String key) throws IOException {
        throw new IOException("no file " + made.incrementAndGet());
    }
}
