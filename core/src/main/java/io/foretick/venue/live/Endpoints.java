package io.foretick.venue.live;

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
        requireBase(binanceRest, "http", "binance_rest");
        requireBase(binanceWs, "ws", "binance_ws");
        requireBase(polymarketGamma, "http", "polymarket_gamma");
        requireBase(polymarketClob, "http", "polymarket_clob");
        requireBase(polymarketWs, "ws", "polymarket_ws");
        requireBase(polymarketRtds, "ws", "polymarket_rtds");
    }

    /// Refuses what no connection could ever be made to.
    private static void requireBase(String url, String scheme, String name) {
        boolean fits = url.matches(scheme + "s?://[A-Za-z0-9.\\-\\[\\]:]+"); // no path, no blank
        if (!fits) {
            throw new IllegalArgumentException(
                    name + " must be a base URL such as " + scheme + "://host:port, was " + url);
        }
    }
}
