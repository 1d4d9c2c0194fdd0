package io.foretick.history.kline;

import io.foretick.history.day.DayFiles;
import io.foretick.history.file.ParquetDatabase;
import io.foretick.history.file.ParquetRows;
import io.foretick.history.file.ParquetTable;
import io.foretick.history.file.Staging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The files of klines within a store, by symbol, interval and day, each with its proof. Owned by
/// the store.
public final class KlineFiles {

    /// Folder of the klines within a store.
    public static final String FOLDER = "klines";

    private static final String SYMBOL = "symbol=";
    private static final String INTERVAL = "interval=";
    private static final String DAY = "day=";
    private static final String ROWS = "part.parquet";
    private static final String PROOF = "_proof.json"; // readers of Parquet skip such names
    private static final String NAMES =
            "open_second, open_e8, high_e8, low_e8, close_e8, volume_e8";
    private static final String COLUMNS =
            "open_second BIGINT, open_e8 BIGINT, high_e8 BIGINT, low_e8 BIGINT, close_e8 BIGINT,"
                    + " volume_e8 BIGINT";

    private final Staging staging;
    private final ParquetDatabase database;

    public KlineFiles(Staging staging, ParquetDatabase database) {
        this.staging = staging;
        this.database = database;
    }

    /// Symbols that have klines, in alphabetical order.
    public List<String> symbols() throws IOException {
        return values(Path.of(FOLDER), SYMBOL);
    }

    /// Intervals held of a symbol, the shortest first.
    public List<KlineInterval> intervals(String symbol) throws IOException {
        return parsed(folder(symbol), INTERVAL, KlineInterval::parse).sorted().toList();
    }

    /// Days of which any kline is held, ascending.
    public List<LocalDate> days(String symbol, KlineInterval interval) throws IOException {
        Path folder = folder(symbol).resolve(INTERVAL + interval.name());
        return parsed(folder, DAY, LocalDate::parse).toList();
    }

    /// What is known of a day, empty when nothing of it is held.
    public Optional<KlineProof> proof(String symbol, KlineInterval interval, LocalDate day)
            throws IOException {
        Path file = staging.find(folder(symbol, interval, day)).resolve(PROOF);
        return Files.exists(file) ? Optional.of(KlineProofJson.read(file)) : Optional.empty();
    }

    /// The klines of a day, oldest first; none when nothing of it is held.
    public List<Kline> klines(String symbol, KlineInterval interval, LocalDate day)
            throws IOException {
        Path file = staging.find(folder(symbol, interval, day)).resolve(ROWS);
        List<Kline> klines = new ArrayList<>();
        if (!Files.exists(file)) {
            return klines;
        }
        try (ParquetRows rows = database.read(file, NAMES)) {
            while (rows.next()) {
                klines.add(kline(rows));
            }
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
        return klines;
    }

    /// Writes a day that takes the place of what is held of it when the key is published.
    void prepare(String key, List<Kline> klines, KlineProof proof) throws IOException {
        Path folder = staging.prepare(key, folder(proof.symbol(), proof.interval(), proof.day()));
        try (ParquetTable table = database.table(COLUMNS)) {
            for (Kline kline : klines) {
                table.row()
                        .add(kline.openSecond())
                        .add(kline.openE8())
                        .add(kline.highE8())
                        .add(kline.lowE8())
                        .add(kline.closeE8())
                        .add(kline.volumeE8())
                        .endRow();
            }
            table.writeTo(folder.resolve(ROWS));
        }
        KlineProofJson.write(proof, folder.resolve(PROOF));
    }

    /// Publishes all days that were prepared under a key, together or not at all.
    void publish(String key) throws IOException {
        staging.publish(key);
    }

    /// Forgets what was prepared under a key.
    void discard(String key) throws IOException {
        staging.discard(key);
    }

    private <T> Stream<T> parsed(Path folder, String key, Function<String, T> parser)
            throws IOException {
        List<T> values = new ArrayList<>();
        for (String name : values(folder, key)) {
            try {
                values.add(parser.apply(name));
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new IOException(folder.resolve(key + name) + ": " + e.getMessage(), e);
            }
        }
        return values.stream();
    }

    private List<String> values(Path folder, String key) throws IOException {
        return staging.list(folder).stream()
                .filter(name -> name.startsWith(key))
                .map(name -> name.substring(key.length()))
                .toList();
    }

    private static Kline kline(ParquetRows rows) throws IOException {
        return new Kline(
                rows.whole(1),
                rows.whole(2),
                rows.whole(3),
                rows.whole(4),
                rows.whole(5),
                rows.whole(6));
    }

    private static Path folder(String symbol, KlineInterval interval, LocalDate day) {
        return folder(symbol).resolve(INTERVAL + interval.name()).resolve(DAY + day);
    }

    private static Path folder(String symbol) {
        return Path.of(FOLDER).resolve(SYMBOL + DayFiles.checkSymbol(symbol));
    }
}
