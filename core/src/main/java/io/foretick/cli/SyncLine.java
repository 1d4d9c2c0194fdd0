package io.foretick.cli;

import io.foretick.venue.binance.sync.SyncProgress;

import java.io.PrintWriter;

/// Prints on stderr, at most once a second, how far a sync is, its rate and when it will be done.
/// Called by one thread at a time.
final class SyncLine implements SyncProgress.Listener {

    private static final long EVERY_NS = 1_000_000_000L;
    private static final double MEBIBYTE = 1 << 20;

    private final PrintWriter err;
    private final long beganNs = System.nanoTime();
    private long printedNs = beganNs;

    SyncLine(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void at(SyncProgress progress) {
        long nowNs = System.nanoTime();
        if (nowNs - printedNs < EVERY_NS) {
            return;
        }
        printedNs = nowNs;
        double seconds = (nowNs - beganNs) / 1e9;
        err.printf(
                "%3.0f %%  %s at %s  %,d trades  %,.0f/s  %,.1f MiB  %,.1f MiB/s  %s left%n",
                100.0 * progress.days() / progress.daysInAll(),
                progress.symbol(),
                progress.day(),
                progress.trades(),
                progress.trades() / seconds,
                progress.bytes() / MEBIBYTE,
                progress.bytes() / MEBIBYTE / seconds,
                left(progress, seconds));
        err.flush();
    }

    /// Days that were held took no time, so they say nothing about those to come.
    private static String left(SyncProgress progress, double seconds) {
        long done = progress.days() - progress.daysHeld();
        if (done == 0) {
            return "unknown time";
        }
        double left = seconds / done * (progress.daysInAll() - progress.days());
        return "%.0f s".formatted(left);
    }
}
