package io.foretick.history.series;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

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

    /// Maps a symbol's series, after it was brought up to its days of record. Live seconds behind
    /// the last day of record stay; where both know a second and differ, the record wins.
    ///
    /// @throws IOException if there is no day of the symbol, or another process writes its series
    public MappedSeries open(String symbol, BuildProgress progress) throws IOException {
        throw new IOException("not yet " + source + progress + symbol);
    }

    /// Opens a series to append live seconds to it.
    ///
    /// @throws IOException if it is missing or broken, or another process writes it
    public SeriesWriter append(String symbol) throws IOException {
        throw new IOException("not yet" + symbol);
    }
}
