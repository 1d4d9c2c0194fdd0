package io.foretick.cli;

import io.foretick.session.Config;
import io.foretick.session.live.Follower;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

/// `foretick dashboard`: a finished or running session in the browser.
@Command(
        name = "dashboard",
        mixinStandardHelpOptions = true,
        description =
                "Shows the session behind a journal in the browser, as it ended or while it runs;"
                        + " read-only, and of no cost to the session. Ctrl-C ends it.",
        footer = {"", "Example:", "  foretick dashboard out/paper/journal"})
final class DashboardCommand implements Callable<Integer> {

    @Parameters(paramLabel = "JOURNAL", description = "Folder of the journal.")
    private Path journal = Path.of("");

    @Option(
            names = "--port",
            paramLabel = "N",
            description =
                    "Port to listen on, in place of dashboard.port; 0 lets the system choose.")
    private int port = -1;

    @Mixin private final ConfigOptions options = new ConfigOptions();
    @Mixin private final UserStrategies strategies = new UserStrategies();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var reader = options.reader();
        if (port >= 0) {
            reader.flag("dashboard.port=" + port);
        }
        Config config = reader.read();
        var ended = new AtomicBoolean();
        try (var signals = new StopSignals();
                Follower follower = Follower.of(journal, strategies.load(), List.of());
                Screen screen =
                        Screen.open("journal", config, () -> "", spec.commandLine().getOut())) {
            follower.engine().observe(screen.observer());
            signals.stopWith(() -> ended.set(true));
            follower.run(ended::get, screen::idle);
            return signals.received() ? ExitCode.INTERRUPTED : ExitCode.OK;
        }
    }
}
