package io.foretick.history;

import io.foretick.history.day.DayFiles;
import io.foretick.history.day.DayProof;
import io.foretick.history.day.DayTrades;
import io.foretick.history.day.Part;
import io.foretick.history.day.SecondRows;
import io.foretick.history.day.Silence;
import io.foretick.history.file.ParquetDatabase;
import io.foretick.history.file.Staging;
import io.foretick.history.kline.KlineFiles;
import io.foretick.history.kline.KlineImport;
import io.foretick.history.series.DaySource;
import io.foretick.journal.DirectoryLock;
import io.foretick.market.second.TradeSink;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A store of history in one folder: Parquet files by symbol and day with their proofs. One process
/// may write at a time; any number may read. Owned by one thread; not for live prices.
public final class HistoryStore implements DaySource, Closeable {

    private static final String LOCK = "history.lock";

    private static final Path READERS_SPILL =
            Path.of(System.getProperty("java.io.tmpdir"), "foretick-history");

    /// A folder with any of these is a store.
    private static final Set<String> SIGNS = Set.of(LOCK, DayFiles.FOLDER, KlineFiles.FOLDER);

    private final Path folder;
    private final @Nullable DirectoryLock lock; // null where the store is only read
    private final ParquetDatabase database;
    private final DayFiles days;
    private final KlineFiles klines;

    private HistoryStore(Path folder, @Nullable DirectoryLock lock) throws IOException {
        this.folder = folder;
        this.lock = lock;
        var staging = new Staging(folder);
        if (lock != null) {
            staging.recover();
        }
        Path spill = lock == null ? READERS_SPILL : staging.scratch();
        this.database = new ParquetDatabase(spill);
        this.days = new DayFiles(staging, database);
        this.klines = new KlineFiles(staging, database);
    }

    /// Opens a store to read it.
    ///
    /// @throws IOException if there is none
    public static HistoryStore open(Path folder) throws IOException {
        if (Collections.disjoint(new Staging(folder).list(Path.of("")), SIGNS)) {
            throw new IOException("no store of history in " + folder);
        }
        return new HistoryStore(folder, null);
    }

    /// Opens a store to write to it, and makes it where there is none. What a writer that died left
    /// behind is finished or removed.
    ///
    /// @throws IOException if another process writes to it
    public static HistoryStore openToWrite(Path folder) throws IOException {
        DirectoryLock lock = DirectoryLock.take(folder, LOCK);
        try {
            return new HistoryStore(folder, lock);
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    /// Its folder.
    public Path folder() {
        return folder;
    }

    /// Symbols that have days, in alphabetical order.
    public List<String> symbols() throws IOException {
        return days.symbols();
    }

    /// Days held of a symbol, ascending.
    @Override
    public List<LocalDate> days(String symbol) throws IOException {
        return days.days(symbol);
    }

    /// What is known of a day, empty when it is not held.
    @Override
    public Optional<DayProof> proof(String symbol, LocalDate day) throws IOException {
        return days.proof(symbol, day);
    }

    /// The rows of a day.
    ///
    /// @throws IOException if it is not held or its file cannot be read
    @Override
    public SecondRows rows(String symbol, LocalDate day) throws IOException {
        return days.rows(symbol, day);
    }

    /// The longest time without a trade within a day, empty when the day is not held.
    public Optional<Silence> longestSilence(String symbol, LocalDate day) throws IOException {
        return days.longestSilence(symbol, day);
    }

    /// Where a symbol's trades came from, oldest first; neighbouring days of one file are one part.
    /// Cost: reads all proofs of the symbol.
    public List<Part> sources(String symbol) throws IOException {
        List<Part> sources = new ArrayList<>();
        for (LocalDate day : days(symbol)) {
            for (Part part : proof(symbol, day).map(DayProof::parts).orElse(List.of())) {
                if (!sources.isEmpty() && sources.getLast().isSameFile(part)) {
                    part = sources.removeLast().upTo(part.lastId());
                }
                sources.add(part);
            }
        }
        return sources;
    }

    /// Klines of symbols whose trades are not known.
    public KlineFiles klines() {
        return klines;
    }

    /// Takes in a file of klines, whole or not at all.
    ///
    /// @throws IOException if it cannot be read or is none of a spot symbol; names file and line
    public KlineImport.Result importKlines(Path file) throws IOException {
        needWriter();
        return KlineImport.of(file, klines);
    }

    /// Whether raw trades of a day are held.
    public boolean hasTrades(String symbol, LocalDate day) throws IOException {
        return days.hasTrades(symbol, day);
    }

    /// Gives out the raw trades of a day in the order of their ids.
    ///
    /// @throws IOException if they are not held or cannot be read
    public void readTrades(String symbol, LocalDate day, TradeSink sink) throws IOException {
        days.readTrades(symbol, day, sink);
    }

    /// Begins the raw trades of a day, to be published with its rows: those that are held with ids
    /// below `fromId`, so 0 for none and the id after the last one to go on with a day.
    public DayTrades trades(String symbol, LocalDate day, long fromId) throws IOException {
        needWriter();
        return days.trades(symbol, day, fromId);
    }

    /// Publishes a day without raw trades, in place of what was held of it. Rows and proof appear
    /// together or not at all, whenever the process dies.
    public void publish(SecondRows rows, DayProof proof) throws IOException {
        publish(rows, proof, null);
    }

    /// Publishes a day, in place of what was held of it. Rows, proof and trades appear together or
    /// not at all, whenever the process dies.
    ///
    /// @param trades null to keep none
    /// @throws IllegalArgumentException if rows, proof and trades do not belong together
    public void publish(SecondRows rows, DayProof proof, @Nullable DayTrades trades)
            throws IOException {
        needWriter();
        checkTogether(rows, proof);
        if (trades != null) {
            checkTogether(trades, proof);
        }
        days.publish(rows, proof, trades);
    }

    @Override
    public void close() throws IOException {
        try (lock) { // goes last
            database.close();
        }
    }

    /// Writes rows of a symbol's days to a file for other programs.
    long copy(List<Path> files, String condition, String format, Path target) throws IOException {
        return database.copy(files, DayFiles.NAMES, condition, format, target);
    }

    Path rowsFile(String symbol, LocalDate day) throws IOException {
        return days.rowsFile(symbol, day);
    }

    private void needWriter() {
        if (lock == null) {
            throw new IllegalStateException("the store in " + folder + " was opened to read");
        }
    }

    private static void checkTogether(SecondRows rows, DayProof proof) {
        boolean same =
                rows.size() > 0
                        && SecondRows.epochDay(rows.firstSecond()) == proof.day().toEpochDay()
                        && rows.firstSecond() == proof.firstSecond()
                        && rows.endSecond() == proof.endSecond()
                        && rows.digest() == proof.digest();
        if (!same) {
            throw new IllegalArgumentException(
                    "the proof of %s %s is of other rows: %d from %d, digest %016x"
                            .formatted(
                                    proof.symbol(),
                                    proof.day(),
                                    rows.size(),
                                    rows.firstSecond(),
                                    rows.digest()));
        }
    }

    private static void checkTogether(DayTrades trades, DayProof proof) {
        if (!trades.symbol().equals(proof.symbol())
                || !trades.day().equals(proof.day())
                || trades.size() != proof.trades()) {
            throw new IllegalArgumentException(
                    "%d trades of %s %s do not belong to the proof of %d of %s %s"
                            .formatted(
                                    trades.size(),
                                    trades.symbol(),
                                    trades.day(),
                                    proof.trades(),
                                    proof.symbol(),
                                    proof.day()));
        }
    }
}
