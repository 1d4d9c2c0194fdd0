package io.foretick.cli;

import io.foretick.base.Seed;
import io.foretick.event.Bar;
import io.foretick.market.candle.Timeframe;
import io.foretick.session.ConfigException;
import io.foretick.venue.VenueClock;
import io.foretick.venue.VenueException;
import io.foretick.venue.bybit.feed.CandleFeed;
import io.foretick.venue.bybit.feed.CandleFeedHealth;
import io.foretick.venue.bybit.feed.CandleFeedPlan;
import io.foretick.venue.bybit.rest.BybitHistory;
import io.foretick.venue.bybit.rest.BybitRest;
import io.foretick.venue.bybit.rest.UnknownSymbolException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// `foretick direction fact`: what the price did from each close to the next, as Bybit has it. No
/// forecast is involved, and no file is read.
@Command(
        name = "fact",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the last moves of a price from one close to the next: both closes, the"
                + " difference, the return in basis points, and UP, DOWN or FLAT. Closed candles of"
                + " Bybit's spot market only; no account is needed.",
            "With --follow it goes on and prints a row after each close, and no row twice. Exit"
                    + " code 3 if the venue does not answer."
        },
        footer = {
            "",
            "Examples:",
            "  foretick direction fact --last 5",
            "  foretick direction fact --symbol ETHUSDT --tf 15 --follow --json",
            "  foretick direction fact --rest-url http://127.0.0.1:18008 \\",
            "      --ws-url ws://127.0.0.1:18009 --speed 60 --follow --duration 5s"
        })
final class DirectionFactCommand implements Callable<Integer> {

    private static final int LAST_MAX = 100_000;
    private static final long LOOK_MS = 200;

    @Option(
            names = "--symbol",
            paramLabel = "SYMBOL",
            defaultValue = "BTCUSDT",
            converter = SymbolConverter.class,
            description = "Which pair (default: ${DEFAULT-VALUE}).")
    private String symbol = "BTCUSDT";

    @Option(
            names = "--tf",
            paramLabel = "TF",
            converter = TimeframeConverter.class,
            description = "Which candles: minutes, or D for days (default: 1).")
    private Timeframe timeframe = Timeframe.MINUTE;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many moves (default: ${DEFAULT-VALUE}).")
    private int last = 5;

    @Option(
            names = "--flat-bps",
            paramLabel = "BPS",
            defaultValue = "1.0",
            description =
                    "Moves up to this many basis points are FLAT (default: ${DEFAULT-VALUE}).")
    private double flatBps = 1;

    @Option(names = "--follow", description = "Go on with the moves to come.")
    private boolean follow;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "With --follow: stop after this time, such as 60s.")
    private @Nullable Duration duration;

    @Mixin private final BybitOptions bybit = new BybitOptions();

    @Option(names = "--json", description = "Print one JSON object a row.")
    private boolean json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws VenueException, InterruptedException {
        checkOptions();
        try (HttpClient client = BybitOptions.client()) {
            try {
                return print(client);
            } finally {
                client.shutdownNow();
            }
        }
    }

    private void checkOptions() {
        if (last < 0 || last > LAST_MAX) {
            throw new ParameterException(
                    spec.commandLine(), "--last must lie in [0, " + LAST_MAX + "], was " + last);
        }
        if (!(flatBps >= 0 && flatBps <= 1e4)) {
            throw new ParameterException(
                    spec.commandLine(), "--flat-bps must lie in [0, 10000], was " + flatBps);
        }
    }

    private int print(HttpClient client) throws VenueException, InterruptedException {
        VenueClock clock = bybit.clock(client);
        var rest = new BybitRest(client, clock, bybit.endpoints().restUrl());
        requireSymbol(rest);
        var rows =
                new FactRows(
                        symbol,
                        timeframe,
                        flatBps,
                        json ? FactRows.Form.JSON : FactRows.Form.TEXT,
                        spec.commandLine().getOut(),
                        spec.commandLine().getErr());
        rows.begin();
        List<Bar> bars = new BybitHistory(rest, symbol, timeframe).last(last + 1);
        bars.forEach(rows::add);
        if (!follow) {
            return ExitCode.OK;
        }
        CandleFeedPlan plan =
                CandleFeedPlan.of(bybit.endpoints(), symbol, List.of(timeframe), new Seed(1))
                        .withWarmUp(0, CandleFeedPlan.CATCH_UP_MAX);
        if (!bars.isEmpty()) {
            plan = plan.withResume(Map.of(timeframe, bars.getLast().startNs()));
        }
        try (var signals = new StopSignals();
                CandleFeed feed = CandleFeed.start(plan, client, rest, clock, rows)) {
            return follow(feed, signals);
        }
    }

    private void requireSymbol(BybitRest rest) throws VenueException, InterruptedException {
        try {
            rest.requireSymbol(symbol);
        } catch (UnknownSymbolException e) {
            throw new ConfigException("--symbol: " + e.getMessage(), e);
        }
    }

    private int follow(CandleFeed feed, StopSignals signals)
            throws VenueException, InterruptedException {
        var ended = new CountDownLatch(1);
        signals.stopWith(ended::countDown);
        if (duration != null) {
            signals.stopAfter(Objects.requireNonNull(duration));
        }
        while (!ended.await(LOOK_MS, TimeUnit.MILLISECONDS)) {
            CandleFeedHealth health = feed.health();
            if (health.state() == CandleFeedHealth.State.FAILED) {
                throw new VenueException("the candles of Bybit have ended: " + health.failure());
            }
        }
        return signals.received() ? ExitCode.INTERRUPTED : ExitCode.OK;
    }
}
