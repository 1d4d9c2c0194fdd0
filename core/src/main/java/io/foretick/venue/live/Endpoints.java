package io.foretick.venue.live;

import io.foretick.base.Means;

import java.net.URI;

/// Where the venues are. Base URLs, without a slash at their end.
public record Endpoints(
        @Means("Binance spot, REST.") String binanceRest,
        @Means("Binance spot, websocket streams.") String binanceWs,
        @Means("Binance spot, archive of files; only `history sync` asks it.")
                String binanceArchive,
        @Means("Polymarket's list of markets.") String polymarketGamma,
        @Means("Polymarket's order book, REST.") String polymarketClob,
        @Means("Polymarket's order book, websocket channels.") String polymarketWs,
        @Means("Polymarket's reference prices, websocket.") String polymarketRtds,
        @Means("What Polymarket's accounts hold, REST.") String polymarketData,
        @Means(
                        "Polymarket's site, which says whether orders are taken from here; empty"
                                + " means nobody asks.")
                String polymarketGeo) {

    public static final Endpoints DEFAULT =
            new Endpoints(
                    "https://api.binance.com",
                    "wss://stream.binance.com:9443",
                    "https://data.binance.vision",
                    "https://gamma-api.polymarket.com",
                    "https://clob.polymarket.com",
                    "wss://ws-subscriptions-clob.polymarket.com",
                    "wss://ws-live-data.polymarket.com",
                    "https://data-api.polymarket.com",
                    "https://polymarket.com");

    public Endpoints {
        requireBase(binanceRest, "http", "binance_rest");
        requireBase(binanceWs, "ws", "binance_ws");
        requireBase(binanceArchive, "http", "binance_archive");
        requireBase(polymarketGamma, "http", "polymarket_gamma");
        requireBase(polymarketClob, "http", "polymarket_clob");
        requireBase(polymarketWs, "ws", "polymarket_ws");
        requireBase(polymarketRtds, "ws", "polymarket_rtds");
        requireBase(polymarketData, "http", "polymarket_data");
        if (!polymarketGeo.isEmpty()) {
            requireBase(polymarketGeo, "http", "polymarket_geo");
        }
    }

    /// Refuses what no connection could ever be made to, and secrets: these URLs stand in journals,
    /// logs and messages.
    private static void requireBase(String url, String scheme, String name) {
        if (url.indexOf('@') >= 0 || url.indexOf('?') >= 0) {
            throw new IllegalArgumentException(
                    name + " must be a base URL without user, password or query");
        }
        URI base = URI.create(url);
        boolean fits = scheme.equals(base.getScheme()) || (scheme + "s").equals(base.getScheme());
        if (!fits || base.getHost() == null) {
            throw new IllegalArgumentException(
                    name + " must be a base URL such as " + scheme + "://host:port, was " + url);
        }
    }
}
