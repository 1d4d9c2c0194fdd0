package io.foretick.report.direction.analysis;

import io.foretick.base.Checks;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Divides the updates of each timeframe and model into windows by their own times, and tells what
/// each window came to. Windows begin at whole multiples of their length since 1970, so that two
/// analyses of the same rows agree. Owned by one thread.
final class DirectionAnalysis {

    private final long windowMs;
    private final Consumer<AnalysisRow> told;
    private final Map<Line, Series> series = new TreeMap<>();

    private record Line(String timeframe, String model) implements Comparable<Line> {

        @Override
        public int compareTo(Line other) {
            int byTimeframe = timeframe.compareTo(other.timeframe);
            return byTimeframe != 0 ? byTimeframe : model.compareTo(other.model);
        }
    }

    /// The rows of one timeframe and model.
    private static final class Series {
        private final WindowTally cumulative = new WindowTally();
        private WindowTally window = new WindowTally();
        private long count;
        private long endMs;
        private long lastMs = Long.MIN_VALUE;
    }

    /// @param told hears of each window when it has ended
    DirectionAnalysis(long windowMs, Consumer<AnalysisRow> told) {
        this.windowMs = Checks.positive(windowMs, "windowMs");
        this.told = told;
    }

    /// Counts a row, unless it is not newer than the one before it of its timeframe and model.
    void add(JudgedLine row) {
        var line = new Line(row.timeframe(), row.model());
        Series one = series.computeIfAbsent(line, _ -> new Series());
        if (row.atMs() <= one.lastMs) {
            return;
        }
        // A row belongs to the window in which its candle closed, the end included.
        long endMs = Math.ceilDiv(row.atMs(), windowMs) * windowMs;
        if (one.count > 0 && endMs > one.endMs) {
            tell(line, one);
        }
        one.endMs = endMs;
        one.lastMs = row.atMs();
        one.count++;
        one.window.add(row);
        one.cumulative.add(row);
        if (row.atMs() == endMs) {
            tell(line, one);
        }
    }

    /// Tells of what has been counted of windows that have not ended, up to their last rows. What
    /// comes later counts in the same windows.
    void tellUnfinished() {
        series.forEach((line, one) -> {
            if (one.count > 0) {
                told.accept(row(line, one, one.lastMs, true));
            }
        });
    }

    private void tell(Line line, Series one) {
        told.accept(row(line, one, one.endMs, false));
        one.window = new WindowTally();
        one.count = 0;
    }

    private AnalysisRow row(Line line, Series one, long endMs, boolean partial) {
        return new AnalysisRow(
                one.lastMs,
                one.endMs - windowMs,
                endMs,
                line.timeframe,
                line.model,
                partial,
                one.window.figures(),
                one.cumulative.figures());
    }
}
