package io.foretick.cli;

import io.foretick.store.registry.ModelRegistry;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/// `--registry DIR`: where it is kept which model is live.
final class RegistryOption {

    @Option(
            names = "--registry",
            paramLabel = "DIR",
            defaultValue = "models/live",
            description = "Folder of the live model and its history (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("models/live");

    Path folder() {
        return folder;
    }

    ModelRegistry open() {
        return new ModelRegistry(folder);
    }
}
