package io.foretick.history.file;

import org.duckdb.DuckDBAppender;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/// Rows on their way into one Parquet file. Takes them one value after the other; what does not fit
/// in memory waits on disk. Owned by one thread.
public final class ParquetTable implements Closeable {

    private final ParquetDatabase database;
    private final String name;
    private DuckDBAppender appender;

    ParquetTable(ParquetDatabase database, String name) throws IOException {
        this.database = database;
        this.name = name;
        this.appender = appender();
    }

    /// Begins a row; all its values must follow.
    public ParquetTable row() throws IOException {
        try {
            appender.beginRow();
        } catch (SQLException e) {
            throw broken(e);
        }
        return this;
    }

    /// The next value of the row, of a `BIGINT` column.
    public ParquetTable add(long value) throws IOException {
        try {
            appender.append(value);
        } catch (SQLException e) {
            throw broken(e);
        }
        return this;
    }

    /// The next value of the row, of an `INTEGER` column.
    public ParquetTable add(int value) throws IOException {
        try {
            appender.append(value);
        } catch (SQLException e) {
            throw broken(e);
        }
        return this;
    }

    /// The next value of the row, of a `DOUBLE` column.
    public ParquetTable add(double value) throws IOException {
        try {
            appender.append(value);
        } catch (SQLException e) {
            throw broken(e);
        }
        return this;
    }

    /// The next value of the row, of a `BOOLEAN` column.
    public ParquetTable add(boolean value) throws IOException {
        try {
            appender.append(value);
        } catch (SQLException e) {
            throw broken(e);
        }
        return this;
    }

    /// The next value of the row, of a `VARCHAR` column.
    public ParquetTable add(String value) throws IOException {
        try {
            appender.append(value);
        } catch (SQLException e) {
            throw broken(e);
        }
        return this;
    }

    /// Ends the row.
    public void endRow() throws IOException {
        try {
            appender.endRow();
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    /// Adds the rows of a file that has these columns, as far as they fulfil a condition of SQL.
    /// Returns how many there were.
    public long addAll(Path file, String condition) throws IOException {
        closeAppender();
        long rows =
                database.execute(
                        "INSERT INTO "
                                + name
                                + " BY NAME SELECT *"
                                + ParquetDatabase.from(file)
                                + " WHERE "
                                + condition);
        appender = appender();
        return rows;
    }

    /// Writes all rows, in the order in which they came. More may follow, for another file.
    public void writeTo(Path file) throws IOException {
        closeAppender();
        database.execute(
                "COPY "
                        + name
                        + " TO "
                        + ParquetDatabase.quoted(file)
                        + " (FORMAT parquet, COMPRESSION zstd)");
        appender = appender();
    }

    /// Forgets the rows.
    @Override
    public void close() throws IOException {
        closeAppender();
        database.execute("DROP TABLE " + name);
    }

    private DuckDBAppender appender() throws IOException {
        try {
            return database.connection().createAppender(name);
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    private void closeAppender() throws IOException {
        try {
            appender.close();
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    private static IOException broken(SQLException e) {
        return new IOException("cannot keep the rows: " + e.getMessage(), e);
    }
}
