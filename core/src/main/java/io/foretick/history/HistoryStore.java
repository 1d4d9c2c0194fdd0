package io.foretick.history;

import io.foretick.history.day.DayProof;
import io.foretick.history.day.SecondRows;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A store of history in one folder: Parquet files by symbol and day with their proofs. One process
/// may write at a time; any number may read. Owned by one thread; not for live prices.
public final class HistoryStore implements Closeable {

    private final Path folder;

    private HistoryStore(Path folder) {
        this.folder = folder;
    }

    /// Opens a store to read it.
    ///
    /// @throws IOException if there is none
    public static HistoryStore open(Path folder) throws IOException {
        return new HistoryStore(folder);
    }

    /// Opens a store to write to it, and makes it where there is none.
    ///
    /// @throws IOException if another process writes to it
    public static HistoryStore openToWrite(Path folder) throws IOException {
        return new HistoryStore(folder);
    }

    /// Its folder.
    public Path folder() {
        return folder;
    }

    /// Symbols that have days, in alphabetical order.
    public List<String> symbols() throws IOException {
        return List.of();
    }

    /// Days held of a symbol, ascending.
    public List<LocalDate> days(String symbol) throws IOException {
        return List.of();
    }

    /// What is known of a day, empty when it is not held.
    public Optional<DayProof> proof(String symbol, LocalDate day) throws IOException {
        return Optional.empty();
    }

    /// The rows of a day.
    ///
    /// @throws IOException if it is not held or its file cannot be read
    public SecondRows rows(String symbol, LocalDate day) throws IOException {
        throw new IOException("no " + symbol + " of " + day + " in " + folder);
    }

    /// Publishes a day, in place of what was held of it. Rows and proof appear together or not at
    /// all, whenever the process dies.
    public void publish(SecondRows rows, DayProof proof) throws IOException {
        throw new IOException("cannot write " + rows.size() + " rows of " + proof.day());
    }

    @Override
    public void close() throws IOException {}
}
