package io.foretick.cli;

import io.foretick.session.Config;
import io.foretick.session.ConfigReader;
import io.foretick.session.ConfigReference;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

/// `foretick config`: shows, checks and describes settings.
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Shows, checks and describes the configuration.",
        subcommands = {
            ConfigCommand.Show.class,
            ConfigCommand.Check.class,
            ConfigCommand.Schema.class
        },
        footer = {"", "Example:", "  foretick config show --resolved --set risk.cooldown_ms=1000"})
final class ConfigCommand {

    private ConfigCommand() {}

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Prints every setting with its value.",
            footer = {"", "Example:", "  foretick config show --resolved --config run.yaml"})
    static final class Show implements Callable<Integer> {

        @Mixin private final ConfigOptions options = new ConfigOptions();

        @Option(names = "--resolved", description = "Print where each value was set as well.")
        private boolean resolved;

        @Option(names = "--json", description = "Print one JSON object.")
        private boolean json;

        @Spec private CommandSpec spec;

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            ConfigReader reader = options.reader();
            Config config = reader.read();
            if (json) {
                out.println(ConfigReference.json(config, resolved ? reader.origins() : Map.of()));
            } else {
                Map<String, String> origins = reader.origins();
                ConfigReference.values(config)
                        .forEach((path, value) ->
                                out.println(
                                        path
                                                + ": "
                                                + value
                                                + (resolved ? "  # " + origins.get(path) : "")));
            }
            return ExitCode.OK;
        }
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Checks a file; the first wrong key is named with its line.",
            footer = {"", "Example:", "  foretick config check run.yaml"})
    static final class Check implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", description = "YAML file with settings.")
        private Path file;

        @Spec private CommandSpec spec;

        @Override
        public Integer call() {
            new ConfigReader().file(file).read();
            spec.commandLine().getOut().println(file + ": ok");
            return ExitCode.OK;
        }
    }

    @Command(
            name = "schema",
            mixinStandardHelpOptions = true,
            description = "Prints the JSON Schema of the configuration file.",
            footer = {"", "Example:", "  foretick config schema > foretick.schema.json"})
    static final class Schema implements Callable<Integer> {

        @Spec private CommandSpec spec;

        @Override
        public Integer call() {
            spec.commandLine().getOut().println(ConfigReference.schema());
            return ExitCode.OK;
        }
    }
}
