package io.foretick.cli;

import picocli.CommandLine.Command;

/// `foretick density`: the forecasters of a return's law. Only groups its subcommands.
@Command(
        name = "density",
        mixinStandardHelpOptions = true,
        description = "Fits and examines the forecasters of a return's law.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DensityTrainCommand.class,
            DensityEvaluateCommand.class,
            DensityPredictCommand.class,
            DensityPromoteCommand.class,
            DensityRollbackCommand.class
        })
final class DensityCommand {}
