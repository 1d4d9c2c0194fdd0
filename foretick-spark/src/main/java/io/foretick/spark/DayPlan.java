package io.foretick.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min_by;

import io.foretick.market.second.SecondCloser;
import io.foretick.spark.DayTask.Key;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The days to make: those that the store holds, each with what the day before it leaves. Small,
/// made on the driver.
///
/// How it works: a day goes on with the last trade of the day before it. Only where that day is not
/// held, at the beginning of a history, is the price taken that the store's first row carries; and
/// only the store knows how far its last day was closed.
final class DayPlan {

    private DayPlan() {}

    /// What a day of trades leaves to the next.
    private record Carry(long id, long priceE8) {
        static final Carry NONE = new Carry(SecondCloser.NO_ID, SecondCloser.NO_PRICE);
    }

    /// @param trades raw trades of the store
    /// @param seconds its per-second rows; both with columns `symbol` and `day`
    /// @return a task for each day that has seconds, by symbol and day
    static List<DayTask> of(Dataset<Row> trades, Dataset<Row> seconds) {
        Map<Key, Carry> left = left(trades);
        var tasks = new ArrayList<DayTask>();
        var before = new Key("", LocalDate.MIN);
        Carry carry = Carry.NONE;
        for (Row held : held(seconds)) {
            Key key = key(held);
            if (!key.symbol().equals(before.symbol())
                    || !key.day().minusDays(1).equals(before.day())) {
                carry = carried(held);
            }
            long endSecond = held.<Long>getAs("last_second") + 1;
            tasks.add(new DayTask(key, carry.priceE8(), carry.id(), endSecond));
            carry = left.getOrDefault(key, carry);
            before = key;
        }
        return tasks;
    }

    private static Map<Key, Carry> left(Dataset<Row> trades) {
        Map<Key, Carry> left = new HashMap<>();
        trades.groupBy("symbol", "day")
                .agg(max("id").as("id"), max_by(col("price_e8"), col("id")).as("price_e8"))
                .collectAsList()
                .forEach(row ->
                        left.put(key(row), new Carry(row.getAs("id"), row.getAs("price_e8"))));
        return left;
    }

    private static List<Row> held(Dataset<Row> seconds) {
        return seconds.groupBy("symbol", "day")
                .agg(
                        max("second").as("last_second"),
                        min_by(col("trades"), col("second")).as("trades"),
                        min_by(col("last_id"), col("second")).as("last_id"),
                        min_by(col("price_e8"), col("second")).as("price_e8"))
                .orderBy("symbol", "day")
                .collectAsList();
    }

    /// What a first row without trades has of the trade before it; one with trades needs nothing.
    private static Carry carried(Row first) {
        return first.<Integer>getAs("trades") > 0
                ? Carry.NONE
                : new Carry(first.getAs("last_id"), first.getAs("price_e8"));
    }

    private static Key key(Row row) {
        return new Key(row.getAs("symbol"), Days.of(row, row.fieldIndex("day")));
    }
}
