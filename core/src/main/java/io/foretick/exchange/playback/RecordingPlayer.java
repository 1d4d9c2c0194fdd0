package io.foretick.exchange.playback;

import io.foretick.venue.VenueClock;
import io.foretick.venue.table.MarketCatalogue;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Plays recorded sessions once, from their first frame to their last, as fast as the venue's clock
/// goes. Sends nothing itself; its one thread hands each frame to the exchange when its time has
/// come. A frame whose time has passed already is handed over at once.
///
/// How to use: open it, start a [VenueClock] at [#firstNs], list [#markets], then [#start].
public final class RecordingPlayer implements AutoCloseable {

    private static final long LONGEST_NAP_NS = 100_000_000; // of wall time, so that a stop is quick

    private final RecordingFrames frames;
    private final PlayedFrame first;
    private final Consumer<String> complaints;
    private @Nullable Thread thread;
    private volatile boolean stopped;
    private volatile boolean finished;
    private final AtomicLong played = new AtomicLong();
    private volatile List<String> problems;
    private volatile String failure = "";

    private RecordingPlayer(
            RecordingFrames frames, PlayedFrame first, Consumer<String> complaints) {
        this.frames = frames;
        this.first = first;
        this.complaints = complaints;
        this.problems = frames.problems();
    }

    /// Opens files and folders.
    ///
    /// @throws IOException if a path is no recording, holds a table in place of frames, or if no
    ///   frame is found; says which
    public static RecordingPlayer open(List<Path> paths) throws IOException {
        return open(paths, _ -> {});
    }

    /// As above.
    ///
    /// @param complaints is told once, on the player's thread, if playing breaks off
    public static RecordingPlayer open(List<Path> paths, Consumer<String> complaints)
            throws IOException {
        RecordingFrames frames = RecordingFrames.open(paths);
        PlayedFrame first = frames.next();
        if (first == null) {
            frames.close();
            throw new IOException("no frame to play in " + paths);
        }
        return new RecordingPlayer(frames, first, complaints);
    }

    /// When the first frame arrived: where the venue's clock has to start.
    public long firstNs() {
        return first.timeNs();
    }

    /// What the recording's lists of markets say: terms, strike and outcome, as far as known.
    public List<MarketCatalogue.Entry> markets() {
        return frames.markets();
    }

    /// Begins to play on a thread of its own. Once only.
    ///
    /// @param sink gets the frames, on that thread
    public synchronized void start(VenueClock clock, Consumer<PlayedFrame> sink) {
        if (thread != null || stopped) {
            throw new IllegalStateException("a player plays once");
        }
        Thread started =
                Thread.ofPlatform()
                        .daemon()
                        .name("recording-player")
                        .unstarted(() -> play(clock, sink));
        thread = started;
        started.start();
    }

    /// Whether the last frame has been handed over, or playing has failed or been stopped.
    public boolean isFinished() {
        return finished;
    }

    /// Frames handed over so far.
    public long played() {
        return played.get();
    }

    /// What was wrong with the files, as known when the player was opened or when it finished.
    public List<String> problems() {
        return problems;
    }

    /// Why playing broke off; empty while it has not.
    public String failure() {
        return failure;
    }

    /// Stops playing and waits for its thread, unless that is the caller.
    @Override
    public void close() throws IOException {
        Thread running;
        synchronized (this) {
            stopped = true;
            running = thread;
        }
        if (running == null) {
            frames.close();
        } else if (!running.equals(Thread.currentThread())) {
            LockSupport.unpark(running);
            join(running);
        }
    }

    private void play(VenueClock clock, Consumer<PlayedFrame> sink) {
        try (frames) {
            @Nullable PlayedFrame frame = first;
            while (frame != null && waitUntil(clock, frame.timeNs())) {
                sink.accept(frame);
                played.incrementAndGet();
                frame = frames.next();
            }
            problems = frames.problems();
        } catch (IOException e) {
            breakOff(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            breakOff(e.toString());
        } finally {
            finished = true;
        }
    }

    private void breakOff(String why) {
        failure = why;
        complaints.accept("playing broke off after " + played + " frames: " + why);
    }

    /// Waits for the venue's clock; answers false when the player is stopped.
    private boolean waitUntil(VenueClock clock, long timeNs) {
        while (!stopped && clock.nowNs() < timeNs) {
            LockSupport.parkNanos(Math.clamp(clock.wallNsUntil(timeNs), 1, LONGEST_NAP_NS));
        }
        return !stopped;
    }

    private static void join(Thread running) {
        try {
            running.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
