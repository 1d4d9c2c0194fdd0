package io.foretick.exchange.fault;

import io.javalin.http.Context;

/// Error answers in the words of the venue that is asked. Sources: Binance spot API errors, Bybit
/// v5 error codes, Polymarket CLOB errors; see the protocol notes of each venue's package.
final class ErrorAnswer {

    private static final int[] SERVER_ERRORS = {500, 502, 503, 504};

    private ErrorAnswer() {}

    /// Writes status, headers and body.
    ///
    /// @param retryAfterSeconds 0 = not said
    static void write(Context context, String service, int status, long retryAfterSeconds) {
        context.status(status).contentType("application/json");
        if (retryAfterSeconds > 0) {
            context.header("Retry-After", Long.toString(retryAfterSeconds));
        }
        context.result(body(service, status));
    }

    /// One of the server's errors.
    static int serverError(int draw) {
        return SERVER_ERRORS[Math.floorMod(draw, SERVER_ERRORS.length)];
    }

    private static String body(String service, int status) {
        if (service.startsWith("binance")) {
            return binance(status);
        }
        if (service.startsWith("bybit")) {
            return "{\"retCode\":%d,\"retMsg\":\"%s\",\"result\":{},\"retExtInfo\":{}}"
                    .formatted(status == 429 ? 10006 : 10016, text(status));
        }
        return "{\"error\":\"" + text(status) + "\"}";
    }

    private static String binance(int status) {
        return switch (status) {
            case 429 ->
                    """
                    {"code":-1003,"msg":"Too much request weight used; current limit is 6000 \
                    request weight per 1 MINUTE. Please use WebSocket Streams for live updates \
                    to avoid polling the API."}\
                    """;
            case 418 ->
                    """
                    {"code":-1003,"msg":"Way too much request weight used; IP banned. Please use \
                    WebSocket Streams for live updates to avoid bans."}\
                    """;
            default ->
                    """
                    {"code":-1000,"msg":"An unknown error occurred while processing the request."}\
                    """;
        };
    }

    private static String text(int status) {
        return switch (status) {
            case 418 -> "IP banned";
            case 425 -> "service not ready";
            case 429 -> "Too Many Requests";
            case 502 -> "bad gateway";
            case 503 -> "Trading is currently disabled. Check polymarket.com for updates";
            case 504 -> "gateway timeout";
            default -> "internal server error";
        };
    }
}
