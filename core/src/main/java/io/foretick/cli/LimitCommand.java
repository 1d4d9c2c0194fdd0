package io.foretick.cli;

import io.foretick.event.live.Control;
import io.foretick.session.ConfigException;
import io.foretick.session.control.LimitValues;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.concurrent.Callable;

/// `foretick limit`: another value of a limit while the session runs.
@Command(
        name = "limit",
        mixinStandardHelpOptions = true,
        description =
                "Gives a limit of the session that runs in a folder another value, from now on and"
                    + " over restarts. The names are those below `risk` in the configuration. Exit"
                    + " code 2 if the session did not take it.",
        footer = {"", "Example:", "  foretick limit max_position_usd 25 --out out/live"})
final class LimitCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "NAME", description = "Such as max_position_usd.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "VALUE", description = "In the limit's own unit.")
    private double value;

    @Mixin private final ControlOptions options = new ControlOptions();

    @Override
    public Integer call() throws IOException {
        LimitValues.problem(name, value)
                .ifPresent(problem -> {
                    throw new ConfigException(problem);
                });
        return options.tell(new Control.Limit(name, value));
    }
}
