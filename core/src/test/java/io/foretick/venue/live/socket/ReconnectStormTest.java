package io.foretick.venue.live.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.exchange.wire.Peer;
import io.foretick.testing.Eventually;
import io.foretick.venue.VenueClock;
import io.foretick.venue.live.socket.SocketPlan.Retry;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A venue that hangs up on every client again and again.
final class ReconnectStormTest {

    private static final int WARM_UP = 500;
    private static final int CYCLES = 2_500;
    private static final long GROWTH_BYTES_MAX = 6L << 20;

    private final AtomicInteger cuts = new AtomicInteger();

    @Test
    void keepsThreadsSocketsAndMemoryThroughThousandsOfCycles() {
        var traffic = new RecordedTraffic();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor();
                var client = HttpClient.newBuilder().executor(executor).build();
                var venue = new TestVenue(_ -> {}, this::hangUp)) {
            SupervisedSocket socket = start(venue, client, traffic);
            try (socket) {
                storm(venue);
            }
            assertEquals(ConnectionHealth.State.CLOSED, socket.health().state());
            Eventually.holds(() -> venue.open() == 0, () -> venue.open() + " are left open");
            client.shutdownNow();
        }
    }

    private static void storm(TestVenue venue) {
        awaitCycles(venue, WARM_UP);
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        long heap = usedHeap();
        awaitCycles(venue, CYCLES);
        int threadsAfter = ManagementFactory.getThreadMXBean().getThreadCount();
        long heapAfter = usedHeap();
        assertTrue(threadsAfter <= threads + 8, threads + " threads, then " + threadsAfter);
        assertTrue(heapAfter <= heap + GROWTH_BYTES_MAX, heap + " bytes, then " + heapAfter);
        Eventually.holds(() -> venue.open() <= 2, () -> venue.open() + " are left open");
    }

    private void hangUp(Peer peer, String text) {
        peer.send("data for " + text);
        if (cuts.incrementAndGet() % 50 == 0) {
            peer.disconnect();
        } else {
            peer.close(1012, "service restart");
        }
    }

    private static SupervisedSocket start(
            TestVenue venue, HttpClient client, RecordedTraffic traffic) {
        SocketPlan usual = SupervisedSocketTest.plan(venue.uri());
        var plan =
                new SocketPlan(
                        usual.name(),
                        usual.uri(),
                        usual.dialogue(),
                        usual.keepalive(),
                        200 * Times.MILLI_NS,
                        0,
                        usual.messageBytesMax(),
                        new Retry(10_000, 20_000, Times.SECOND_NS),
                        usual.seed());
        var lives = new AtomicInteger();
        var budget = new AttemptBudget(100_000, Times.SECOND_NS);
        return SupervisedSocket.start(
                plan,
                traffic,
                new Sockets(client, VenueClock.wall(), budget, lives::incrementAndGet));
    }

    private static void awaitCycles(TestVenue venue, int cycles) {
        int before = -1;
        while (venue.connections() < cycles && venue.connections() > before) {
            before = venue.connections();
            int next = Math.min(cycles, before + 200);
            Eventually.holds(
                    () -> venue.connections() >= next,
                    () -> "stuck after " + venue.connections() + " connections");
        }
    }

    /// After the collector has run; asked twice, because the first run may leave what finalisers
    /// hold.
    private static long usedHeap() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
