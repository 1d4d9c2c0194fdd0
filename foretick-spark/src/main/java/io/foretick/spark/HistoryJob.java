package io.foretick.spark;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;

/// The main class for `spark-submit`: a store's raw trades to per-second rows, or the digests of
/// rows that are there.
@Command(
        name = "history-job",
        mixinStandardHelpOptions = true,
        description =
                "Make per-second rows of a store's raw trades on Spark, and print their digests.",
        footer = {
            "",
            "Example:",
            "  spark-submit --class io.foretick.spark.HistoryJob foretick-spark.jar"
                    + " --store s3a://bucket/history --out s3a://bucket/seconds"
        })
public final class HistoryJob implements Callable<Integer> {

    @Option(
            names = "--store",
            required = true,
            description = "Folder or URL of a store that keeps raw trades.")
    private String store = "";

    @Option(names = "--out", required = true, description = "Folder or URL for the rows.")
    private String out = "";

    @Option(names = "--master", description = "Spark's master; what spark-submit says if absent.")
    private String master = "";

    private final PrintStream print;

    HistoryJob(PrintStream print) {
        this.print = print;
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new HistoryJob(System.out)).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        var builder = SparkSession.builder().appName("foretick history");
        if (!master.isEmpty()) {
            builder.master(master);
        }
        try (SparkSession spark = builder.getOrCreate()) {
            Dataset<Row> trades = spark.read().parquet(store + "/trades");
            SecondsJob.write(trades, out);
            Digests.of(spark.read().parquet(out)).toJSON().collectAsList().forEach(print::println);
        }
        return 0;
    }
}
