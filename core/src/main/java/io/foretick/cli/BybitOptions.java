package io.foretick.cli;

import io.foretick.session.ConfigException;
import io.foretick.venue.VenueClock;
import io.foretick.venue.VenueException;
import io.foretick.venue.bybit.BybitEndpoints;
import io.foretick.venue.bybit.rest.BybitRest;
import io.foretick.venue.bybit.rest.UnknownSymbolException;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.net.http.HttpClient;
import java.time.Duration;

/// Where Bybit is, as every command that asks it is told.
final class BybitOptions {

    private static final Duration CONNECT_MAX = Duration.ofSeconds(10);

    @Option(
            names = "--rest-url",
            paramLabel = "URL",
            description = "Base URL of Bybit's REST side (default: https://api.bybit.com).")
    private String restUrl = BybitEndpoints.DEFAULT.restUrl();

    @Option(
            names = "--ws-url",
            paramLabel = "URL",
            description = "Base URL of Bybit's websocket side (default: wss://stream.bybit.com).")
    private String wsUrl = BybitEndpoints.DEFAULT.wsUrl();

    @Option(
            names = "--speed",
            paramLabel = "FACTOR",
            description = "Venue seconds in a second, where the venue is `foretick exchange`.")
    private double speed = 1;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    BybitEndpoints endpoints() {
        try {
            return new BybitEndpoints(restUrl, wsUrl);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /// A client for both sides; to be closed.
    static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_MAX)
                .build();
    }

    /// Refuses what the venue does not trade, with pairs of a similar name.
    static void requireSymbol(BybitRest rest, String symbol)
            throws VenueException, InterruptedException {
        try {
            rest.requireSymbol(symbol);
        } catch (UnknownSymbolException e) {
            throw new ConfigException("--symbol: " + e.getMessage(), e);
        }
    }

    /// This machine's clock; that of the venue where `--speed` says that it is simulated.
    ///
    /// @throws VenueException if the venue does not tell its time
    VenueClock clock(HttpClient client) throws VenueException, InterruptedException {
        VenueClock wall = VenueClock.wall();
        if (speed == 1) {
            return wall;
        }
        long timeNs = new BybitRest(client, wall, endpoints().restUrl()).serverTimeNs();
        try {
            return VenueClock.startingAt(timeNs, speed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
