package io.foretick.exchange.polymarket.played;

import io.foretick.base.Times;
import io.foretick.exchange.playback.PlayedFrame;
import io.foretick.exchange.wire.ExchangeContext;
import io.foretick.exchange.wire.Services;
import io.foretick.exchange.wire.SimulatedExchange;
import io.foretick.venue.VenueClock;
import io.foretick.venue.table.MarketCatalogue;
import io.javalin.config.JavalinConfig;

import java.util.List;
import java.util.Map;

/// A Polymarket on loopback that plays a recording: Gamma lists its markets, the market channel and
/// RTDS send its frames. Not for trading: it takes no orders, and of the order book's REST side
/// only the time answers. Owned by whoever starts it.
public final class PlayedPolymarket implements SimulatedExchange {

    private final Services services;
    private final PlayedMarkets markets;
    private final BookChannel books = new BookChannel();
    private final PriceChannel prices = new PriceChannel();

    private PlayedPolymarket(ExchangeContext context, List<MarketCatalogue.Entry> entries) {
        VenueClock clock = context.clock();
        markets = new PlayedMarkets(entries);
        services = new Services(context);
        services.http("polymarket_clob", config -> addTime(config, clock));
        services.webSockets("polymarket_ws", Map.of("/ws/market", books));
        services.http("polymarket_gamma", new ListRoutes(markets, clock)::addTo);
        services.webSockets("polymarket_rtds", Map.of("/", prices));
        services.http("polymarket_data", _ -> {});
    }

    /// Starts it; nothing is sent before it is [played][#play].
    ///
    /// @param entries the markets that Gamma lists
    /// @throws io.javalin.util.JavalinBindException if a port is taken
    public static PlayedPolymarket start(
            ExchangeContext context, List<MarketCatalogue.Entry> entries) {
        return new PlayedPolymarket(context, entries);
    }

    /// Sends a frame to all who have subscribed to what it speaks of; passes over those of other
    /// venues. Frames come in their order, from one thread.
    public void play(PlayedFrame frame) {
        switch (frame.source()) {
            case POLYMARKET_CLOB -> books.play(frame);
            case POLYMARKET_RTDS -> {
                markets.note(frame);
                prices.play(frame);
            }
            default -> {} // another venue's
        }
    }

    @Override
    public Map<String, String> urls() {
        return services.urls();
    }

    @Override
    public void close() {
        services.close();
    }

    private static void addTime(JavalinConfig config, VenueClock clock) {
        config.routes.get(
                "/time",
                context -> context.result(Long.toString(Times.toEpochSecond(clock.nowNs()))));
    }
}
