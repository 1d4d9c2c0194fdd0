package io.foretick.venue.polymarket.gateway;

import java.net.URI;

/// Where the venue's private services are. Base URLs, without a slash at their end.
///
/// @param clob the order book, REST
/// @param webSocket the order book, websocket channels
/// @param data the Data API, which tells of positions; empty to do without it
public record GatewayEndpoints(String clob, String webSocket, String data) {

    public GatewayEndpoints {
        requireBase(clob, "http");
        requireBase(webSocket, "ws");
        if (!data.isEmpty()) {
            requireBase(data, "http");
        }
    }

    /// Whether the order book is asked over an encrypted line.
    boolean encrypted() {
        return clob.startsWith("https");
    }

    private static void requireBase(String url, String scheme) {
        URI base = URI.create(url);
        boolean fits = scheme.equals(base.getScheme()) || (scheme + "s").equals(base.getScheme());
        if (!fits || base.getHost() == null || base.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "a base URL such as " + scheme + "://host:port is needed");
        }
    }
}
