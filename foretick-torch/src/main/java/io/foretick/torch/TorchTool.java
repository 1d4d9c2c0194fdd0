package io.foretick.torch;

import io.foretick.torch.bench.BenchCommand;
import io.foretick.torch.check.CheckCommand;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The main class of the module: what PyTorch does beside the program.
@Command(
        name = "foretick-torch",
        mixinStandardHelpOptions = true,
        description = "The density network in PyTorch.",
        subcommands = {CheckCommand.class, TrainCommand.class, BenchCommand.class})
public final class TorchTool {

    private static final int USAGE = 1;

    private TorchTool() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        var line = new CommandLine(new TorchTool()).setCaseInsensitiveEnumValuesAllowed(true);
        line.setExitCodeExceptionMapper(_ -> USAGE);
        return line;
    }
}
