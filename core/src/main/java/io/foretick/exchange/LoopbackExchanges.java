package io.foretick.exchange;

import io.foretick.base.Checks;
import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.event.Source;
import io.foretick.exchange.binance.BinanceExchange;
import io.foretick.exchange.bybit.BybitExchange;
import io.foretick.exchange.control.ControlServer;
import io.foretick.exchange.fault.FaultPlan;
import io.foretick.exchange.fault.SeededFaults;
import io.foretick.exchange.hyperliquid.HyperliquidExchange;
import io.foretick.exchange.playback.PlayedFrame;
import io.foretick.exchange.playback.RecordingPlayer;
import io.foretick.exchange.polymarket.PolymarketExchange;
import io.foretick.exchange.polymarket.PolymarketSettings;
import io.foretick.exchange.polymarket.played.PlayedPolymarket;
import io.foretick.exchange.source.World;
import io.foretick.exchange.source.WorldSettings;
import io.foretick.exchange.wire.ExchangeContext;
import io.foretick.exchange.wire.SimulatedExchange;
import io.foretick.venue.VenueClock;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// Every simulated exchange and the service that controls them, started and stopped together. They
/// share one world, one clock and one plan of faults.
public final class LoopbackExchanges implements AutoCloseable {

    /// The services in the order of their ports.
    public static final List<String> SERVICES =
            List.of(
                    "binance_rest",
                    "binance_ws",
                    "binance_archive",
                    "polymarket_clob",
                    "polymarket_ws",
                    "polymarket_gamma",
                    "polymarket_rtds",
                    "polymarket_data",
                    "bybit_rest",
                    "bybit_ws",
                    "hyperliquid_rest",
                    "hyperliquid_ws",
                    "control");

    /// What the exchanges are told.
    ///
    /// @param portBase port of the first service, the others follow; 0 lets the system choose
    /// @param seed of all that is drawn
    /// @param startNs venue time at which the clock starts
    /// @param speed venue seconds in a second of wall time
    /// @param balanceUsd what an account of Polymarket starts with
    /// @param faults what goes wrong
    /// @param world how busy the spot markets are
    public record Settings(
            int portBase,
            Seed seed,
            long startNs,
            double speed,
            double balanceUsd,
            FaultPlan faults,
            WorldSettings world) {

        public Settings {
            Checks.inRange(portBase, 0, 65_535 - SERVICES.size(), "port base");
        }
    }

    private final VenueClock clock;
    private final SeededFaults faults;
    private final List<SimulatedExchange> exchanges = new ArrayList<>();
    private final Map<String, String> urls = new LinkedHashMap<>();
    private final @Nullable RecordingPlayer player; // null: all is the made-up world's
    private LongSupplier repeatedOrders = () -> 0; // of a recording: it takes none

    private LoopbackExchanges(Settings settings, @Nullable RecordingPlayer player) {
        this.player = player;
        clock = VenueClock.startingAt(settings.startNs(), settings.speed());
        faults = new SeededFaults(settings.faults(), clock, settings.seed().split("faults"));
    }

    /// Starts all services; comes back when every one of them answers.
    ///
    /// @throws io.javalin.util.JavalinBindException if a port is taken
    public static LoopbackExchanges start(Settings settings) {
        return opened(new LoopbackExchanges(settings, null), settings);
    }

    /// The same, with a recording in place of Binance's streams and of Polymarket; the settings
    /// should start where it does.
    ///
    /// @param player is started here, and closed with the exchanges
    /// @throws io.javalin.util.JavalinBindException if a port is taken
    public static LoopbackExchanges play(Settings settings, RecordingPlayer player) {
        return opened(new LoopbackExchanges(settings, player), settings);
    }

    private static LoopbackExchanges opened(LoopbackExchanges exchanges, Settings settings) {
        try {
            exchanges.open(settings);
            return exchanges;
        } catch (RuntimeException e) {
            exchanges.close();
            throw e;
        }
    }

    /// Base URL of each service by its name.
    public Map<String, String> urls() {
        return Collections.unmodifiableMap(urls);
    }

    /// The time of all venues.
    public VenueClock clock() {
        return clock;
    }

    public SeededFaults faults() {
        return faults;
    }

    /// Orders that Polymarket was sent more than once, each time but the first.
    public long repeatedOrders() {
        return repeatedOrders.getAsLong();
    }

    @Override
    public void close() {
        stopPlaying();
        for (SimulatedExchange exchange : exchanges.reversed()) {
            exchange.close();
        }
        faults.close();
    }

    private void open(Settings settings) {
        var world = World.of(settings.seed().split("world"), settings.world());
        int base = settings.portBase();
        var context =
                new ExchangeContext(
                        clock,
                        settings.seed(),
                        faults,
                        service -> base == 0 ? 0 : base + SERVICES.indexOf(service));
        BinanceExchange binance =
                player == null
                        ? openMadeUp(context, world, settings)
                        : openPlayed(context, world, player);
        exchanges.add(BybitExchange.start(context, world));
        exchanges.add(HyperliquidExchange.start(context, world));
        exchanges.forEach(exchange -> urls.putAll(exchange.urls()));
        var controls =
                new ControlServer.Controls(
                        clock,
                        settings.seed(),
                        faults,
                        this::urls,
                        this::repeatedOrders,
                        binance::shutdownSoon);
        ControlServer control =
                ControlServer.start(controls, context.portOf().applyAsInt(ControlServer.SERVICE));
        exchanges.add(control);
        urls.putAll(control.urls());
    }

    private BinanceExchange openMadeUp(ExchangeContext context, World world, Settings settings) {
        PolymarketSettings polymarket =
                PolymarketSettings.USUAL.withStartCashE8(E8.ofDouble(settings.balanceUsd()));
        BinanceExchange binance = BinanceExchange.start(context, world);
        exchanges.add(binance);
        PolymarketExchange venue = PolymarketExchange.start(context, world, polymarket);
        exchanges.add(venue);
        repeatedOrders = venue::repeatedOrders;
        return binance;
    }

    private BinanceExchange openPlayed(
            ExchangeContext context, World world, RecordingPlayer recording) {
        BinanceExchange binance = BinanceExchange.startSilent(context, world);
        exchanges.add(binance);
        PlayedPolymarket polymarket = PlayedPolymarket.start(context, recording.markets());
        exchanges.add(polymarket);
        recording.start(clock, frame -> play(frame, binance, polymarket));
        return binance;
    }

    private static void play(
            PlayedFrame frame, BinanceExchange binance, PlayedPolymarket polymarket) {
        if (frame.source() == Source.BINANCE) {
            frame.names().forEach(stream -> binance.play(stream, frame.payload()));
        } else {
            polymarket.play(frame);
        }
    }

    private void stopPlaying() {
        if (player != null) {
            try {
                player.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
