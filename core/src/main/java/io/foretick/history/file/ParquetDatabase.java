package io.foretick.history.file;

import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/// Writes and reads Parquet files by a DuckDB within this process, which begins at first use and
/// keeps to a stated amount of memory. Holds nothing of its own. Owned by one thread.
public final class ParquetDatabase implements Closeable {

    private static final String MEMORY_MAX = "256MB";

    private final Path spill;
    private @Nullable DuckDBConnection connection; // null until the first use
    private int tables;

    /// @param spill folder for what does not fit in memory; made when it is needed
    public ParquetDatabase(Path spill) {
        this.spill = spill;
    }

    /// A table to be filled row by row and then written to a file.
    ///
    /// @param columns names and types as SQL has them, such as `second BIGINT, trades INTEGER`
    public ParquetTable table(String columns) throws IOException {
        String name = "rows_" + tables++;
        execute("CREATE TABLE " + name + " (" + columns + ")");
        return new ParquetTable(this, name);
    }

    /// The rows of a file in their order, one value a column.
    ///
    /// @param columns names of the columns wanted, separated by commas
    public ParquetRows read(Path file, String columns) throws IOException {
        return read(file, columns, "true");
    }

    /// The rows of a file that fulfil a condition of SQL.
    public ParquetRows read(Path file, String columns, String condition) throws IOException {
        return new ParquetRows(
                connection(), "SELECT " + columns + from(file) + " WHERE " + condition, file);
    }

    /// Writes the rows of files, one after the other, to a new file, and returns how many.
    ///
    /// @param columns names of the columns wanted, separated by commas
    /// @param condition of SQL that a row must fulfil
    /// @param format of DuckDB's `COPY`, with its options
    public long copy(List<Path> files, String columns, String condition, String format, Path target)
            throws IOException {
        String list =
                files.stream()
                        .map(ParquetDatabase::quoted)
                        .collect(Collectors.joining(", ", "[", "]"));
        String rows =
                "SELECT %s FROM read_parquet(%s, hive_partitioning = false) WHERE %s"
                        .formatted(columns, list, condition);
        return execute("COPY (%s) TO %s (%s)".formatted(rows, quoted(target), format));
    }

    @Override
    public void close() throws IOException {
        DuckDBConnection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                throw new IOException("cannot close the database: " + e.getMessage(), e);
            }
        }
    }

    static String from(Path file) {
        return " FROM read_parquet(" + quoted(file) + ", hive_partitioning = false)";
    }

    static String quoted(Path file) {
        return "'" + file.toAbsolutePath().toString().replace("'", "''") + "'";
    }

    /// What went wrong, in one line: those behind it show the statement.
    static String reason(SQLException error) {
        return String.valueOf(error.getMessage()).lines().findFirst().orElse("");
    }

    /// Returns the number of rows that were changed.
    long execute(String sql) throws IOException {
        try (Statement statement = connection().createStatement()) {
            return statement.executeLargeUpdate(sql);
        } catch (SQLException e) {
            throw new IOException(reason(e), e);
        }
    }

    DuckDBConnection connection() throws IOException {
        DuckDBConnection open = connection;
        if (open == null) {
            open = connect();
            connection = open;
        }
        return open;
    }

    private DuckDBConnection connect() throws IOException {
        var settings = new Properties();
        settings.setProperty("memory_limit", MEMORY_MAX);
        settings.setProperty("threads", "1");
        settings.setProperty("temp_directory", spill.toAbsolutePath().toString());
        settings.setProperty("jdbc_stream_results", "true"); // else a result lies whole in memory
        try {
            return DriverManager.getConnection("jdbc:duckdb:", settings)
                    .unwrap(DuckDBConnection.class);
        } catch (SQLException e) {
            throw new IOException("cannot start the database: " + e.getMessage(), e);
        }
    }
}
