package io.foretick.exchange.binance;

import io.foretick.exchange.spot.Json;

/// A request that Binance would answer with an error; carries the answer. Thrown while a request is
/// read, caught once by the service.
final class BadRequest extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;

    private BadRequest(int status, int code, String text) {
        super(text);
        this.status = status;
        this.code = code;
    }

    static BadRequest of(int code, String text) {
        return new BadRequest(400, code, text);
    }

    static BadRequest missing(String parameter) {
        return of(
                -1102,
                "Mandatory parameter '"
                        + parameter
                        + "' was not sent, was empty/null, or malformed.");
    }

    static BadRequest illegal(String parameter, String range) {
        return of(
                -1100,
                "Illegal characters found in parameter '"
                        + parameter
                        + "'; legal range is '"
                        + range
                        + "'.");
    }

    static BadRequest invalidSymbol() {
        return of(-1121, "Invalid symbol.");
    }

    static BadRequest noSuchPath(String path) {
        return new BadRequest(404, -5000, "Path " + path + ", Method GET is invalid");
    }

    /// The status of the HTTP answer.
    int status() {
        return status;
    }

    /// The body of the answer.
    String body() {
        return Json.object().put("code", code).put("msg", getMessage()).toString();
    }
}
