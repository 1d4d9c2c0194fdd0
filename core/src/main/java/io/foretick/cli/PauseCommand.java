package io.foretick.cli;

import io.foretick.event.live.Control;
import io.foretick.session.ConfigException;
import io.foretick.session.control.PauseScopes;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.concurrent.Callable;

/// `foretick pause`: a coin, a window's length or one market is left alone for a while.
@Command(
        name = "pause",
        mixinStandardHelpOptions = true,
        description =
                "Tells the session that runs in a folder to cancel its orders in some markets and"
                        + " to place none there, until told otherwise. Exit code 2 if it did not"
                        + " take it.",
        footer = {
            "",
            "Examples:",
            "  foretick pause btc --out out/live",
            "  foretick pause 5m --out out/live --off"
        })
final class PauseCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "SCOPE",
            description = "A coin such as btc, a window's length such as 5m, or a market's slug.")
    private String scope = "";

    @Option(names = "--off", description = "Trade there again.")
    private boolean off;

    @Mixin private final ControlOptions options = new ControlOptions();

    @Override
    public Integer call() throws IOException {
        PauseScopes.problem(scope)
                .ifPresent(problem -> {
                    throw new ConfigException(problem);
                });
        return options.tell(new Control.Pause(scope, !off));
    }
}
