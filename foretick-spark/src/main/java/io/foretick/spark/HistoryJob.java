package io.foretick.spark;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The main class for `spark-submit`: what a store's raw trades give, made on Spark.
@Command(
        name = "history-job",
        mixinStandardHelpOptions = true,
        description = "Make rows or bars of a store's raw trades on Spark.",
        subcommands = {SecondsCommand.class, BarsCommand.class},
        footer = {
            "",
            "Examples:",
            "  spark-submit --class io.foretick.spark.HistoryJob foretick-spark.jar seconds \\",
            "      --store s3a://bucket/history --out s3a://bucket/seconds",
            "  spark-submit --class io.foretick.spark.HistoryJob foretick-spark.jar bars \\",
            "      --store s3a://bucket/history --rule dollar --threshold 1000000 \\",
            "      --out s3a://bucket/bars"
        })
public final class HistoryJob {

    private static final int USAGE = 1;

    private HistoryJob() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        var line = new CommandLine(new HistoryJob()).setCaseInsensitiveEnumValuesAllowed(true);
        line.setExitCodeExceptionMapper(_ -> USAGE);
        return line;
    }
}
