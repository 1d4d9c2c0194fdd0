package io.foretick.history.day;

import io.foretick.history.file.ParquetDatabase;
import io.foretick.history.file.ParquetRows;
import io.foretick.history.file.ParquetTable;
import io.foretick.history.file.Staging;
import io.foretick.market.second.TradeSink;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Pattern;

/// The files of days within a store: per-second rows with their proof, and raw trades. The layout
/// is in `docs/formats.md`. Owned by the store.
public final class DayFiles {

    /// Folder of the rows within a store.
    public static final String FOLDER = "seconds";

    /// Columns of the rows, in their order.
    public static final String NAMES =
            "second, price_e8, quantity_e8, buy_e8, trades, first_id, last_id";

    private static final Path SECONDS = Path.of(FOLDER);
    private static final Path TRADES = Path.of("trades");
    private static final String SYMBOL = "symbol=";
    private static final String DAY = "day=";
    private static final String ROWS = "part.parquet";
    private static final String PROOF = "_proof.json"; // readers of Parquet skip such names
    private static final Pattern SYMBOL_NAME = Pattern.compile("[A-Z0-9]{1,30}");
    private static final String COLUMNS =
            "second BIGINT, price_e8 BIGINT, quantity_e8 BIGINT, buy_e8 BIGINT, trades INTEGER,"
                    + " first_id BIGINT, last_id BIGINT";
    private static final String TRADE_NAMES = "id, time_ns, price_e8, quantity_e8, buyer_is_maker";

    private final Staging staging;
    private final ParquetDatabase database;

    public DayFiles(Staging staging, ParquetDatabase database) {
        this.staging = staging;
        this.database = database;
    }

    /// Symbols that have days, in alphabetical order.
    public List<String> symbols() throws IOException {
        return values(staging.list(SECONDS), SYMBOL);
    }

    /// Days held of a symbol, ascending.
    public List<LocalDate> days(String symbol) throws IOException {
        Path folder = SECONDS.resolve(SYMBOL + checkSymbol(symbol));
        try {
            return values(staging.list(folder), DAY).stream().map(LocalDate::parse).toList();
        } catch (DateTimeException e) {
            throw new IOException("no day in " + folder + ": " + e.getMessage(), e);
        }
    }

    /// What is known of a day, empty when it is not held.
    public Optional<DayProof> proof(String symbol, LocalDate day) throws IOException {
        Path file = staging.find(folder(SECONDS, symbol, day)).resolve(PROOF);
        return Files.exists(file) ? Optional.of(ProofJson.read(file)) : Optional.empty();
    }

    /// The longest time without a trade within a day, empty when the day is not held.
    public Optional<Silence> longestSilence(String symbol, LocalDate day) throws IOException {
        Path file = staging.find(folder(SECONDS, symbol, day)).resolve(PROOF);
        return Files.exists(file) ? Optional.of(ProofJson.readSilence(file)) : Optional.empty();
    }

    /// File of a day's rows; it exists where the day is held.
    public Path rowsFile(String symbol, LocalDate day) throws IOException {
        return staging.find(folder(SECONDS, symbol, day)).resolve(ROWS);
    }

    /// The rows of a day.
    ///
    /// @throws IOException if it is not held or its file is not what it must be
    public SecondRows rows(String symbol, LocalDate day) throws IOException {
        Path file = rowsFile(symbol, day);
        if (!Files.exists(file)) {
            throw new IOException("no " + symbol + " of " + day + ": no file " + file);
        }
        try (ParquetRows rows = database.read(file, NAMES)) {
            return rows(rows);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /// Whether raw trades of a day are held.
    public boolean hasTrades(String symbol, LocalDate day) throws IOException {
        return Files.exists(tradesFile(symbol, day));
    }

    /// Gives out the raw trades of a day in the order of their ids.
    ///
    /// @throws IOException if they are not held or cannot be read
    public void readTrades(String symbol, LocalDate day, TradeSink sink) throws IOException {
        Path file = tradesFile(symbol, day);
        if (!Files.exists(file)) {
            throw new IOException(
                    "no raw trades of " + symbol + " of " + day + " are held: no file " + file);
        }
        try (ParquetRows rows = database.read(file, TRADE_NAMES)) {
            while (rows.next()) {
                sink.trade(
                        rows.whole(1), rows.whole(2), rows.whole(3), rows.whole(4), rows.truth(5));
            }
        }
    }

    /// Begins the raw trades of a day with those that are held below an id.
    public DayTrades trades(String symbol, LocalDate day, long fromId) throws IOException {
        var trades = new DayTrades(symbol, day, database);
        Path held = tradesFile(symbol, day);
        if (Files.exists(held)) {
            trades.addAll(held, fromId);
        }
        return trades;
    }

    /// Publishes a day in place of what was held of it.
    ///
    /// @param trades null where raw trades are not kept; those that were held go
    public void publish(SecondRows rows, DayProof proof, @Nullable DayTrades trades)
            throws IOException {
        String symbol = proof.symbol();
        String key = symbol + "-" + proof.day();
        staging.discard(key);
        Path folder = staging.prepare(key, folder(SECONDS, symbol, proof.day()));
        write(rows, folder.resolve(ROWS));
        ProofJson.write(proof, Silence.longest(rows), folder.resolve(PROOF));
        Path tradesFolder = folder(TRADES, symbol, proof.day());
        if (trades != null) {
            trades.writeTo(staging.prepare(key, tradesFolder).resolve(ROWS));
        } else if (hasTrades(symbol, proof.day())) {
            staging.prepareRemoval(key, tradesFolder);
        }
        staging.publish(key);
    }

    /// Refuses a name that is none of a symbol, and so might lead out of the store.
    public static String checkSymbol(String symbol) {
        if (!SYMBOL_NAME.matcher(symbol).matches()) {
            throw new IllegalArgumentException(
                    "symbol must be capital letters and digits, was '" + symbol + "'");
        }
        return symbol;
    }

    private void write(SecondRows rows, Path file) throws IOException {
        try (ParquetTable table = database.table(COLUMNS)) {
            for (int row = 0; row < rows.size(); row++) {
                table.row()
                        .add(rows.firstSecond() + row)
                        .add(rows.priceE8(row))
                        .add(rows.quantityE8(row))
                        .add(rows.buyE8(row))
                        .add(rows.trades(row))
                        .add(rows.firstId(row))
                        .add(rows.lastId(row))
                        .endRow();
            }
            table.writeTo(file);
        }
    }

    private static SecondRows rows(ParquetRows file) throws IOException {
        if (!file.next()) {
            throw new IllegalArgumentException("the file has no rows");
        }
        var rows = new SecondRows(file.whole(1));
        do {
            rows.second(
                    file.whole(1),
                    file.whole(2),
                    file.whole(3),
                    file.whole(4),
                    Math.toIntExact(file.whole(5)),
                    file.whole(6),
                    file.whole(7));
        } while (file.next());
        return rows;
    }

    private Path tradesFile(String symbol, LocalDate day) throws IOException {
        return staging.find(folder(TRADES, symbol, day)).resolve(ROWS);
    }

    private static Path folder(Path kind, String symbol, LocalDate day) {
        return kind.resolve(SYMBOL + checkSymbol(symbol)).resolve(DAY + day);
    }

    private static List<String> values(SortedSet<String> names, String key) {
        return names.stream()
                .filter(name -> name.startsWith(key))
                .map(name -> name.substring(key.length()))
                .toList();
    }
}
