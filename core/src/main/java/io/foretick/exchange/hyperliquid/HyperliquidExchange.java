package io.foretick.exchange.hyperliquid;

import io.foretick.exchange.source.World;
import io.foretick.exchange.spot.ShiftedWorld;
import io.foretick.exchange.spot.VenueWalk;
import io.foretick.exchange.wire.ExchangeContext;
import io.foretick.exchange.wire.Services;
import io.foretick.exchange.wire.SimulatedExchange;

import java.util.Map;

/// A simulated Hyperliquid on loopback: public market data of one seeded world's perpetuals, over
/// HTTP and websocket. It takes no orders. Owned by whoever starts it.
public final class HyperliquidExchange implements SimulatedExchange {

    public static final String REST = "hyperliquid_rest";
    public static final String STREAMS = "hyperliquid_ws";

    private final Services services;
    private final VenueWalk walk;

    private HyperliquidExchange(ExchangeContext context, World world, long idleNsMax) {
        var clock = context.clock();
        var pages = new Pages(new ShiftedWorld(world, context.seed().split("hyperliquid")));
        var service = new Streams(world, pages, idleNsMax);
        services = new Services(context);
        services.http(REST, new InfoService(clock, world, pages)::addTo);
        services.webSockets(STREAMS, Map.of("/ws", service));
        walk = new VenueWalk("hyperliquid-publisher", clock, service);
    }

    /// Starts it.
    public static HyperliquidExchange start(ExchangeContext context, World world) {
        return start(context, world, Streams.idleNsMax(context.clock()));
    }

    /// Starts it.
    ///
    /// @param idleNsMax wall time after which a connection ends to which nothing was sent
    static HyperliquidExchange start(ExchangeContext context, World world, long idleNsMax) {
        return new HyperliquidExchange(context, world, idleNsMax);
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
