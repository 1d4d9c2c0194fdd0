package io.foretick.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// Watches how much memory this process occupies, by what Linux says a hundred times a second. Its
/// thread ends when it is closed; any thread may ask.
final class ResidentMemory implements AutoCloseable {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final long PERIOD_MS = 10;
    private static final long KILO = 1_024;

    /// What was seen since it was last asked. Pages of files can be dropped at any time, those that
    /// are anonymous (heap, stacks, the JVM's own) cannot.
    ///
    /// @param anonymousBytesPeak of itself, so it may be of another moment than the file's
    record Figures(long bytesMean, long bytesPeak, long anonymousBytesPeak, long fileBytesPeak) {}

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    private final ScheduledFuture<?> sampling;
    private long samples;
    private long bytesSum;
    private long bytesPeak;
    private long anonymousPeak;
    private long filePeak;

    ResidentMemory() {
        sampling = thread.scheduleAtFixedRate(this::sample, 0, PERIOD_MS, TimeUnit.MILLISECONDS);
    }

    /// What was seen since the last call; the next begins anew.
    synchronized Figures take() {
        if (sampling.state() == Future.State.FAILED) {
            throw new IllegalStateException("no figures of memory", sampling.exceptionNow());
        }
        sample();
        var seen = new Figures(bytesSum / samples, bytesPeak, anonymousPeak, filePeak);
        samples = 0;
        bytesSum = 0;
        bytesPeak = 0;
        anonymousPeak = 0;
        filePeak = 0;
        return seen;
    }

    /// The most that this process ever occupied, as Linux counts it.
    static long highWaterBytes() {
        return bytes(status(), "VmHWM:");
    }

    @Override
    public void close() {
        thread.close();
    }

    private synchronized void sample() {
        String status = status();
        long anonymous = bytes(status, "RssAnon:");
        long file = bytes(status, "RssFile:");
        samples++;
        bytesSum += anonymous + file;
        bytesPeak = Math.max(bytesPeak, anonymous + file);
        anonymousPeak = Math.max(anonymousPeak, anonymous);
        filePeak = Math.max(filePeak, file);
    }

    private static String status() {
        try {
            return Files.readString(STATUS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long bytes(String status, String key) {
        return status.lines()
                .filter(line -> line.startsWith(key))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .map(kilobytes -> kilobytes * KILO)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(STATUS + " has no " + key));
    }
}
