package io.foretick.history;

import io.foretick.history.day.SecondRows;
import io.foretick.history.file.TargetFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Writes per-second rows as one file for other programs, with the columns of the store. The file
/// appears whole under its name, or not at all; nothing reads it back.
public final class HistoryExport {

    /// The formats of an export: one row a second in each.
    public enum Format {
        /// With a header.
        CSV("FORMAT csv, HEADER"),
        /// One JSON object a line.
        JSONL("FORMAT json"),
        /// Compressed with Zstandard.
        PARQUET("FORMAT parquet, COMPRESSION zstd");

        private final String options;

        Format(String options) {
            this.options = options;
        }
    }

    private HistoryExport() {}

    /// Exports the rows of a symbol in `[fromSecond, endSecond)` and returns how many there were:
    /// fewer than seconds where the store has a hole.
    ///
    /// @param target replaced if it exists
    /// @throws IOException if nothing of it is held, or the folder of the target is not there
    public static long export(
            HistoryStore store,
            String symbol,
            long fromSecond,
            long endSecond,
            Format format,
            Path target)
            throws IOException {
        TargetFile whole = TargetFile.of(target);
        List<Path> files = new ArrayList<>();
        for (LocalDate day : store.days(symbol)) {
            long start = day.toEpochDay() * SecondRows.SECONDS_A_DAY;
            if (start < endSecond && start + SecondRows.SECONDS_A_DAY > fromSecond) {
                files.add(store.rowsFile(symbol, day));
            }
        }
        if (files.isEmpty()) {
            throw new IOException("nothing of " + symbol + " is held in this range");
        }
        Path unfinished = whole.beside(".tmp");
        try {
            String condition = "second >= " + fromSecond + " AND second < " + endSecond;
            long rows = store.copy(files, condition, format.options, unfinished);
            whole.publish(unfinished);
            return rows;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
