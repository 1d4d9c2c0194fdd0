package io.foretick.cli;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.exchange.LoopbackExchanges;
import io.foretick.exchange.fault.FaultPlan;
import io.foretick.exchange.fault.FaultPlanException;
import io.foretick.exchange.playback.RecordingPlayer;
import io.foretick.exchange.source.WorldSettings;
import io.foretick.session.ConfigException;
import io.javalin.util.JavalinBindException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/// The options of every command that starts the simulated exchanges.
final class ExchangeOptions {

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Other numbers make other markets; 1 if not given.")
    private long seed = 1;

    @Option(
            names = "--start",
            paramLabel = "TIME",
            description =
                    "Venue time at the start, such as 2026-10-05T14:00:00Z; now if not given, or"
                            + " where the recording of --play begins. Prices, strikes and outcomes"
                            + " follow from seed and venue time alone.")
    private @Nullable String start;

    @Option(names = "--speed", paramLabel = "FACTOR", description = "Venue seconds in a second.")
    private double speed;

    @Option(
            names = "--faults",
            paramLabel = "PLAN",
            description =
                    "What goes wrong: none, all, or a YAML file as in docs/exchange.md; none if not"
                            + " given.")
    private String faults = "none";

    @Option(
            names = "--balance",
            paramLabel = "USD",
            description = "What a new account of the simulated Polymarket starts with.")
    private double balance = 10_000;

    @Option(
            names = "--trades-per-day",
            paramLabel = "N",
            description = "Spot trades of each coin in a day, a multiple of 8.")
    private int tradesPerDay = WorldSettings.USUAL.tradesPerDay();

    @Option(
            names = "--play",
            paramLabel = "PATH",
            description =
                    "Play this recording, a file or a folder, over the sockets of Binance and"
                            + " Polymarket in place of made-up markets; may be given often.")
    private List<Path> play = List.of();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /// Whether recordings are played.
    boolean plays() {
        return !play.isEmpty();
    }

    long seed() {
        return seed;
    }

    double speed(double usual) {
        return speed == 0 ? usual : speed;
    }

    /// Starts the exchanges.
    ///
    /// @param usualSpeed where `--speed` is not given
    LoopbackExchanges start(int portBase, double usualSpeed) {
        try {
            return plays() ? play(portBase, usualSpeed) : make(portBase, usualSpeed);
        } catch (JavalinBindException e) {
            throw new ConfigException("a port from " + portBase + " on is taken", e);
        } catch (IOException e) {
            throw new ConfigException("--play: " + e.getMessage(), e);
        } catch (FaultPlanException e) {
            throw new ConfigException("--faults: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private LoopbackExchanges make(int portBase, double usualSpeed) {
        long nowNs = ns(Instant.now());
        return LoopbackExchanges.start(settings(portBase, usualSpeed, startNs(nowNs)));
    }

    private LoopbackExchanges play(int portBase, double usualSpeed) throws IOException {
        RecordingPlayer player = RecordingPlayer.open(play, this::complain);
        player.problems().forEach(this::complain);
        try {
            long startNs = startNs(player.firstNs());
            if (startNs < player.firstNs()) {
                throw new IllegalArgumentException(
                        "--start must not lie before the first frame of --play, at "
                                + Instant.ofEpochSecond(Times.toEpochSecond(player.firstNs())));
            }
            return LoopbackExchanges.play(settings(portBase, usualSpeed, startNs), player);
        } catch (RuntimeException e) {
            player.close();
            throw e;
        }
    }

    private void complain(String problem) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("--play: " + problem);
        err.flush();
    }

    private LoopbackExchanges.Settings settings(int portBase, double usualSpeed, long startNs) {
        return new LoopbackExchanges.Settings(
                portBase,
                new Seed(seed),
                startNs,
                speed(usualSpeed),
                balance,
                FaultPlan.of(faults),
                new WorldSettings(tradesPerDay));
    }

    private long startNs(long usualNs) {
        try {
            return start == null ? usualNs : ns(Instant.parse(start));
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--start must be a time such as 2026-10-05T14:00:00Z, was " + start,
                    e);
        }
    }

    private static long ns(Instant at) {
        return Math.addExact(
                Math.multiplyExact(at.getEpochSecond(), Times.SECOND_NS), at.getNano());
    }
}
