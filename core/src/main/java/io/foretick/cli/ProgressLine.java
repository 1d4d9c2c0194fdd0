package io.foretick.cli;

import io.foretick.session.ProgressListener;

import java.io.PrintWriter;

/// Prints on stderr, at most once a second, how far a run is, its rate and when it will be done.
final class ProgressLine implements ProgressListener {

    private static final long EVERY_NS = 1_000_000_000L;

    private final PrintWriter err;
    private final long beganNs = System.nanoTime();
    private long printedNs = beganNs;

    ProgressLine(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void at(long bytesRead, long bytesTotal, long frames) {
        long nowNs = System.nanoTime();
        if (nowNs - printedNs < EVERY_NS) {
            return;
        }
        printedNs = nowNs;
        double seconds = (nowNs - beganNs) / 1e9;
        double share = bytesTotal > 0 ? (double) bytesRead / bytesTotal : 0;
        double left = share > 0 ? seconds / share - seconds : 0;
        err.printf(
                "%3.0f %%  %,d messages  %,.0f/s  %.0f s left%n",
                100 * share, frames, frames / seconds, left);
        err.flush();
    }
}
