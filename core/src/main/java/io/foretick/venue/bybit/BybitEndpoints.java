package io.foretick.venue.bybit;

import java.net.URI;

/// Where Bybit is. Base URLs, without a slash at their end.
///
/// @param restUrl of its REST side
/// @param wsUrl of its websocket side
public record BybitEndpoints(String restUrl, String wsUrl) {

    public static final BybitEndpoints DEFAULT =
            new BybitEndpoints("https://api.bybit.com", "wss://stream.bybit.com");

    private static final String SPOT_PATH = "/v5/public/spot";

    public BybitEndpoints {
        requireBase(restUrl, "http");
        requireBase(wsUrl, "ws");
    }

    /// The address of the public spot stream.
    public URI spotStream() {
        return URI.create(wsUrl + SPOT_PATH);
    }

    /// Refuses what no connection could be made to, and secrets: these URLs stand in messages.
    private static void requireBase(String url, String scheme) {
        if (url.indexOf('@') >= 0 || url.indexOf('?') >= 0 || url.endsWith("/")) {
            throw new IllegalArgumentException(
                    "an address of Bybit must be a base URL without user, password, query or slash"
                            + " at its end");
        }
        URI base = URI.create(url);
        boolean fits = scheme.equals(base.getScheme()) || (scheme + "s").equals(base.getScheme());
        if (!fits || base.getHost() == null) {
            throw new IllegalArgumentException(
                    "an address of Bybit must be such as " + scheme + "://host:port, was " + url);
        }
    }
}
