package io.foretick.history.kline;

import java.util.List;

/// What was found of one symbol's klines of one length.
///
/// @param firstSecond at which the first kline begins
/// @param endSecond at which the last one ends
/// @param klines how many are held
/// @param holes where some are missing between them, oldest first
/// @param faults files that cannot be read or have changed
public record KlineReport(
        String symbol,
        KlineInterval interval,
        long firstSecond,
        long endSecond,
        long klines,
        List<Hole> holes,
        List<String> faults) {

    /// Klines that are missing: those that would begin in `[fromSecond, endSecond)`.
    public record Hole(long fromSecond, long endSecond, long klines) {}

    public KlineReport {
        holes = List.copyOf(holes);
        faults = List.copyOf(faults);
    }

    /// Whether nothing is missing and nothing has changed.
    public boolean ok() {
        return holes.isEmpty() && faults.isEmpty();
    }

    /// How many klines are missing.
    public long missing() {
        return holes.stream().mapToLong(Hole::klines).sum();
    }
}
