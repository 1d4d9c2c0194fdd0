package io.foretick.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongConsumer;

/// Prints on stderr, at most once a second, how many candles a replay has shown.
final class CandleProgress implements LongConsumer {

    private static final long EVERY_NS = 1_000_000_000L;

    private final long candles;
    private final PrintWriter err;
    private final long begunNanoTime = System.nanoTime();
    private long printedNanoTime = begunNanoTime;

    CandleProgress(long candles, PrintWriter err) {
        this.candles = candles;
        this.err = err;
    }

    @Override
    public void accept(long shown) {
        long nanoTime = System.nanoTime();
        if (nanoTime - printedNanoTime < EVERY_NS) {
            return;
        }
        printedNanoTime = nanoTime;
        double seconds = (nanoTime - begunNanoTime) / 1e9;
        err.printf(
                Locale.ROOT,
                "%3.0f %%  %,d of %,d candles  %,.0f/s  %.0f s left%n",
                100.0 * shown / candles,
                shown,
                candles,
                shown / seconds,
                seconds * (candles - shown) / shown);
        err.flush();
    }
}
