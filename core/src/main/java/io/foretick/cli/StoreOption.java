package io.foretick.cli;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/// `--store DIR`, which every command of `history` has.
final class StoreOption {

    @Option(
            names = "--store",
            paramLabel = "DIR",
            defaultValue = "history",
            description = "Folder of the store (default: ./${DEFAULT-VALUE}).")
    private Path folder = Path.of("history");

    Path folder() {
        return folder;
    }
}
