package io.foretick.report.direction;

import static io.foretick.report.direction.WrittenRows.NO_MODEL;

import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.forecast.direction.DirectionListener;
import io.foretick.forecast.direction.Fact;
import io.foretick.forecast.direction.Prediction;
import io.foretick.forecast.direction.Update;
import io.foretick.journal.DirectoryLock;
import io.foretick.market.candle.Timeframe;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Writes what a predictor does to `candles.jsonl`, `facts.jsonl`, `updates.jsonl` and
/// `predictions.jsonl` in one folder; `docs/formats.md` has their members. Goes on with files that
/// are there, and leaves out what they hold already: a predictor that is restarted from an older
/// state does some candles once more. Nothing is ever read from them into a model. Owned by the
/// predictor's thread; a full disk ends it.
public final class DirectionFiles implements DirectionListener, Closeable {

    /// A run that died repeats what it did since its last save, which is some candles; this many
    /// tell that the rows are of another run.
    private static final long REPEATED_CANDLES_MAX = 1_000;

    private static final String LOCK = "direction.lock";

    private final DirectoryLock lock;
    private final List<RowFile> files;
    private final RowFile candles;
    private final RowFile facts;
    private final RowFile updates;
    private final RowFile predictions;
    private final Path folder;
    private final JsonRow row;

    private DirectionFiles(DirectoryLock lock, Path folder, String symbol, FileSettings settings)
            throws IOException {
        this.lock = lock;
        this.folder = folder;
        this.row = JsonRow.of(DirectionRows.SYMBOL, symbol);
        candles = new RowFile(folder.resolve("candles.jsonl"), settings);
        facts = new RowFile(folder.resolve("facts.jsonl"), settings);
        updates = new RowFile(folder.resolve("updates.jsonl"), settings);
        predictions = new RowFile(folder.resolve("predictions.jsonl"), settings);
        files = List.of(candles, facts, updates, predictions);
    }

    /// Opens the files of a folder, which is made if it is not there.
    ///
    /// @param symbol whose candles the rows are of
    /// @throws IOException also if another writer is at work in it, or it holds rows of another
    ///   symbol
    public static DirectionFiles open(Path folder, String symbol, FileSettings settings)
            throws IOException {
        DirectoryLock lock = DirectoryLock.take(folder, LOCK);
        try {
            DirectionFiles files = new DirectionFiles(lock, folder, symbol, settings);
            Set<String> held = files.symbols();
            if (!Set.of(symbol).containsAll(held)) {
                files.close();
                throw new IOException(
                        "%s holds rows of %s: rows of %s need another folder"
                                .formatted(folder, String.join(", ", held), symbol));
            }
            return files;
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    private Set<String> symbols() {
        Set<String> all = new TreeSet<>();
        files.forEach(file -> all.addAll(file.symbols()));
        return all;
    }

    /// Writes the candle unless it has a row.
    ///
    /// @throws UncheckedIOException if the rows that are there end so much later that they cannot
    ///   be of the same run: all that follows would be taken for repeated
    @Override
    public void candle(Timeframe timeframe, Bar bar) {
        flush();
        requireNear(timeframe, bar);
        if (candles.take(timeframe, NO_MODEL, bar.startNs())) {
            candles.write(DirectionRows.candle(timeframe, bar, row).end());
        }
    }

    private void requireNear(Timeframe timeframe, Bar bar) {
        long leadNs = candles.leadNs(timeframe, bar.startNs()).orElse(0);
        if (leadNs > REPEATED_CANDLES_MAX * timeframe.lengthNs()) {
            throw new UncheckedIOException(
                    new IOException(
                            "%s holds rows of timeframe %s up to %d candles after that of %s: they"
                                            .formatted(
                                                    folder,
                                                    timeframe.name(),
                                                    leadNs / timeframe.lengthNs(),
                                                    Instant.ofEpochSecond(
                                                            Times.toEpochSecond(bar.startNs())))
                                    + " are of another run, so choose another folder"));
        }
    }

    /// Writes the candle once more, marked as a revision: the later row counts.
    @Override
    public void revised(Timeframe timeframe, Bar bar) {
        if (candles.endsWith(timeframe, bar.startNs())) {
            candles.write(DirectionRows.candle(timeframe, bar, row).put("revised", true).end());
        }
    }

    @Override
    public void fact(Fact fact) {
        if (facts.take(fact.timeframe(), NO_MODEL, fact.startNs())) {
            facts.write(DirectionRows.fact(fact, row));
        }
    }

    @Override
    public void update(Update update) {
        Prediction judged = update.prediction();
        if (updates.take(judged.timeframe(), judged.model().name(), judged.candleStartNs())) {
            updates.write(UpdateRow.write(update, row));
        }
    }

    @Override
    public void prediction(Prediction prediction) {
        String model = prediction.model().name();
        if (predictions.take(prediction.timeframe(), model, prediction.candleStartNs())) {
            predictions.write(DirectionRows.prediction(prediction, row));
        }
    }

    /// Hands to the system what waits.
    public void flush() {
        files.forEach(RowFile::flush);
    }

    /// Rows that were there already and were not written again.
    public long repeatedRows() {
        return files.stream().mapToLong(RowFile::repeated).sum();
    }

    /// Lines that were found when the files were opened and could not be read; torn ones stand in
    /// files that end in `.torn`.
    public long unreadableLines() {
        return files.stream().mapToLong(RowFile::unreadable).sum();
    }

    @Override
    public void close() throws IOException {
        try (lock;
                candles;
                facts;
                updates) {
            predictions.close();
        }
    }
}
