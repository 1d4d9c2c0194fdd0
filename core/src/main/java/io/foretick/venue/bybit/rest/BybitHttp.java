package io.foretick.venue.bybit.rest;

import io.foretick.base.Times;
import io.foretick.venue.VenueClock;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;

/// Asks Bybit's REST side once, and keeps still where the venue says so. For threads that may
/// block.
///
/// Bybit refuses in two ways: code 10006 in an answer that looks well, which is over within a
/// second, and status 403 for asking far too often, after which nobody is heard for ten minutes.
/// Another 403 is one of place, such as a country that is not served, and stays.
final class BybitHttp {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final long BODY_BYTES_MAX = 8L << 20;
    private static final int REASON_LENGTH_MAX = 200;
    private static final String TOO_FREQUENT = "access too frequent";
    private static final long BLOCK_NS = 10 * Times.MINUTE_NS;
    private static final long BUSY_NS = Times.SECOND_NS;
    private static final long BUSY_NS_MAX = 10 * Times.MINUTE_NS;
    private static final long WAIT_WALL_NS_MIN = 20 * Times.MILLI_NS;
    private static final int TOO_MANY_VISITS = 10_006;
    private static final int SERVER_TIMEOUT = 10_000;
    private static final int SERVER_ERROR = 10_016;

    private final HttpClient client;
    private final VenueClock clock;
    private final String baseUrl;
    private final RequestPace pace = new RequestPace(RequestPace.USUAL);
    private volatile long quietUntilNanoTime = System.nanoTime();

    BybitHttp(HttpClient client, VenueClock clock, String baseUrl) {
        this.client = client;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    /// How long the venue wants to be left alone from now on, in wall time; 0 if it does not.
    long quietNs() {
        return Math.max(0, quietUntilNanoTime - System.nanoTime());
    }

    /// Asks, unless the venue wants to be left alone.
    ///
    /// @param pathAndQuery from the first slash on
    Reply ask(String pathAndQuery) throws InterruptedException {
        long quietNs = quietNs();
        if (quietNs > 0) {
            return new Reply.Busy(quietNs, "the venue wants to be left alone");
        }
        long paceNs = pace.takeNs(clock.nowNs());
        if (paceNs > 0) {
            return new Reply.Busy(wallNs(paceNs), "our share of questions is used up");
        }
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(baseUrl + pathAndQuery))
                        .timeout(TIMEOUT)
                        .header("Accept", "application/json")
                        .build();
        try {
            return read(
                    client.send(
                            request,
                            BodyHandlers.limiting(BodyHandlers.ofByteArray(), BODY_BYTES_MAX)));
        } catch (IOException e) {
            String message = e.getMessage();
            String name = e.getClass().getSimpleName();
            return new Reply.Failed(message == null ? name : name + ": " + message);
        }
    }

    private Reply read(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status == 200) {
            return readEnvelope(response);
        }
        String reason = "status " + status + ": " + text(response);
        if (status == 403 && reason.toLowerCase(Locale.ROOT).contains(TOO_FREQUENT)) {
            return busy(BLOCK_NS, reason);
        }
        if (status == 429) {
            long seconds = number(response, "Retry-After").orElse(1);
            return busy(Math.clamp(seconds * Times.SECOND_NS, BUSY_NS, BUSY_NS_MAX), reason);
        }
        return status >= 500 ? new Reply.Failed(reason) : new Reply.Refused(reason);
    }

    private Reply readEnvelope(HttpResponse<byte[]> response) {
        try {
            JsonNode envelope = MAPPER.readTree(response.body());
            int code = envelope.required("retCode").intValue();
            String reason = "code " + code + ": " + envelope.path("retMsg").asString("");
            return switch (code) {
                case 0 -> new Reply.Result(envelope.required("result"), timeNs(envelope));
                case TOO_MANY_VISITS -> busy(limitNs(response, envelope), reason);
                case SERVER_TIMEOUT, SERVER_ERROR -> new Reply.Failed(reason);
                default -> new Reply.Refused(reason);
            };
        } catch (JacksonException | ArithmeticException e) {
            return new Reply.Failed(
                    "an answer that is none: " + shortened(String.valueOf(e.getMessage())));
        }
    }

    private static long timeNs(JsonNode envelope) {
        return Math.multiplyExact(envelope.required("time").longValue(), Times.MILLI_NS);
    }

    /// How long the venue's limit lasts, in venue time, as its header tells by the venue's clock.
    private static long limitNs(HttpResponse<byte[]> response, JsonNode envelope) {
        OptionalLong resetMs = number(response, "X-Bapi-Limit-Reset-Timestamp");
        long nowMs = envelope.path("time").asLong(0);
        if (resetMs.isEmpty() || nowMs == 0) {
            return BUSY_NS;
        }
        long leftMs = Math.clamp(resetMs.getAsLong() - nowMs, 0, BUSY_NS_MAX / Times.MILLI_NS);
        return leftMs * Times.MILLI_NS;
    }

    private Reply.Busy busy(long venueNs, String reason) {
        long waitNs = wallNs(venueNs);
        quietUntilNanoTime = System.nanoTime() + waitNs;
        return new Reply.Busy(waitNs, reason);
    }

    private long wallNs(long venueNs) {
        return Math.max(WAIT_WALL_NS_MIN, clock.toWallNs(venueNs));
    }

    private static String text(HttpResponse<byte[]> response) {
        return shortened(new String(response.body(), StandardCharsets.UTF_8));
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.substring(0, Math.min(line.length(), REASON_LENGTH_MAX));
    }

    private static OptionalLong number(HttpResponse<?> response, String header) {
        try {
            return response.headers().firstValueAsLong(header);
        } catch (NumberFormatException _) {
            return OptionalLong.empty(); // such as a date
        }
    }
}
