package io.foretick.venue.evm;

import io.foretick.history.file.ParquetDatabase;
import io.foretick.history.file.ParquetRows;
import io.foretick.history.file.ParquetTable;
import io.foretick.venue.evm.PoolEvent.Burn;
import io.foretick.venue.evm.PoolEvent.Mint;
import io.foretick.venue.evm.PoolEvent.Place;
import io.foretick.venue.evm.PoolEvent.Range;
import io.foretick.venue.evm.PoolEvent.Swap;
import io.foretick.venue.evm.PoolEvent.Sync;

import java.io.Closeable;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;

/// The events of a pool as rows of a Parquet file. Amounts are decimal texts, for they may have 256
/// bits. Owned by one thread.
final class EventTable implements Closeable {

    /// Takes events in their order.
    @FunctionalInterface
    interface EventSink {
        void take(PoolEvent event) throws IOException;
    }

    private static final int SWAP = 0;
    private static final int SYNC = 1;
    private static final int MINT = 2;
    private static final int BURN = 3;
    private static final String COLUMNS =
            "kind INTEGER, block BIGINT, log INTEGER, second BIGINT, amount0 VARCHAR, amount1"
                + " VARCHAR, sqrt_price_x96 VARCHAR, liquidity VARCHAR, tick INTEGER, tick_upper"
                + " INTEGER";
    private static final String NAMES = COLUMNS.replaceAll(" (INTEGER|BIGINT|VARCHAR)", "");

    private final ParquetTable table;

    EventTable(ParquetDatabase database) throws IOException {
        table = database.table(COLUMNS);
    }

    void add(PoolEvent event) throws IOException {
        switch (event) {
            case Swap swap ->
                    add(
                            SWAP,
                            swap.place(),
                            swap.amount0(),
                            swap.amount1(),
                            swap.sqrtPriceX96(),
                            new Range(swap.liquidity(), swap.tick(), 0));
            case Sync(Place place, BigInteger reserve0, BigInteger reserve1) ->
                    add(SYNC, place, reserve0, reserve1, BigInteger.ZERO, Range.WHOLE);
            case Mint(Place place, BigInteger amount0, BigInteger amount1, Range range) ->
                    add(MINT, place, amount0, amount1, BigInteger.ZERO, range);
            case Burn(Place place, BigInteger amount0, BigInteger amount1, Range range) ->
                    add(BURN, place, amount0, amount1, BigInteger.ZERO, range);
        }
    }

    private void add(
            int kind,
            Place place,
            BigInteger amount0,
            BigInteger amount1,
            BigInteger sqrtPriceX96,
            Range range)
            throws IOException {
        table.row()
                .add(kind)
                .add(place.block())
                .add(place.log())
                .add(place.second())
                .add(amount0.toString())
                .add(amount1.toString())
                .add(sqrtPriceX96.toString())
                .add(range.liquidity().toString())
                .add(range.lowerTick())
                .add(range.upperTick())
                .endRow();
    }

    void writeTo(Path file) throws IOException {
        table.writeTo(file);
    }

    @Override
    public void close() throws IOException {
        table.close();
    }

    /// Gives all events of a file.
    static void read(ParquetDatabase database, Path file, EventSink sink) throws IOException {
        try (ParquetRows rows = database.read(file, NAMES)) {
            while (rows.next()) {
                sink.take(event(rows));
            }
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static PoolEvent event(ParquetRows rows) throws IOException {
        int kind = Math.toIntExact(rows.whole(1));
        var place = new Place(rows.whole(2), Math.toIntExact(rows.whole(3)), rows.whole(4));
        var amount0 = new BigInteger(rows.text(5));
        var amount1 = new BigInteger(rows.text(6));
        var range =
                new Range(
                        new BigInteger(rows.text(8)),
                        Math.toIntExact(rows.whole(9)),
                        Math.toIntExact(rows.whole(10)));
        return switch (kind) {
            case SWAP ->
                    new Swap(
                            place,
                            amount0,
                            amount1,
                            new BigInteger(rows.text(7)),
                            range.liquidity(),
                            range.lowerTick());
            case SYNC -> new Sync(place, amount0, amount1);
            case MINT -> new Mint(place, amount0, amount1, range);
            case BURN -> new Burn(place, amount0, amount1, range);
            default -> throw new IllegalArgumentException("no kind of event is " + kind);
        };
    }
}
