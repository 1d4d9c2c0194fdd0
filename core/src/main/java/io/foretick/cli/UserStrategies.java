package io.foretick.cli;

import io.foretick.session.ConfigException;
import io.foretick.strategy.Strategy;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The options by which a user's own strategies run beside the configured ones.
final class UserStrategies {

    @Option(
            names = "--strategy",
            paramLabel = "CLASS",
            description =
                    "A strategy of your own beside the configured ones, see docs/extending.md; may"
                            + " be given often.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--strategy-path",
            paramLabel = "PATH",
            description = "Jar or folder with the classes of --strategy; may be given often.")
    private List<Path> paths = new ArrayList<>();

    boolean areGiven() {
        return !names.isEmpty() || !paths.isEmpty();
    }

    /// The strategies, in the order they were given.
    ///
    /// @throws ConfigException if one cannot be loaded
    List<Strategy> load() {
        if (names.isEmpty() && !paths.isEmpty()) {
            throw new ConfigException("--strategy-path needs --strategy");
        }
        var classes = new UserClasses(paths);
        var strategies = new ArrayList<Strategy>();
        for (String name : names) {
            strategies.add(UserClasses.make(classes.find(Strategy.class, name)));
        }
        return strategies;
    }
}
