package io.foretick.store.direction;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Which pair of files belong together, and whose they are.
///
/// @param id made when the pair was, the same in both files
record Lineage(String id, String symbol) {

    static Lineage read(Connection tables) throws SQLException {
        try (PreparedStatement query = tables.prepareStatement("SELECT id, symbol FROM lineage");
                ResultSet row = query.executeQuery()) {
            row.next();
            return new Lineage(row.getString(1), row.getString(2));
        }
    }

    int insert(Connection tables) throws SQLException {
        try (PreparedStatement insert =
                tables.prepareStatement("INSERT INTO lineage VALUES (?, ?)")) {
            insert.setString(1, id);
            insert.setString(2, symbol);
            return insert.executeUpdate();
        }
    }
}
