package io.foretick.store.direction;

import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.zip.ZipException;

/// One SQLite file of ours: looked at before it is first written to, then written in transactions.
/// Owned by one thread.
final class SqliteFile implements Closeable {

    private static final int BUSY_MS = 5_000;

    private final Path path;
    private final Connection connection;

    private SqliteFile(Path path, Connection connection) {
        this.path = path;
        this.connection = connection;
    }

    /// Something to do with the tables.
    interface Work<T> {
        T with(Connection tables) throws SQLException, IOException;
    }

    /// What a file is, before anything is written to it.
    enum Condition {
        /// There is none, or it was never finished: it may be made.
        BLANK,
        /// One of ours.
        OURS
    }

    /// Looks at a file through eyes that cannot write, so that a broken one stays as it is. Only
    /// what a killed process was in the middle of is taken back first, by SQLite itself.
    ///
    /// @throws IOException if it is broken, newer than this program, or something else
    static Condition inspect(Path path, Schema schema) throws IOException {
        if (!Files.exists(path)) {
            return Condition.BLANK;
        }
        try {
            return look(path, schema);
        } catch (IOException e) {
            if (!isHalfWritten(e)) {
                throw e;
            }
            takeBack(path);
            return look(path, schema);
        }
    }

    private static Condition look(Path path, Schema schema) throws IOException {
        try (SqliteFile file = new SqliteFile(path, connect(path, readOnly()))) {
            return file.work(tables -> condition(path, tables, schema));
        }
    }

    /// Whether a journal lies beside the file that must be rolled back, which eyes cannot.
    private static boolean isHalfWritten(IOException refused) {
        return refused.getCause() instanceof SQLiteException cause
                && cause.getResultCode() == SQLiteErrorCode.SQLITE_READONLY_ROLLBACK;
    }

    /// The first look of a writer rolls the journal back.
    private static void takeBack(Path path) throws IOException {
        SQLiteConfig settings = new SQLiteConfig();
        settings.setBusyTimeout(BUSY_MS);
        try (SqliteFile file = new SqliteFile(path, connect(path, settings))) {
            long _ = file.work(tables -> number(tables, "PRAGMA user_version"));
        }
    }

    /// Opens a file for writing that was inspected and is one of ours.
    static SqliteFile open(Path path, SynchronousMode safety) throws IOException {
        SQLiteConfig settings = new SQLiteConfig();
        settings.setBusyTimeout(BUSY_MS);
        settings.setJournalMode(JournalMode.WAL);
        settings.setSynchronous(safety);
        return new SqliteFile(path, connect(path, settings));
    }

    /// Makes the tables of a blank file, and its lineage with them.
    void make(Schema schema, Lineage lineage) throws IOException {
        transaction(tables -> {
            try (Statement statement = tables.createStatement()) {
                for (String table : schema.tables()) {
                    statement.execute(table);
                }
                statement.execute("PRAGMA application_id = " + schema.applicationId());
                statement.execute("PRAGMA user_version = " + Schema.VERSION);
            }
            return lineage.insert(tables);
        });
    }

    /// Opens for reading only, beside whoever writes.
    static SqliteFile read(Path path, Schema schema) throws IOException {
        if (inspect(path, schema) == Condition.BLANK) {
            throw new IOException(path + " is not there");
        }
        return new SqliteFile(path, connect(path, readOnly()));
    }

    Path path() {
        return path;
    }

    /// Does all of it or nothing.
    <T> T transaction(Work<T> work) throws IOException {
        return work(tables -> {
            tables.setAutoCommit(false);
            try {
                T result = work.with(tables);
                tables.commit();
                return result;
            } finally {
                tables.rollback(); // of what was not committed
                tables.setAutoCommit(true);
            }
        });
    }

    /// Brings what was committed from the write-ahead log into the file, and to the disk.
    void checkpoint() throws IOException {
        work(tables -> {
            try (Statement statement = tables.createStatement()) {
                return statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
            }
        });
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw fault(e);
        }
    }

    private <T> T work(Work<T> work) throws IOException {
        try {
            return work.with(connection);
        } catch (SQLException | ZipException | EOFException | IllegalArgumentException e) {
            throw fault(e); // the last three tell of pieces and words that nobody can read
        }
    }

    private IOException fault(Exception e) {
        return new IOException(path + ": " + e.getMessage(), e);
    }

    private static Condition condition(Path path, Connection tables, Schema schema)
            throws SQLException, IOException {
        long version = number(tables, "PRAGMA user_version");
        long id = number(tables, "PRAGMA application_id");
        if (version == 0 && id == 0 && number(tables, "SELECT count(*) FROM sqlite_schema") == 0) {
            return Condition.BLANK; // its maker died before its tables were there
        }
        requireKind(path, id, version, schema);
        requireSound(path, tables);
        return Condition.OURS;
    }

    private static void requireKind(Path path, long id, long version, Schema schema)
            throws IOException {
        if (id != schema.applicationId()) {
            throw new IOException(path + " is not " + schema.what());
        }
        if (version != Schema.VERSION) {
            throw new IOException(
                    "%s has version %d of %s; this program knows %d"
                            .formatted(path, version, schema.what(), Schema.VERSION));
        }
    }

    private static void requireSound(Path path, Connection tables)
            throws SQLException, IOException {
        Path log = path.resolveSibling(path.getFileName() + "-wal");
        boolean logged = Files.exists(log) && Files.size(log) > 0;
        if (!logged && Files.size(path) % number(tables, "PRAGMA page_size") != 0) {
            throw new IOException(path + " is broken: its last page was cut");
        }
        String found = text(tables, "PRAGMA quick_check(1)");
        if (!found.equals("ok")) {
            throw new IOException(path + " is broken: " + found);
        }
    }

    private static long number(Connection tables, String query) throws SQLException {
        try (Statement statement = tables.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String text(Connection tables, String query) throws SQLException {
        try (Statement statement = tables.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static SQLiteConfig readOnly() {
        SQLiteConfig settings = new SQLiteConfig();
        settings.setBusyTimeout(BUSY_MS);
        settings.setReadOnly(true);
        return settings;
    }

    private static Connection connect(Path path, SQLiteConfig settings) throws IOException {
        try {
            return settings.createConnection("jdbc:sqlite:" + path.toAbsolutePath());
        } catch (SQLException e) {
            throw new IOException(path + ": " + e.getMessage(), e);
        }
    }
}
