package io.foretick.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/// Files of klines for tests, of a price that wanders with one volatility.
final class MadeKlines {

    static final double SIGMA_PER_SQRT_SECOND = 5e-4 / Math.sqrt(60);

    private static final long FIRST_OPEN_MS = 1_735_689_600_000L; // 2025-01-01
    private static final int MINUTES_PER_DAY = 1_440;

    private MadeKlines() {}

    /// Writes days from 2025-01-01 on.
    static Path write(Path folder, String symbol, int days) throws IOException {
        StringBuilder text = new StringBuilder("open_time_ms,open,high,low,close,volume\n");
        SplittableRandom random = new SplittableRandom(symbol.hashCode());
        double logClose = 11;
        for (int minute = 0; minute < days * MINUTES_PER_DAY; minute++) {
            logClose += 5e-4 * random.nextGaussian();
            text.append(FIRST_OPEN_MS + minute * 60_000L);
            String price = "%.2f".formatted(Math.exp(logClose));
            text.append(',').append(price).append(',').append(price);
            text.append(',').append(price).append(',').append(price).append(",1\n");
        }
        return Files.writeString(folder.resolve(symbol + "_1m_made.csv"), text);
    }
}
