package io.foretick.history.bar;

import io.foretick.base.Checks;
import io.foretick.history.file.ParquetDatabase;
import io.foretick.history.file.ParquetTable;
import io.foretick.history.file.TargetFile;
import io.foretick.market.bar.BarColumns;
import io.foretick.market.bar.BarColumns.Column;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A file of bars that is written: one bar a row, all columns whole numbers with their unit in the
/// name. It appears under its name when it is published, not before. Owned by one thread.
public final class BarFile implements Closeable {

    private static final String COLUMNS =
            Arrays.stream(Column.values())
                    .map(column -> column.key() + " BIGINT")
                    .collect(Collectors.joining(", "));

    /// What a file is, by the end of its name.
    private enum Format {
        PARQUET,
        CSV;

        private static Format of(Path target) throws IOException {
            String name = target.toString().toLowerCase(Locale.ROOT);
            for (Format format : values()) {
                if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
                    return format;
                }
            }
            throw new IOException("a file of bars ends in .parquet or .csv, not as " + target);
        }
    }

    private final TargetFile target;
    private final Format format;
    private final Path unfinished;
    private final ParquetDatabase database;
    private final ParquetTable table;
    private long bars;

    /// Begins a file.
    ///
    /// @param target replaced when it is published, if it exists
    /// @throws IOException if its name does not end in `.parquet` or `.csv`, or its folder is not
    ///   there
    public BarFile(Path target) throws IOException {
        this.format = Format.of(target);
        this.target = TargetFile.of(target);
        this.unfinished = this.target.beside(".tmp");
        this.database = new ParquetDatabase(this.target.beside(".spill"));
        this.table = database.table(COLUMNS);
    }

    /// Adds bars.
    public void add(BarColumns columns) throws IOException {
        for (int bar = 0; bar < columns.size(); bar++) {
            ParquetTable row = table.row();
            for (Column column : Column.values()) {
                row.add(columns.get(bar, column));
            }
            row.endRow();
        }
        bars += columns.size();
    }

    /// Bars added so far.
    public long bars() {
        return bars;
    }

    /// Puts the file under its name.
    public void publish() throws IOException {
        Path parquet = target.beside(".parquet.tmp");
        try {
            table.writeTo(parquet);
            switch (format) {
                case PARQUET -> Files.move(parquet, unfinished, StandardCopyOption.ATOMIC_MOVE);
                case CSV -> {
                    long rows =
                            database.copy(
                                    List.of(parquet),
                                    "*",
                                    "true",
                                    "FORMAT csv, HEADER",
                                    unfinished);
                    Checks.inRange(rows, bars, bars, "rows");
                }
            }
            target.publish(unfinished);
        } finally {
            Files.deleteIfExists(parquet);
            Files.deleteIfExists(unfinished);
        }
    }

    @Override
    public void close() throws IOException {
        try (database) {
            table.close();
        }
    }
}
