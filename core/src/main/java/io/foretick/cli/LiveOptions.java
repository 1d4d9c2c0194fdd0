package io.foretick.cli;

import io.foretick.engine.EngineObserver;
import io.foretick.session.Config;
import io.foretick.session.ConfigException;
import io.foretick.session.ConfigReader;
import io.foretick.venue.VenueClock;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The options of every command that runs a session against live feeds, and the run itself.
final class LiveOptions {

    @Option(names = "--json", description = "Print summary.json and nothing else on stdout.")
    private boolean json;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Stop after this time, such as 60s; without it the session runs on.")
    private @Nullable Duration duration;

    @Option(names = "--headless", description = "Without the dashboard: no port is opened.")
    private boolean headless;

    @Mixin private final ConfigOptions options = new ConfigOptions();
    @Mixin private final UserStrategies strategies = new UserStrategies();
    @Mixin private final UserForecaster forecaster = new UserForecaster();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /// File, environment and flags, before they are bound.
    ConfigReader reader() {
        return options.reader();
    }

    /// Refuses strategies where nothing is traded.
    ///
    /// @param command such as `record`
    /// @throws ConfigException if one is given
    void refuseStrategies(String command) {
        if (strategies.areGiven()) {
            throw new ConfigException(
                    "--strategy: " + command + " trades nothing; give it to paper or backtest");
        }
    }

    @Nullable Duration duration() {
        return duration;
    }

    boolean headless() {
        return headless;
    }

    /// Where people are told what happens; stdout belongs to the summary with `--json`.
    PrintWriter notices() {
        return json ? spec.commandLine().getErr() : spec.commandLine().getOut();
    }

    /// Runs a session to its end and prints its summary.
    ///
    /// @param kind such as `paper`
    /// @param orders where they go
    /// @param observers who watches beside the report
    /// @return the exit code
    int run(
            String kind,
            Path out,
            Config config,
            VenueClock clock,
            OrderPath orders,
            List<EngineObserver> observers)
            throws IOException {
        ModelChoice model = ModelChoice.of(config, forecaster);
        var plan =
                new LiveRun.Plan(
                        kind,
                        out,
                        config,
                        clock,
                        orders,
                        strategies.load(),
                        observers,
                        duration,
                        !headless,
                        notices());
        try (var signals = new StopSignals()) {
            LiveRun.Outcome outcome = new LiveRun(plan, model, signals).run();
            RunReport.print(outcome.summary(), json, spec.commandLine().getOut());
            return outcome.interrupted() ? ExitCode.INTERRUPTED : ExitCode.OK;
        }
    }
}
