package io.foretick.spark;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

import picocli.CommandLine.Option;

/// The options of every job: where from, where to, and on which cluster.
final class JobOptions {

    @Option(
            names = "--store",
            required = true,
            paramLabel = "URL",
            description = "Folder or URL of a store that keeps raw trades.")
    private String store = "";

    @Option(
            names = "--out",
            required = true,
            paramLabel = "URL",
            description = "Folder or URL for the result, in place of what it holds.")
    private String out = "";

    @Option(
            names = "--master",
            paramLabel = "URL",
            description = "Spark's master; what spark-submit says if absent.")
    private String master = "";

    String out() {
        return out;
    }

    /// Starts Spark; to be closed.
    SparkSession spark() {
        var builder = SparkSession.builder().appName("foretick history");
        if (!master.isEmpty()) {
            builder.master(master);
        }
        return builder.getOrCreate();
    }

    Dataset<Row> trades(SparkSession spark) {
        return spark.read().parquet(store + "/trades");
    }

    Dataset<Row> seconds(SparkSession spark) {
        return spark.read().parquet(store + "/seconds");
    }
}
