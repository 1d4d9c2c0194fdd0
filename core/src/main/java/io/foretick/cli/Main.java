package io.foretick.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The `foretick` program.
@Command(
        name = "foretick",
        mixinStandardHelpOptions = true,
        version = "foretick 0.1.0",
        description = "Forecasts short-horizon crypto prices and trades on the forecasts.",
        subcommands = {
            DemoCommand.class,
            BacktestCommand.class,
            ReplayCommand.class,
            JournalCommand.class,
            BenchCommand.class,
            DensityCommand.class,
            ConfigCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main {

    private Main() {}

    /// Runs one command and ends the process with its exit code.
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /// The whole command tree, also for the generated reference.
    public static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExitCodeExceptionMapper(_ -> ExitCode.USAGE)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }
}
