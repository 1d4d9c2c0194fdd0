package io.foretick.journal;

import io.foretick.base.Times;
import io.foretick.journal.RecordJson.Row;
import io.foretick.journal.codec.EventJson;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// Writes a journal as a file for other programs. The file appears whole under its name, or not at
/// all; nothing reads it back into Foretick.
public final class JournalExport {

    private static final String CSV_HEADER =
            "sequence,kind,type,time_ns,venue_ns,receive_ns,frame,source,instrument,fields\n";

    private JournalExport() {}

    /// The formats of an export: one row a record in each.
    public enum Format {
        /// One JSON object a line.
        JSONL,
        /// RFC 4180 with a header; the record's own fields are one column of JSON.
        CSV,
        /// The columns of CSV, compressed with Zstandard.
        PARQUET
    }

    /// Exports all records and returns how many there were.
    ///
    /// @param target replaced if it exists
    /// @throws JournalCorruptException if the journal is broken; the target is left as it was
    public static long export(Path directory, Format format, Path target) throws IOException {
        Path unfinished = sibling(target, ".tmp");
        try {
            long rows =
                    switch (format) {
                        case JSONL -> jsonl(directory, unfinished);
                        case CSV -> csv(directory, unfinished);
                        case PARQUET -> parquet(directory, unfinished);
                    };
            Files.move(
                    unfinished,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return rows;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static long jsonl(Path directory, Path target) throws IOException {
        long rows = 0;
        try (JournalReader reader = JournalReader.open(directory);
                BufferedWriter out = Files.newBufferedWriter(target)) {
            while (reader.next()) {
                out.append(RecordJson.line(reader)).append('\n');
                rows++;
            }
        }
        return rows;
    }

    private static long csv(Path directory, Path target) throws IOException {
        long rows = 0;
        try (JournalReader reader = JournalReader.open(directory);
                BufferedWriter out = Files.newBufferedWriter(target)) {
            out.append(CSV_HEADER);
            while (reader.next()) {
                out.append(csvLine(Row.of(reader)));
                rows++;
            }
        }
        return rows;
    }

    private static String csvLine(Row row) {
        String instrument =
                row.instrument() == EventJson.NO_INSTRUMENT ? "" : row.instrument() + "";
        String fields = '"' + row.fields().replace("\"", "\"\"") + '"';
        return String.join(
                        ",",
                        Long.toString(row.sequence()),
                        row.kind(),
                        row.type(),
                        time(row.at().timeNs()),
                        time(row.at().venueNs()),
                        time(row.at().receiveNs()),
                        Long.toString(row.at().frame()),
                        row.at().source().key(),
                        instrument,
                        fields)
                + '\n';
    }

    private static String time(long timeNs) {
        return timeNs == Times.UNKNOWN_NS ? "" : Long.toString(timeNs);
    }

    private static long parquet(Path directory, Path target) throws IOException {
        Path table = sibling(target, ".csv");
        try {
            long rows = csv(directory, table);
            copyToParquet(table, target);
            return rows;
        } catch (SQLException e) {
            throw new IOException("cannot write " + target + ": " + e.getMessage(), e);
        } finally {
            Files.deleteIfExists(table);
        }
    }

    private static void copyToParquet(Path table, Path target) throws SQLException {
        String copy =
                """
                COPY (SELECT * FROM read_csv(%s, header = true, auto_detect = false, delim = ',',
                        quote = '"', escape = '"', max_line_size = 67108864, columns = {
                            sequence: 'BIGINT', kind: 'VARCHAR', type: 'VARCHAR',
                            time_ns: 'BIGINT', venue_ns: 'BIGINT', receive_ns: 'BIGINT',
                            frame: 'BIGINT', source: 'VARCHAR', instrument: 'INTEGER',
                            fields: 'VARCHAR'}))
                TO %s (FORMAT parquet, COMPRESSION zstd)
                """
                        .formatted(quoted(table), quoted(target));
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            statement.execute(copy);
        }
    }

    private static String quoted(Path file) {
        return "'" + file.toAbsolutePath().toString().replace("'", "''") + "'";
    }

    private static Path sibling(Path target, String suffix) {
        return target.toAbsolutePath().resolveSibling("." + target.getFileName() + suffix);
    }
}
