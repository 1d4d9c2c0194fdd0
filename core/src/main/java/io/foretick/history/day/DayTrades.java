package io.foretick.history.day;

import io.foretick.history.file.ParquetDatabase;
import io.foretick.history.file.ParquetTable;
import io.foretick.market.second.TradeSink;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;

/// The raw trades of one symbol's day on their way into the store, in the order of their ids; what
/// comes again is left out. Belongs to the store that gave it, is published with the day, and
/// closed after that. Owned by one thread.
public final class DayTrades implements TradeSink, Closeable {

    static final String COLUMNS =
            "id BIGINT, time_ns BIGINT, price_e8 BIGINT, quantity_e8 BIGINT, buyer_is_maker"
                    + " BOOLEAN";

    private final String symbol;
    private final LocalDate day;
    private final ParquetTable table;
    private long trades;
    private long lastId = -1;

    DayTrades(String symbol, LocalDate day, ParquetDatabase database) throws IOException {
        this.symbol = symbol;
        this.day = day;
        this.table = database.table(COLUMNS);
    }

    /// @throws UncheckedIOException if the disk does not take it
    @Override
    public void trade(long id, long timeNs, long priceE8, long quantityE8, boolean buyerIsMaker) {
        if (id <= lastId) {
            return;
        }
        try {
            table.row().add(id).add(timeNs).add(priceE8).add(quantityE8).add(buyerIsMaker).endRow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lastId = id;
        trades++;
    }

    public String symbol() {
        return symbol;
    }

    public LocalDate day() {
        return day;
    }

    /// How many it holds.
    public long size() {
        return trades;
    }

    /// Forgets what was not published.
    @Override
    public void close() throws IOException {
        table.close();
    }

    void addAll(Path file, long endId) throws IOException {
        trades += table.addAll(file, "id < " + endId);
        lastId = endId - 1;
    }

    void writeTo(Path file) throws IOException {
        table.writeTo(file);
    }
}
