package io.foretick.store.direction;

import io.foretick.market.candle.Timeframe;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads and writes versions and their parts. The caller owns the transaction. Stateless.
final class VersionTables {

    /// Versions saved in the course of running that are kept of each timeframe.
    static final int AUTOSAVES_KEPT = 20;

    private static final String COLUMNS =
            "SELECT number, tf, position_ms, updates, source, metrics, digest, patterns_digest,"
                    + " replaced FROM versions ";

    private VersionTables() {}

    static Optional<SavedState> newest(Connection tables, Timeframe timeframe) throws SQLException {
        return first(tables, "WHERE tf = ? ORDER BY number DESC LIMIT 1", timeframe.name());
    }

    static Optional<SavedState> get(Connection tables, long number) throws SQLException {
        return first(tables, "WHERE number = ?", Long.toString(number));
    }

    /// The newest promotion that was not rolled back.
    static Optional<SavedState> standingPromotion(Connection tables, Timeframe timeframe)
            throws SQLException {
        return first(
                tables,
                "WHERE tf = ? AND source = 'promotion' AND undone_by IS NULL"
                        + " ORDER BY number DESC LIMIT 1",
                timeframe.name());
    }

    /// All versions, oldest first.
    static List<SavedState> all(Connection tables) throws SQLException {
        try (PreparedStatement query = tables.prepareStatement(COLUMNS + "ORDER BY number");
                ResultSet rows = query.executeQuery()) {
            List<SavedState> states = new ArrayList<>();
            while (rows.next()) {
                states.add(state(rows));
            }
            return states;
        }
    }

    /// The timeframes that have a version.
    static List<Timeframe> timeframes(Connection tables) throws SQLException {
        return all(tables).stream()
                .map(state -> state.head().timeframe())
                .distinct()
                .sorted()
                .toList();
    }

    /// Writes a version.
    ///
    /// @param state its number does not count
    /// @return the number it got
    static long insert(Connection tables, String symbol, SavedState state) throws SQLException {
        try (PreparedStatement insert =
                tables.prepareStatement(
                        "INSERT INTO versions (symbol, tf, position_ms, updates, source, metrics,"
                                + " digest, patterns_digest, created_ms, replaced)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number")) {
            StateHead head = state.head();
            insert.setString(1, symbol);
            insert.setString(2, head.timeframe().name());
            insert.setLong(3, Millis.of(head.positionNs()));
            insert.setLong(4, head.updates());
            insert.setString(5, head.origin().text());
            insert.setString(6, head.metrics());
            insert.setString(7, state.digest());
            insert.setString(8, state.patterns());
            insert.setLong(9, Millis.of(head.createdNs()));
            if (state.replaced().isPresent()) {
                insert.setLong(10, state.replaced().getAsLong());
            } else {
                insert.setNull(10, Types.INTEGER);
            }
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    static void markUndone(Connection tables, long promotion, long by) throws SQLException {
        try (PreparedStatement update =
                tables.prepareStatement("UPDATE versions SET undone_by = ? WHERE number = ?")) {
            update.setLong(1, by);
            update.setLong(2, promotion);
            update.executeUpdate();
        }
    }

    static void insertParts(Connection tables, long version, Parts parts) throws SQLException {
        try (PreparedStatement insert =
                tables.prepareStatement("INSERT INTO parts VALUES (?, ?, ?, ?)")) {
            for (Map.Entry<Parts.Name, byte[]> entry : parts.bytes().entrySet()) {
                insert.setLong(1, version);
                insert.setString(2, entry.getKey().owner());
                insert.setString(3, entry.getKey().name());
                insert.setBytes(4, Packed.of(entry.getValue()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static Parts parts(Connection tables, long version) throws SQLException, IOException {
        try (PreparedStatement query =
                tables.prepareStatement("SELECT owner, name, bytes FROM parts WHERE version = ?")) {
            query.setLong(1, version);
            try (ResultSet rows = query.executeQuery()) {
                Parts parts = new Parts();
                while (rows.next()) {
                    Parts.Name name = new Parts.Name(rows.getString(1), rows.getString(2));
                    parts.put(name, Packed.open(rows.getBytes(3)));
                }
                return parts;
            }
        }
    }

    /// Drops the autosaves of a timeframe that are too many, those apart that were replaced.
    static void prune(Connection tables, Timeframe timeframe) throws SQLException {
        List<Long> spare = new ArrayList<>();
        try (PreparedStatement query =
                tables.prepareStatement(
                        "SELECT number FROM versions WHERE tf = ?"
                                + " AND source IN ('autosave', 'close') AND number NOT IN"
                                + " (SELECT replaced FROM versions WHERE replaced IS NOT NULL)"
                                + " ORDER BY number DESC LIMIT -1 OFFSET "
                                + AUTOSAVES_KEPT)) {
            query.setString(1, timeframe.name());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    spare.add(rows.getLong(1));
                }
            }
        }
        for (long number : spare) {
            delete(tables, "DELETE FROM parts WHERE version = ?", number);
            delete(tables, "DELETE FROM versions WHERE number = ?", number);
        }
    }

    private static void delete(Connection tables, String statement, long number)
            throws SQLException {
        try (PreparedStatement delete = tables.prepareStatement(statement)) {
            delete.setLong(1, number);
            delete.executeUpdate();
        }
    }

    private static Optional<SavedState> first(Connection tables, String where, String value)
            throws SQLException {
        try (PreparedStatement query = tables.prepareStatement(COLUMNS + where)) {
            query.setString(1, value); // SQLite compares by the column's type
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(state(row)) : Optional.empty();
            }
        }
    }

    private static SavedState state(ResultSet row) throws SQLException {
        StateHead head =
                new StateHead(
                        Timeframe.parse(row.getString("tf")),
                        Millis.toNs(row.getLong("position_ms")),
                        row.getLong("updates"),
                        Origin.parse(row.getString("source")),
                        row.getString("metrics"));
        long replaced = row.getLong("replaced");
        OptionalLong before = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(replaced);
        return new SavedState(
                row.getLong("number"),
                head,
                row.getString("digest"),
                row.getString("patterns_digest"),
                before);
    }
}
