package io.foretick.cli;

import io.foretick.session.Config;
import io.foretick.session.ConfigReader;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The options by which every command reads its configuration.
final class ConfigOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "YAML file with settings; docs/configuration.md lists all keys.")
    private @Nullable Path file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "One setting, such as risk.cooldown_ms=1000; may be given often.")
    private List<String> settings = new ArrayList<>();

    Config read() {
        return reader().read();
    }

    /// File, environment and flags, in the order of their precedence.
    ConfigReader reader() {
        var reader = new ConfigReader();
        if (file != null) {
            reader.file(file);
        }
        reader.environment(System.getenv());
        settings.forEach(reader::flag);
        return reader;
    }
}
