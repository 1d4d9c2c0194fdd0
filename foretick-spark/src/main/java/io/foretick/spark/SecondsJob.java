package io.foretick.spark;

import static org.apache.spark.sql.functions.col;

import io.foretick.history.day.SecondRows;
import io.foretick.market.second.SecondCloser;
import io.foretick.spark.DayTask.Key;

import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Raw trades to per-second rows: each symbol's day is closed by the program's own rule, so that
/// its digest is that of the store on one machine.
final class SecondsJob {

    static final StructType SECONDS =
            new StructType()
                    .add("symbol", DataTypes.StringType, false)
                    .add("day", DataTypes.DateType, false)
                    .add("second", DataTypes.LongType, false)
                    .add("price_e8", DataTypes.LongType, false)
                    .add("quantity_e8", DataTypes.LongType, false)
                    .add("buy_e8", DataTypes.LongType, false)
                    .add("trades", DataTypes.IntegerType, false)
                    .add("first_id", DataTypes.LongType, false)
                    .add("last_id", DataTypes.LongType, false);

    /// Before any true id; stands for a day that may have no trade at all.
    private static final long MARKER = -1;

    private SecondsJob() {}

    /// Writes the rows by symbol and day, in place of what the folder held.
    ///
    /// @param trades raw trades of a store
    /// @param seconds its per-second rows: they say which days to make and how far the last one was
    ///   closed; both with columns `symbol` and `day`
    /// @param out folder for the rows
    static void write(Dataset<Row> trades, Dataset<Row> seconds, String out) {
        Map<Key, DayTask> plan = new HashMap<>();
        DayPlan.of(trades, seconds).forEach(task -> plan.put(task.key(), task));
        MapPartitionsFunction<Row, Row> close =
                rows -> new Days<>(rows, (key, day) -> close(plan.get(key), day));
        trades.unionByName(markers(trades, plan))
                .repartition(col("symbol"), col("day"))
                .sortWithinPartitions("symbol", "day", "id")
                .mapPartitions(close, Encoders.row(SECONDS))
                .sortWithinPartitions("symbol", "day", "second")
                .write()
                .mode(SaveMode.Overwrite)
                .option("compression", "zstd")
                .partitionBy("symbol", "day")
                .parquet(out);
    }

    /// A row for each planned day, so that days without trades are made as well.
    private static Dataset<Row> markers(Dataset<Row> trades, Map<Key, DayTask> plan) {
        SparkSession spark = trades.sparkSession();
        var schema =
                new StructType()
                        .add("id", DataTypes.LongType)
                        .add("time_ns", DataTypes.LongType)
                        .add("price_e8", DataTypes.LongType)
                        .add("quantity_e8", DataTypes.LongType)
                        .add("buyer_is_maker", DataTypes.BooleanType)
                        .add("symbol", DataTypes.StringType)
                        .add("day", DataTypes.DateType);
        List<Row> rows =
                plan.keySet().stream()
                        .map(key ->
                                RowFactory.create(
                                        MARKER, 0L, 0L, 0L, false, key.symbol(), date(key)))
                        .toList();
        return spark.createDataFrame(rows, schema);
    }

    private static List<Row> close(DayTask task, Iterator<Row> trades) {
        Key key = task.key();
        long dayStart = key.day().toEpochDay() * SecondRows.SECONDS_A_DAY;
        var rows = new ArrayList<Row>();
        var closer =
                new SecondCloser(
                        dayStart,
                        task.priceBeforeE8(),
                        task.idBefore(),
                        (second, priceE8, quantityE8, buyE8, count, firstId, lastId) ->
                                rows.add(
                                        RowFactory.create(
                                                key.symbol(),
                                                date(key),
                                                second,
                                                priceE8,
                                                quantityE8,
                                                buyE8,
                                                count,
                                                firstId,
                                                lastId)));
        while (trades.hasNext()) {
            Row trade = trades.next();
            if (trade.<Long>getAs("id") != MARKER) {
                closer.trade(
                        trade.getAs("id"),
                        trade.getAs("time_ns"),
                        trade.getAs("price_e8"),
                        trade.getAs("quantity_e8"),
                        trade.getAs("buyer_is_maker"));
            }
        }
        closer.closeUntil(task.endSecond());
        return rows;
    }

    private static java.sql.Date date(Key key) {
        return java.sql.Date.valueOf(key.day());
    }
}
