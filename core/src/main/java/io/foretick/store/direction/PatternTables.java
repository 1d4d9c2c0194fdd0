package io.foretick.store.direction;

import io.foretick.base.Digest;
import io.foretick.forecast.direction.pattern.PatternChanges;
import io.foretick.forecast.direction.pattern.PatternEvent;
import io.foretick.forecast.direction.pattern.PatternMarks;
import io.foretick.forecast.direction.pattern.PatternStat;
import io.foretick.market.candle.Timeframe;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Applies changes to the file of patterns, and reads it back. The caller owns the transaction.
/// Stateless.
final class PatternTables {

    private PatternTables() {}

    /// Up to which version a timeframe's patterns are written.
    ///
    /// @param digest of the patterns then
    record Position(Timeframe timeframe, long version, String digest, PatternMarks marks) {}

    static List<Position> positions(Connection tables) throws SQLException {
        try (PreparedStatement query = tables.prepareStatement("SELECT * FROM positions");
                ResultSet rows = query.executeQuery()) {
            List<Position> positions = new ArrayList<>();
            while (rows.next()) {
                positions.add(position(rows));
            }
            return positions;
        }
    }

    static Optional<Position> position(Connection tables, Timeframe timeframe) throws SQLException {
        return positions(tables).stream()
                .filter(position -> position.timeframe.equals(timeframe))
                .findAny();
    }

    /// Brings a timeframe's patterns to a version. To do it again does no harm.
    static void apply(Connection tables, long version, long positionNs, PatternChanges changes)
            throws SQLException {
        Timeframe timeframe = changes.timeframe();
        if (changes.whole()) {
            delete(tables, "DELETE FROM stats WHERE tf = ?", timeframe);
            delete(tables, "DELETE FROM events WHERE tf = ?", timeframe);
        }
        remove(tables, changes);
        writeStats(tables, changes);
        writeEvents(tables, changes);
        writePosition(tables, version, positionNs, changes);
    }

    /// All that is known of a timeframe.
    static PatternChanges whole(Connection tables, Position position) throws SQLException {
        return new PatternChanges(
                position.timeframe,
                true,
                0,
                Long.parseUnsignedLong(position.digest, 16),
                position.marks,
                List.of(),
                stats(tables, position.timeframe),
                events(tables, position.timeframe));
    }

    /// The patterns of a timeframe in the order of their steps of learning.
    static List<PatternStat> stats(Connection tables, Timeframe timeframe) throws SQLException {
        try (PreparedStatement query =
                tables.prepareStatement("SELECT * FROM stats WHERE tf = ? ORDER BY written")) {
            query.setString(1, timeframe.name());
            try (ResultSet rows = query.executeQuery()) {
                List<PatternStat> stats = new ArrayList<>();
                while (rows.next()) {
                    stats.add(PatternRows.stat(rows));
                }
                return stats;
            }
        }
    }

    private static List<PatternEvent> events(Connection tables, Timeframe timeframe)
            throws SQLException {
        try (PreparedStatement query =
                tables.prepareStatement("SELECT * FROM events WHERE tf = ? ORDER BY number")) {
            query.setString(1, timeframe.name());
            try (ResultSet rows = query.executeQuery()) {
                List<PatternEvent> events = new ArrayList<>();
                while (rows.next()) {
                    events.add(PatternRows.event(rows, timeframe));
                }
                return events;
            }
        }
    }

    private static Position position(ResultSet row) throws SQLException {
        PatternMarks marks =
                new PatternMarks(
                        row.getLong("written"),
                        row.getLong("first_event"),
                        row.getLong("next_event"),
                        Millis.getOrNever(row, "seen_ms"),
                        Millis.getOrNever(row, "maintained_ms"));
        return new Position(
                Timeframe.parse(row.getString("tf")),
                row.getLong("version"),
                row.getString("digest"),
                marks);
    }

    private static void delete(Connection tables, String statement, Timeframe timeframe)
            throws SQLException {
        try (PreparedStatement delete = tables.prepareStatement(statement)) {
            delete.setString(1, timeframe.name());
            delete.executeUpdate();
        }
    }

    private static void remove(Connection tables, PatternChanges changes) throws SQLException {
        try (PreparedStatement delete =
                tables.prepareStatement("DELETE FROM stats WHERE tf = ? AND key = ?")) {
            for (String key : changes.removed()) {
                delete.setString(1, changes.timeframe().name());
                delete.setString(2, key);
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    private static void writeStats(Connection tables, PatternChanges changes) throws SQLException {
        try (PreparedStatement insert = tables.prepareStatement(PatternRows.INSERT_STAT)) {
            for (PatternStat stat : changes.written()) {
                PatternRows.set(insert, changes.timeframe(), stat);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void writeEvents(Connection tables, PatternChanges changes) throws SQLException {
        try (PreparedStatement insert = tables.prepareStatement(PatternRows.INSERT_EVENT);
                PreparedStatement forget =
                        tables.prepareStatement("DELETE FROM events WHERE tf = ? AND number < ?")) {
            for (PatternEvent event : changes.events()) {
                PatternRows.set(insert, changes.timeframe(), event);
                insert.addBatch();
            }
            insert.executeBatch();
            forget.setString(1, changes.timeframe().name());
            forget.setLong(2, changes.marks().firstEvent());
            forget.executeUpdate();
        }
    }

    private static void writePosition(
            Connection tables, long version, long positionNs, PatternChanges changes)
            throws SQLException {
        PatternMarks marks = changes.marks();
        try (PreparedStatement insert =
                tables.prepareStatement(
                        "INSERT OR REPLACE INTO positions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, changes.timeframe().name());
            insert.setLong(2, version);
            insert.setLong(3, Millis.of(positionNs));
            insert.setString(4, Digest.hex(changes.to()));
            insert.setLong(5, marks.written());
            insert.setLong(6, marks.firstEvent());
            insert.setLong(7, marks.nextEvent());
            Millis.setOrNull(insert, 8, marks.seenNs());
            Millis.setOrNull(insert, 9, marks.maintainedNs());
            insert.executeUpdate();
        }
    }
}
