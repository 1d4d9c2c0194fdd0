package io.foretick.cli;

import picocli.CommandLine.Command;

/// `foretick lab`: the laboratory of market making. Only groups its subcommands.
@Command(
        name = "lab",
        mixinStandardHelpOptions = true,
        description = "Experiments in market making on simulators.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            LabRunCommand.class,
            LabGridCommand.class,
            LabResumeCommand.class,
            LabReportCommand.class,
            LabCheckCommand.class,
            LabDataCommand.class,
            LabWorkerCommand.class
        })
final class LabCommand {}
