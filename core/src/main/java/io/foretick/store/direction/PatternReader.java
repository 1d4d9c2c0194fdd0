package io.foretick.store.direction;

import io.foretick.forecast.direction.pattern.PatternStat;
import io.foretick.forecast.direction.pattern.PatternSummary;
import io.foretick.forecast.direction.pattern.PatternView;
import io.foretick.market.candle.Timeframe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Looks into a file of patterns, beside whoever writes it. It sees what the newest save left.
/// Reads everything of a timeframe for each answer, so it is for people and tools. Owned by one
/// thread.
public final class PatternReader implements AutoCloseable {

    private final SqliteFile file;

    private PatternReader(SqliteFile file) {
        this.file = file;
    }

    /// Opens a file.
    ///
    /// @throws IOException if it is missing, broken or something else
    public static PatternReader open(Path patterns) throws IOException {
        return new PatternReader(SqliteFile.read(patterns, Schema.PATTERNS));
    }

    /// The timeframes that have patterns, shortest first.
    public List<Timeframe> timeframes() throws IOException {
        return file.transaction(PatternTables::positions).stream()
                .map(PatternTables.Position::timeframe)
                .sorted()
                .toList();
    }

    /// The most trusted patterns, those that have failed apart.
    public List<PatternView> top(Timeframe timeframe, int count) throws IOException {
        return read(timeframe, (stats, at) -> PatternView.top(stats, at.marks().seenNs(), count));
    }

    /// The most trusted of the decisions that have failed too often.
    public List<PatternView> anti(Timeframe timeframe, int count) throws IOException {
        return read(timeframe, (stats, at) -> PatternView.anti(stats, at.marks().seenNs(), count));
    }

    /// The memory in a few numbers.
    public PatternSummary summary(Timeframe timeframe) throws IOException {
        return read(
                timeframe,
                (stats, at) -> {
                    long events = at.marks().nextEvent() - at.marks().firstEvent();
                    return PatternSummary.of(
                            timeframe, stats, Math.toIntExact(events), at.marks().seenNs());
                });
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private interface View<T> {
        T of(List<PatternStat> stats, PatternTables.Position at);
    }

    private <T> T read(Timeframe timeframe, View<T> view) throws IOException {
        return file.transaction(tables -> {
            var position = PatternTables.position(tables, timeframe);
            if (position.isEmpty()) {
                throw new IOException(
                        file.path() + " has no patterns of timeframe " + timeframe.name());
            }
            return view.of(PatternTables.stats(tables, timeframe), position.get());
        });
    }
}
