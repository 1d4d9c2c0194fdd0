package io.foretick.testing;

import io.foretick.base.Seed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/// Files of one-minute klines drawn by seed, for commands that read such files.
public final class MadeUpKlines {

    /// When they begin: 2025-02-01, a Saturday.
    public static final long FIRST_OPEN_MS = 1_738_368_000_000L;

    private static final int MINUTES_A_DAY = 1440;

    private MadeUpKlines() {}

    /// Writes a file of normal returns.
    ///
    /// @param sigma of the return of each minute, by its number
    public static Path write(
            Path folder, String symbol, int days, Seed seed, IntToDoubleFunction sigma)
            throws IOException {
        StringBuilder text = new StringBuilder("open_time_ms,open,high,low,close,volume\n");
        SplittableRandom random = seed.random();
        double log = Math.log(50_000);
        double open = 50_000;
        for (int minute = 0; minute < days * MINUTES_A_DAY; minute++) {
            log += sigma.applyAsDouble(minute) * random.nextGaussian();
            double close = Math.exp(log);
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%d,%.8f,%.8f,%.8f,%.8f,1%n",
                            FIRST_OPEN_MS + minute * 60_000L,
                            open,
                            Math.max(open, close),
                            Math.min(open, close),
                            close));
            open = close;
        }
        Path file = folder.resolve(symbol + "_1m_made.csv");
        Files.writeString(file, text);
        return file;
    }
}
