package io.foretick.cli;

import picocli.CommandLine.Command;

/// `foretick history`: the store of the past. Only groups its subcommands.
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = "Keeps per-second history without gaps, and proves it.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            HistorySyncCommand.class,
            HistoryStatusCommand.class,
            HistoryVerifyCommand.class,
            HistoryImportCommand.class,
            HistoryExportCommand.class,
            HistoryBarsCommand.class
        })
final class HistoryCommand {}
