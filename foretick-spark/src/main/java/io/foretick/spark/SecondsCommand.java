package io.foretick.spark;

import org.apache.spark.sql.SparkSession;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;

/// `seconds`: a store's raw trades to per-second rows, and the digests of what was written.
@Command(
        name = "seconds",
        mixinStandardHelpOptions = true,
        description = {
            "Make per-second rows of a store's raw trades, for the days that the store holds.",
            "Prints a line of JSON for each day; its digest is that of the store's proof."
        })
final class SecondsCommand implements Callable<Integer> {

    @Mixin private final JobOptions job = new JobOptions();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter print = spec.commandLine().getOut();
        try (SparkSession spark = job.spark()) {
            SecondsJob.write(job.trades(spark), job.seconds(spark), job.out());
            Digests.of(spark.read().parquet(job.out()))
                    .toJSON()
                    .collectAsList()
                    .forEach(print::println);
        }
        print.flush();
        return 0;
    }
}
