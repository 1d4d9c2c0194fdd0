package io.foretick.cli;

import io.foretick.store.direction.StateFiles;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/// Where the state of the direction models lies. Filled by picocli.
final class DirectionStateOptions {

    @Option(
            names = "--state-db",
            paramLabel = "FILE",
            description = "Database of the models' state (default: ${DEFAULT-VALUE}).")
    private Path stateDb = Path.of("state/state.db");

    @Option(
            names = "--pattern-db",
            paramLabel = "FILE",
            description = "Database of the remembered patterns (default: ${DEFAULT-VALUE}).")
    private Path patternDb = Path.of("state/patterns.db");

    StateFiles files() {
        return new StateFiles(stateDb, patternDb);
    }
}
