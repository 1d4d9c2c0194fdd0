package io.foretick.venue.polymarket.gateway;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.event.Market;
import io.foretick.exchange.polymarket.PolymarketExchange;
import io.foretick.exchange.polymarket.PolymarketSettings;
import io.foretick.exchange.source.World;
import io.foretick.exchange.source.WorldSettings;
import io.foretick.exchange.wire.ExchangeContext;
import io.foretick.venue.VenueClock;
import io.foretick.venue.polymarket.GammaMarkets;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/// A whole simulated venue on loopback, a minute before a market's start, and its faults.
final class GatewayVenue implements AutoCloseable {

    private static final World WORLD = World.of(new Seed(7), WorldSettings.USUAL);
    private static final long START = 1_790_899_140L; // a minute before a quarter of an hour
    private static final String SLUG = "btc-updown-4h-1790899200";

    final ScriptedFaults faults = new ScriptedFaults();
    final HttpClient client = HttpClient.newHttpClient();
    final Market market;
    private final double speed;
    private final VenueClock clock;
    private final PolymarketExchange exchange;
    private int wallets;

    /// @param speed of its clock
    GatewayVenue(double speed) throws IOException, InterruptedException {
        this.speed = speed;
        this.clock = VenueClock.startingAt(START * Times.SECOND_NS, speed);
        var context = new ExchangeContext(clock, new Seed(7), faults, _ -> 0);
        this.exchange = PolymarketExchange.start(context, WORLD, PolymarketSettings.USUAL);
        this.market = listed();
    }

    /// A clock that is behind the venue's.
    VenueClock clock(long slowNs) {
        return slowNs == 0 ? clock : VenueClock.startingAt(clock.nowNs() - slowNs, speed);
    }

    /// A wallet that nobody has used.
    TestOrders newWallet() {
        return TestOrders.ofWallet(4_711 + wallets++);
    }

    GatewayEndpoints endpoints() {
        return new GatewayEndpoints(
                url("polymarket_clob"), url("polymarket_ws"), url("polymarket_data"));
    }

    private String url(String service) {
        return exchange.urls().getOrDefault(service, "");
    }

    private Market listed() throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(url("polymarket_gamma") + "/events/slug/" + SLUG))
                        .build();
        byte[] answer = client.send(request, BodyHandlers.ofByteArray()).body();
        return GammaMarkets.parse(answer).listings().getFirst().market();
    }

    @Override
    public void close() {
        exchange.close();
        client.shutdownNow();
    }
}
