package io.foretick.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;

import io.foretick.market.second.SecondCloser;
import io.foretick.spark.DayTask.Key;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The days to make, each with what the day before it leaves. Small, made on the driver.
final class DayPlan {

    private DayPlan() {}

    /// All days of each symbol from its first with trades to its last, also those without trades.
    static List<DayTask> of(Dataset<Row> trades) {
        List<Row> ends =
                trades.groupBy("symbol", "day")
                        .agg(max("id"), max_by(col("price_e8"), col("id")))
                        .orderBy("symbol", "day")
                        .collectAsList();
        var tasks = new ArrayList<DayTask>();
        for (int k = 0; k < ends.size(); k++) {
            boolean first = k == 0 || !symbol(ends, k).equals(symbol(ends, k - 1));
            boolean last = k + 1 == ends.size() || !symbol(ends, k).equals(symbol(ends, k + 1));
            long id = first ? SecondCloser.NO_ID : ends.get(k - 1).getLong(2);
            long priceE8 = first ? SecondCloser.NO_PRICE : ends.get(k - 1).getLong(3);
            LocalDate day = day(ends, k);
            LocalDate from = first ? day : day(ends, k - 1).plusDays(1);
            for (LocalDate each = from; !each.isAfter(day); each = each.plusDays(1)) {
                var key = new Key(symbol(ends, k), each);
                tasks.add(new DayTask(key, priceE8, id, last && each.equals(day)));
            }
        }
        return tasks;
    }

    private static String symbol(List<Row> ends, int k) {
        return ends.get(k).getString(0);
    }

    private static LocalDate day(List<Row> ends, int k) {
        return Days.of(ends.get(k), 1);
    }
}
