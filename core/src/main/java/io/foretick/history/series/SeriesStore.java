package io.foretick.history.series;

import io.foretick.history.day.DayProof;
import io.foretick.history.day.SecondRows;
import io.foretick.journal.DirectoryLock;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The series files of a store of history, kept equal to its days of record. A file that is
/// missing, broken or of other days is built again; one that lacks days is appended to. Holds
/// nothing open; any number of processes may use it, one writes a symbol at a time.
public final class SeriesStore {

    private static final Closeable NO_LOCK = () -> {};

    private final Path folder;
    private final DaySource source;

    /// @param store folder of the store of history
    public SeriesStore(Path store, DaySource source) {
        this.folder = store.resolve("series");
        this.source = source;
    }

    /// File of a symbol, whether it exists or not.
    public Path file(String symbol) {
        return folder.resolve(symbol + ".series");
    }

    /// Maps a symbol's series as it stands, live seconds alone included. Empty where nothing can be
    /// read: there is no file, or a broken one, or one that nothing was ever committed to.
    public Optional<MappedSeries> find(String symbol) throws IOException {
        try {
            return Optional.of(MappedSeries.open(file(symbol)));
        } catch (NoSuchFileException | BrokenSeriesException _) {
            return Optional.empty();
        }
    }

    /// Whether there is anything to [#find].
    public boolean holds(String symbol) throws IOException {
        Optional<MappedSeries> found = find(symbol);
        found.ifPresent(MappedSeries::close);
        return found.isPresent();
    }

    /// Maps a symbol's series, after it was brought up to its days of record. Live seconds behind
    /// the last day of record stay; where both know a second and differ, the record wins.
    ///
    /// @throws IOException if there is no day of the symbol, or another process writes its series
    public MappedSeries open(String symbol, BuildProgress progress) throws IOException {
        List<DayProof> days = days(symbol);
        if (!isCurrent(symbol, days)) {
            try (DirectoryLock _ = lock(symbol)) {
                update(symbol, days, progress);
            }
        }
        return MappedSeries.open(file(symbol));
    }

    /// Opens a series to append live seconds to it. Nobody else can, until it is closed.
    ///
    /// @throws IOException if it is missing or broken, or another process writes it
    public SeriesWriter append(String symbol) throws IOException {
        DirectoryLock lock = lock(symbol);
        try {
            return SeriesWriter.append(file(symbol), lock::close);
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    /// Begins a series with live seconds, where no day of record is held. Nobody else can write it,
    /// until it is closed.
    ///
    /// @throws IOException if there is one, or another process writes it
    public SeriesWriter begin(String symbol, long firstSecond) throws IOException {
        DirectoryLock lock = lock(symbol);
        try {
            if (holds(symbol)) {
                throw new FileAlreadyExistsException(file(symbol).toString());
            }
            return SeriesWriter.create(file(symbol), symbol, firstSecond, lock::close);
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    private boolean isCurrent(String symbol, List<DayProof> days) throws IOException {
        Optional<MappedSeries> existing = find(symbol);
        if (existing.isEmpty()) {
            return false;
        }
        try (MappedSeries series = existing.get()) {
            Agreement agreement = new Agreement(series, days, source);
            return agreement.reachesTheEnd() && agreement.agreed().equals(series.spans());
        }
    }

    private void update(String symbol, List<DayProof> days, BuildProgress progress)
            throws IOException {
        Optional<MappedSeries> existing = find(symbol);
        if (existing.isEmpty()) {
            rebuild(symbol, _ -> {}, days, progress);
            return;
        }
        try (MappedSeries series = existing.get()) {
            List<Span> agreed = new Agreement(series, days, source).agreed();
            if (agreed.size() == series.spans().size()) {
                extend(series, agreed, days, progress);
            } else {
                // The last one is read again from the record: only there is its last trade's id.
                List<Span> kept = agreed.subList(0, Math.max(0, agreed.size() - 1));
                rebuild(symbol, writer -> copy(series, kept, writer), days, progress);
            }
        }
    }

    private void extend(
            MappedSeries series, List<Span> agreed, List<DayProof> days, BuildProgress progress)
            throws IOException {
        try (SeriesWriter writer = SeriesWriter.append(file(series.symbol()), NO_LOCK)) {
            for (int k = 0; k < agreed.size(); k++) {
                if (!agreed.get(k).equals(series.spans().get(k))) {
                    writer.mark(k, agreed.get(k).sourceDigest());
                }
            }
            appendDays(writer, days, progress);
            writer.commit();
        }
    }

    private void rebuild(
            String symbol, Beginning beginning, List<DayProof> days, BuildProgress progress)
            throws IOException {
        if (days.isEmpty()) {
            throw new IOException("no day of " + symbol + " is held beside " + folder);
        }
        Path fresh = folder.resolve(symbol + ".series.new");
        long firstSecond = days.getFirst().firstSecond();
        try (SeriesWriter writer = SeriesWriter.create(fresh, symbol, firstSecond, NO_LOCK)) {
            beginning.write(writer);
            appendDays(writer, days, progress);
            writer.commit();
        }
        Files.move(fresh, file(symbol), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true); // else a power cut may undo the move
        }
    }

    private void appendDays(SeriesWriter writer, List<DayProof> days, BuildProgress progress)
            throws IOException {
        List<DayProof> wanted =
                days.stream().filter(day -> day.endSecond() > writer.endSecond()).toList();
        int done = 0;
        for (DayProof day : wanted) {
            SecondRows rows = source.rows(writer.symbol(), day.day());
            if (rows.digest() != day.digest()) {
                throw new IOException(
                        writer.symbol() + " of " + day.day() + " does not match its proof");
            }
            writer.append(rows, day.digest());
            done++;
            progress.day(writer.symbol(), done, wanted.size());
        }
    }

    private List<DayProof> days(String symbol) throws IOException {
        List<DayProof> days = new ArrayList<>();
        for (LocalDate day : source.days(symbol)) {
            source.proof(symbol, day)
                    .filter(proof -> proof.endSecond() > proof.firstSecond())
                    .ifPresent(days::add);
        }
        return days;
    }

    private DirectoryLock lock(String symbol) throws IOException {
        return DirectoryLock.take(folder, symbol + ".lock");
    }

    private static void copy(MappedSeries series, List<Span> spans, SeriesWriter writer)
            throws IOException {
        for (Span span : spans) {
            for (long second = span.firstSecond(); second < span.endSecond(); second++) {
                writer.append(
                        second,
                        series.priceE8(second),
                        series.quantityBefore(second + 1) - series.quantityBefore(second));
            }
            writer.markLast(span.sourceDigest());
        }
    }

    /// What a new file takes over from the one that it replaces.
    @FunctionalInterface
    private interface Beginning {
        void write(SeriesWriter writer) throws IOException;
    }
}
