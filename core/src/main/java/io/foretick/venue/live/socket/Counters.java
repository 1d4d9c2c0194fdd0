package io.foretick.venue.live.socket;

import java.util.concurrent.atomic.AtomicLong;

/// What a connection has seen in all its lives. Any thread.
final class Counters {

    private final AtomicLong attempts = new AtomicLong();
    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong frames = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private volatile long lastDataNanoTime;
    private volatile boolean data;

    void attempted() {
        attempts.incrementAndGet();
    }

    void opened() {
        connections.incrementAndGet();
    }

    void received(int length) {
        frames.incrementAndGet();
        bytes.addAndGet(length);
    }

    void refused() {
        refused.incrementAndGet();
    }

    void data(long nanoTime) {
        lastDataNanoTime = nanoTime;
        data = true;
    }

    boolean hasData() {
        return data;
    }

    long lastDataNanoTime() {
        return lastDataNanoTime;
    }

    long attempts() {
        return attempts.get();
    }

    long connections() {
        return connections.get();
    }

    long frames() {
        return frames.get();
    }

    long bytes() {
        return bytes.get();
    }

    long refusals() {
        return refused.get();
    }
}
