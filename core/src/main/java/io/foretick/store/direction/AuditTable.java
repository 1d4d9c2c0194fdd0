package io.foretick.store.direction;

import io.foretick.store.file.JsonText;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;

/// Writes down every promotion and rollback. The caller owns the transaction. Stateless.
final class AuditTable {

    private AuditTable() {}

    static void add(Connection tables, SavedState made, Grounds grounds) throws SQLException {
        try (PreparedStatement insert =
                tables.prepareStatement(
                        "INSERT INTO audit (at_ms, action, tf, version, replaced, reason, facts)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, grounds.at().toEpochMilli());
            insert.setString(2, made.head().origin().text());
            insert.setString(3, made.head().timeframe().name());
            insert.setLong(4, made.number());
            if (made.replaced().isPresent()) {
                insert.setLong(5, made.replaced().getAsLong());
            } else {
                insert.setNull(5, Types.INTEGER);
            }
            insert.setString(6, grounds.text());
            insert.setString(7, json(grounds));
            insert.executeUpdate();
        }
    }

    private static String json(Grounds grounds) {
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        grounds.facts().forEach(facts::put);
        return JsonText.line(facts).strip();
    }
}
