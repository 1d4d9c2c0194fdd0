package io.foretick.venue.live;

import io.foretick.base.Checks;
import io.foretick.base.Means;

/// Where the venues are. Base URLs without a path.
public record Endpoints(
        @Means("Binance spot, REST.") String binanceRest,
        @Means("Binance spot, websocket streams.") String binanceWs,
        @Means("Polymarket's list of markets.") String polymarketGamma,
        @Means("Polymarket's order book, REST.") String polymarketClob,
        @Means("Polymarket's order book, websocket channels.") String polymarketWs,
        @Means("Polymarket's reference prices, websocket.") String polymarketRtds) {

    public static final Endpoints DEFAULT =
            new Endpoints(
                    "https://api.binance.com",
                    "wss://stream.binance.com:9443",
                    "https://gamma-api.polymarket.com",
                    "https://clob.polymarket.com",
                    "wss://ws-subscriptions-clob.polymarket.com",
                    "wss://ws-live-data.polymarket.com");

    public Endpoints {
        Checks.notBlank(binanceRest, "binance_rest");
        Checks.notBlank(binanceWs, "binance_ws");
        Checks.notBlank(polymarketGamma, "polymarket_gamma");
        Checks.notBlank(polymarketClob, "polymarket_clob");
        Checks.notBlank(polymarketWs, "polymarket_ws");
        Checks.notBlank(polymarketRtds, "polymarket_rtds");
    }
}
