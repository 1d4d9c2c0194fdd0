package io.foretick.exchange.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.exchange.binance.BinanceExchange;
import io.foretick.exchange.bybit.BybitExchange;
import io.foretick.exchange.polymarket.PolymarketExchange;
import io.foretick.exchange.polymarket.PolymarketSettings;
import io.foretick.exchange.source.World;
import io.foretick.exchange.source.WorldSettings;
import io.foretick.exchange.wire.ExchangeContext;
import io.foretick.exchange.wire.Faults;
import io.foretick.venue.VenueClock;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

/// Clients that others wrote for the real venues work with the simulated ones; only their base URLs
/// are changed.
class ThirdPartyClientTest {

    private static final Seed SEED = new Seed(20260101);

    private static ExchangeContext context() {
        return new ExchangeContext(VenueClock.wall(), SEED, Faults.NONE, _ -> 0);
    }

    private static World world() {
        return World.of(SEED, WorldSettings.USUAL);
    }

    @Test
    void ccxtReadsBinance() throws Exception {
        try (var exchange = BinanceExchange.start(context(), world())) {
            assertPasses(NodeClients.run("ccxt-binance.mjs", exchange.urls()));
        }
    }

    @Test
    void ccxtReadsBybit() throws Exception {
        try (var exchange = BybitExchange.start(context(), world())) {
            assertPasses(NodeClients.run("ccxt-bybit.mjs", exchange.urls()));
        }
    }

    @Test
    void polymarketsOwnClientTrades() throws Exception {
        var settings = PolymarketSettings.USUAL;
        try (var exchange = PolymarketExchange.start(context(), world(), settings)) {
            assertPasses(NodeClients.run("polymarket-clob.mjs", exchange.urls()));
        }
    }

    private static void assertPasses(JsonNode result) {
        assertTrue(result.path("ok").booleanValue(), result::toPrettyString);
    }
}
