package io.foretick.cli;

import picocli.CommandLine.Command;

/// `foretick direction`: the predictor of the next candle's direction. Only groups its subcommands.
@Command(
        name = "direction",
        mixinStandardHelpOptions = true,
        description =
                "Predicts the direction of the next candle with online models, and examines them."
                        + " It never trades.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DirectionRunCommand.class,
            DirectionFactCommand.class,
            DirectionReplayCommand.class,
            DirectionEvaluateCommand.class,
            DirectionAnalyseCommand.class,
            DirectionPromoteCommand.class,
            DirectionRollbackCommand.class
        })
final class DirectionCommand {}
