package io.foretick.spark;

import io.foretick.market.bar.BarKind;
import io.foretick.market.bar.Crossing;

import org.apache.spark.sql.SparkSession;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;

/// `bars`: a store's raw trades to bars, and how many of each symbol.
@Command(
        name = "bars",
        mixinStandardHelpOptions = true,
        description = {
            "Build bars of a store's raw trades, as foretick history bars does.",
            "Prints a line of JSON for each symbol."
        })
final class BarsCommand implements Callable<Integer> {

    @Mixin private final JobOptions job = new JobOptions();

    @Option(
            names = "--rule",
            required = true,
            paramLabel = "RULE",
            description = "As for foretick history bars, such as dollar.")
    private String rule = "";

    @Option(
            names = "--threshold",
            required = true,
            paramLabel = "N",
            description = "What ends a bar, such as 1000000 for dollar or 5m for time.")
    private String threshold = "";

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "carry",
            description = "carry, reset or legacy (default: ${DEFAULT-VALUE}).")
    private Crossing crossing = Crossing.CARRY;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        BarsJob.Rule chosen = chosen();
        PrintWriter print = spec.commandLine().getOut();
        try (SparkSession spark = job.spark()) {
            BarsJob.write(job.trades(spark), chosen, job.out());
            spark.read()
                    .parquet(job.out())
                    .groupBy("symbol")
                    .count()
                    .withColumnRenamed("count", "bars")
                    .orderBy("symbol")
                    .toJSON()
                    .collectAsList()
                    .forEach(print::println);
        }
        print.flush();
        return 0;
    }

    private BarsJob.Rule chosen() {
        try {
            return new BarsJob.Rule(BarKind.parse(rule), threshold, crossing);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(), "--rule or --threshold: " + e.getMessage(), e);
        }
    }
}
