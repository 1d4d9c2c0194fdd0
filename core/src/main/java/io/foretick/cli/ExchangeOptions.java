package io.foretick.cli;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.exchange.LoopbackExchanges;
import io.foretick.exchange.fault.FaultPlan;
import io.foretick.exchange.fault.FaultPlanException;
import io.foretick.exchange.source.WorldSettings;
import io.foretick.session.ConfigException;
import io.javalin.util.JavalinBindException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.time.Instant;
import java.time.format.DateTimeParseException;

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
                    "Venue time at the start, such as 2026-10-05T14:00:00Z; now if not given."
                        + " Prices, strikes and outcomes follow from seed and venue time alone.")
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

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

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
            return LoopbackExchanges.start(
                    new LoopbackExchanges.Settings(
                            portBase,
                            new Seed(seed),
                            startNs(),
                            speed(usualSpeed),
                            balance,
                            FaultPlan.of(faults),
                            new WorldSettings(tradesPerDay)));
        } catch (JavalinBindException e) {
            throw new ConfigException("a port from " + portBase + " on is taken", e);
        } catch (FaultPlanException e) {
            throw new ConfigException("--faults: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private long startNs() {
        try {
            Instant at = start == null ? Instant.now() : Instant.parse(start);
            return Math.addExact(
                    Math.multiplyExact(at.getEpochSecond(), Times.SECOND_NS), at.getNano());
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--start must be a time such as 2026-10-05T14:00:00Z, was " + start,
                    e);
        }
    }
}
