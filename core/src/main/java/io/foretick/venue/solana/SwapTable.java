package io.foretick.venue.solana;

import io.foretick.history.file.ParquetDatabase;
import io.foretick.history.file.ParquetRows;
import io.foretick.history.file.ParquetTable;

import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;

/// Swaps as rows of a Parquet file; amounts are decimal texts. Owned by one thread.
final class SwapTable implements Closeable {

    /// Takes swaps in their order.
    @FunctionalInterface
    interface SwapSink {
        void take(VaultSwap swap) throws IOException;
    }

    private final ParquetTable table;

    SwapTable(ParquetDatabase database) throws IOException {
        table = database.table("slot BIGINT, time_ns BIGINT, base VARCHAR, quote VARCHAR");
    }

    void add(VaultSwap swap) throws IOException {
        table.row()
                .add(swap.slot())
                .add(swap.timeNs())
                .add(swap.base().toPlainString())
                .add(swap.quote().toPlainString())
                .endRow();
    }

    void writeTo(Path file) throws IOException {
        table.writeTo(file);
    }

    @Override
    public void close() throws IOException {
        table.close();
    }

    static void read(ParquetDatabase database, Path file, SwapSink sink) throws IOException {
        try (ParquetRows rows = database.read(file, "slot, time_ns, base, quote")) {
            while (rows.next()) {
                sink.take(
                        new VaultSwap(
                                rows.whole(1),
                                rows.whole(2),
                                new BigDecimal(rows.text(3)),
                                new BigDecimal(rows.text(4))));
            }
        } catch (NumberFormatException e) {
            throw new IOException(file + " holds an amount that is none", e);
        }
    }
}
