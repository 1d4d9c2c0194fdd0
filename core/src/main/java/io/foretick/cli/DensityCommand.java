package io.foretick.cli;

import picocli.CommandLine.Command;

/// `foretick density`: the forecasters of a return's law. Only groups its subcommands.
@Command(
        name = "density",
        mixinStandardHelpOptions = true,
        description = "Fits and examines the forecasters of a return's law.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DensityEvaluateCommand.class, DensityTrainCommand.class})
final class DensityCommand {}
