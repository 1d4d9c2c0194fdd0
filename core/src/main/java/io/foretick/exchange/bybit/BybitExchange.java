package io.foretick.exchange.bybit;

import io.foretick.exchange.source.World;
import io.foretick.exchange.spot.ShiftedWorld;
import io.foretick.exchange.spot.VenueWalk;
import io.foretick.exchange.wire.ExchangeContext;
import io.foretick.exchange.wire.Services;
import io.foretick.exchange.wire.SimulatedExchange;

import java.util.Map;

/// A simulated Bybit on loopback: public market data of one seeded world, over HTTP and websocket.
/// It takes no orders. Owned by whoever starts it.
public final class BybitExchange implements SimulatedExchange {

    public static final String REST = "bybit_rest";
    public static final String STREAMS = "bybit_ws";

    private static final String PATH = "/v5/public/spot";

    private final Services services;
    private final VenueWalk walk;

    private BybitExchange(ExchangeContext context, World world) {
        var market = new ShiftedWorld(world, context.seed().split("bybit"));
        var service = new Streams(new Frames(market));
        services = new Services(context);
        services.http(REST, new RestService(context.clock(), market)::addTo);
        services.webSockets(STREAMS, Map.of(PATH, service));
        walk = new VenueWalk("bybit-publisher", context.clock(), service);
    }

    /// Starts it.
    public static BybitExchange start(ExchangeContext context, World world) {
        return new BybitExchange(context, world);
    }

    @Override
    public Map<String, String> urls() {
        return services.urls();
    }

    @Override
    public void close() {
        walk.close();
        services.close();
    }
}
