package io.foretick.spark;

import static org.apache.spark.sql.functions.col;

import io.foretick.market.bar.BarColumns.Column;
import io.foretick.market.bar.BarKind;
import io.foretick.market.bar.Crossing;

import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

import java.io.Serializable;

/// Raw trades to bars by the program's own builder. Bars run over the borders of days, so all
/// trades of a symbol are one task, in the order of their ids.
final class BarsJob {

    private static final StructType BARS = bars();

    private BarsJob() {}

    /// A rule as people write it, which travels to the tasks.
    record Rule(BarKind kind, String threshold, Crossing crossing) implements Serializable {

        private static final long serialVersionUID = 1;

        Rule {
            kind.rule(threshold, crossing); // refuses here what a task would refuse
        }
    }

    /// Writes the bars by symbol, oldest first, in place of what the folder held.
    ///
    /// @param trades raw trades, with column `symbol`
    /// @param out folder for the bars
    static void write(Dataset<Row> trades, Rule rule, String out) {
        MapFunction<Row, String> symbol = trade -> trade.getAs("symbol");
        FlatMapGroupsFunction<String, Row, Row> build =
                (name, rows) ->
                        new SymbolBars(
                                name, rows, rule.kind().rule(rule.threshold(), rule.crossing()));
        trades.groupByKey(symbol, Encoders.STRING())
                .flatMapSortedGroups(
                        new org.apache.spark.sql.Column[] {col("id")}, build, Encoders.row(BARS))
                .sortWithinPartitions("symbol", Column.FIRST_ID.key())
                .write()
                .mode(SaveMode.Overwrite)
                .option("compression", "zstd")
                .partitionBy("symbol")
                .parquet(out);
    }

    private static StructType bars() {
        StructType schema = new StructType().add("symbol", DataTypes.StringType, false);
        for (Column column : Column.values()) {
            schema = schema.add(column.key(), DataTypes.LongType, false);
        }
        return schema;
    }
}
