package io.foretick.history.file;

import org.duckdb.DuckDBConnection;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Rows of a Parquet file, read forward once. Only one may be open on a [ParquetDatabase]. Owned by
/// one thread.
public final class ParquetRows implements Closeable {

    private final Path file;
    private final Statement statement;
    private final ResultSet rows;

    ParquetRows(DuckDBConnection connection, String query, Path file) throws IOException {
        this.file = file;
        try {
            statement = connection.createStatement();
            rows = open(statement, query);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /// Goes to the next row; false after the last.
    public boolean next() throws IOException {
        try {
            return rows.next();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /// A whole number of this row, by its column from 1.
    public long whole(int column) throws IOException {
        try {
            return rows.getLong(column);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /// A truth value of this row, by its column from 1.
    public boolean truth(int column) throws IOException {
        try {
            return rows.getBoolean(column);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /// A text of this row that is not missing, by its column from 1.
    public String text(int column) throws IOException {
        try {
            String value = rows.getString(column);
            if (value == null) {
                throw new IOException("a text is missing in column " + column + " of " + file);
            }
            return value;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void close() throws IOException {
        try (statement) {
            rows.close();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static ResultSet open(Statement statement, String query) throws SQLException {
        try {
            return statement.executeQuery(query);
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private IOException unreadable(SQLException e) {
        return new IOException("cannot read " + file + ": " + ParquetDatabase.reason(e), e);
    }
}
