package io.foretick.spark;

import static org.apache.spark.sql.functions.col;

import io.foretick.base.Digest;
import io.foretick.history.day.SecondRows;

import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

import java.util.Iterator;
import java.util.List;

/// Digests of per-second rows, by symbol and day: what a store's proofs and another job's result
/// are compared by.
final class Digests {

    private static final StructType SCHEMA =
            new StructType()
                    .add("symbol", DataTypes.StringType, false)
                    .add("day", DataTypes.DateType, false)
                    .add("seconds", DataTypes.IntegerType, false)
                    .add("digest", DataTypes.StringType, false);

    private Digests() {}

    /// The digest of each day.
    ///
    /// @param seconds per-second rows, with columns `symbol` and `day`
    /// @return one row a day: symbol, day, seconds held, digest; in order
    static Dataset<Row> of(Dataset<Row> seconds) {
        MapPartitionsFunction<Row, Row> digest = rows -> new Days<>(rows, Digests::ofDay);
        return seconds.repartition(col("symbol"), col("day"))
                .sortWithinPartitions("symbol", "day", "second")
                .mapPartitions(digest, Encoders.row(SCHEMA))
                .orderBy("symbol", "day");
    }

    private static List<Row> ofDay(SymbolDay key, Iterator<Row> rows) {
        Row first = rows.next();
        var held = new SecondRows(first.getAs("second"));
        add(held, first);
        rows.forEachRemaining(row -> add(held, row));
        return List.of(
                RowFactory.create(
                        key.symbol(),
                        java.sql.Date.valueOf(key.day()),
                        held.size(),
                        Digest.hex(held.digest())));
    }

    private static void add(SecondRows held, Row row) {
        held.second(
                row.getAs("second"),
                row.getAs("price_e8"),
                row.getAs("quantity_e8"),
                row.getAs("buy_e8"),
                row.getAs("trades"),
                row.getAs("first_id"),
                row.getAs("last_id"));
    }
}
