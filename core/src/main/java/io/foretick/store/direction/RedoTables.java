package io.foretick.store.direction;

import io.foretick.forecast.direction.pattern.PatternChanges;
import io.foretick.market.candle.Timeframe;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads and writes, beside the versions, what the file of patterns may not have yet, and the
/// patterns of versions that were replaced. The caller owns the transaction. Stateless.
final class RedoTables {

    /// Steps by which the file of patterns may be behind after a power cut.
    static final int KEPT = 20;

    private RedoTables() {}

    static void insert(Connection tables, long version, PatternChanges changes)
            throws SQLException {
        Timeframe timeframe = changes.timeframe();
        try (PreparedStatement insert =
                        tables.prepareStatement("INSERT INTO redo VALUES (?, ?, ?)");
                PreparedStatement prune =
                        tables.prepareStatement(
                                "DELETE FROM redo WHERE tf = ?1 AND version <= (SELECT version"
                                        + " FROM redo WHERE tf = ?1 ORDER BY version DESC"
                                        + " LIMIT 1 OFFSET "
                                        + KEPT
                                        + ")")) {
            insert.setLong(1, version);
            insert.setString(2, timeframe.name());
            insert.setBytes(3, Packed.of(changes));
            insert.executeUpdate();
            prune.setString(1, timeframe.name());
            prune.executeUpdate();
        }
    }

    /// What came after a version, by the number of its own.
    static SortedMap<Long, PatternChanges> after(
            Connection tables, Timeframe timeframe, long version) throws SQLException, IOException {
        try (PreparedStatement query =
                tables.prepareStatement(
                        "SELECT version, bytes FROM redo WHERE tf = ? AND version > ?")) {
            query.setString(1, timeframe.name());
            query.setLong(2, version);
            try (ResultSet rows = query.executeQuery()) {
                SortedMap<Long, PatternChanges> found = new TreeMap<>();
                while (rows.next()) {
                    found.put(rows.getLong(1), Packed.openChanges(rows.getBytes(2)));
                }
                return found;
            }
        }
    }

    /// Keeps all patterns of a version that is about to be replaced.
    static void keep(Connection tables, long version, PatternChanges whole) throws SQLException {
        try (PreparedStatement insert =
                tables.prepareStatement("INSERT OR REPLACE INTO kept_patterns VALUES (?, ?)")) {
            insert.setLong(1, version);
            insert.setBytes(2, Packed.of(whole));
            insert.executeUpdate();
        }
    }

    static Optional<PatternChanges> kept(Connection tables, long version)
            throws SQLException, IOException {
        try (PreparedStatement query =
                tables.prepareStatement("SELECT bytes FROM kept_patterns WHERE version = ?")) {
            query.setLong(1, version);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(Packed.openChanges(row.getBytes(1)))
                        : Optional.empty();
            }
        }
    }
}
