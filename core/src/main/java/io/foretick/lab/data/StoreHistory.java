package io.foretick.lab.data;

import io.foretick.base.Sha256;
import io.foretick.history.HistoryStore;
import io.foretick.history.series.BuildProgress;
import io.foretick.history.series.MappedSeries;
import io.foretick.history.series.SeriesStore;
import io.foretick.store.DataFile;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.List;

/// The coins of a store of history at one price a second, mapped for reading until it is closed.
/// Owned by one thread; the series may be read by any.
public final class StoreHistory implements Closeable {

    private final List<MappedSeries> open = new ArrayList<>();
    private final List<CoinHistory> coins = new ArrayList<>();

    private StoreHistory() {}

    /// Maps the series of these symbols, or of all that the store has where none are named. What of
    /// them is missing is built from the days of record first.
    ///
    /// @param store folder of the store
    /// @throws IOException if there is no store, or it has no day of a symbol
    public static StoreHistory open(Path store, List<String> symbols, BuildProgress progress)
            throws IOException {
        var history = new StoreHistory();
        try (HistoryStore days = HistoryStore.open(store)) {
            var series = new SeriesStore(store, days);
            for (String symbol : symbols.isEmpty() ? days.symbols() : symbols) {
                history.add(series.open(symbol, progress), series.file(symbol));
            }
            return history;
        } catch (IOException e) {
            history.close();
            throw e;
        }
    }

    /// One history a coin, in the order of the symbols.
    public List<CoinHistory> coins() {
        return List.copyOf(coins);
    }

    @Override
    public void close() {
        open.forEach(MappedSeries::close);
        open.clear();
    }

    private void add(MappedSeries series, Path file) throws IOException {
        open.add(series);
        long seconds = series.endSecond() - series.firstSecond();
        var source = new DataFile(file.getFileName().toString(), sha256(file), seconds);
        coins.add(new CoinHistory(series, List.of(source)));
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                var digested = new DigestInputStream(bytes, Sha256.begin())) {
            digested.transferTo(OutputStream.nullOutputStream());
            return Sha256.hex(digested.getMessageDigest());
        }
    }
}
