package io.foretick.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import java.io.PrintWriter;

/// The `foretick` program.
@Command(
        name = "foretick",
        mixinStandardHelpOptions = true,
        version = "foretick 0.1.0",
        description = "Forecasts short-horizon crypto prices and trades on the forecasts.",
        subcommands = {
            DemoCommand.class,
            PaperCommand.class,
            LiveCommand.class,
            RecordCommand.class,
            StatusCommand.class,
            PauseCommand.class,
            LimitCommand.class,
            KillCommand.class,
            CancelAllCommand.class,
            DoctorCommand.class,
            ProbeCommand.class,
            RedeemCommand.class,
            ExchangeCommand.class,
            DashboardCommand.class,
            BacktestCommand.class,
            ReplayCommand.class,
            JournalCommand.class,
            OrderCommand.class,
            KeystoreCommand.class,
            BenchCommand.class,
            HistoryCommand.class,
            DensityCommand.class,
            DirectionCommand.class,
            LabCommand.class,
            ConfigCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main {

    private static final System.Logger LOG = System.getLogger(Main.class.getName());

    private Main() {}

    /// Runs one command and ends the process with its exit code.
    public static void main(String[] arguments) {
        int exitCode = commandLine().execute(arguments);
        StopSignals.commandEnded(exitCode);
        System.exit(exitCode);
    }

    /// The whole command tree, also for the generated reference.
    public static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExitCodeExceptionMapper(_ -> ExitCode.USAGE)
                .setExecutionExceptionHandler((thrown, command, _) -> explain(thrown, command))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /// Says in one line what went wrong; where a fault of the program came from, a log that shows
    /// level DEBUG has whole.
    private static int explain(Exception thrown, CommandLine command) {
        LOG.log(System.Logger.Level.DEBUG, "the command failed", thrown);
        Complaint complaint = Complaint.of(thrown);
        PrintWriter err = command.getErr();
        err.println("foretick: " + complaint.text());
        err.flush();
        return complaint.exitCode();
    }
}
