package io.foretick.venue.live.rest;

import io.foretick.base.Times;
import io.foretick.venue.VenueClock;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;

/// Asks one REST service, a few questions at a time, and keeps still where the venue says so. For
/// threads that may block.
public final class RestClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int QUESTIONS_MAX = 8;
    private static final long BODY_BYTES_MAX = 32L << 20;
    private static final int REASON_LENGTH_MAX = 200;
    private static final long WAIT_NS_MIN = 100 * Times.MILLI_NS;
    private static final long WAIT_SECONDS_USUAL = 5;
    private static final long WAIT_SECONDS_MAX = 3 * 86_400;

    private final HttpClient client;
    private final VenueClock clock;
    private final String baseUrl;
    private final Semaphore free = new Semaphore(QUESTIONS_MAX);
    private volatile long quietUntilNanoTime = System.nanoTime();

    /// @param baseUrl without a path
    public RestClient(HttpClient client, VenueClock clock, String baseUrl) {
        this.client = client;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    /// Asks, unless the venue wants to be left alone.
    ///
    /// @param pathAndQuery from the first slash on
    public RestAnswer get(String pathAndQuery) throws InterruptedException {
        free.acquire();
        try {
            long quietNs = quietUntilNanoTime - System.nanoTime();
            return quietNs > 0 ? new RestAnswer.Busy(0, quietNs) : ask(pathAndQuery);
        } finally {
            free.release();
        }
    }

    private RestAnswer ask(String pathAndQuery) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(baseUrl + pathAndQuery))
                        .timeout(TIMEOUT)
                        .header("Accept", "application/json")
                        .build();
        try {
            HttpResponse<byte[]> response =
                    client.send(
                            request,
                            BodyHandlers.limiting(BodyHandlers.ofByteArray(), BODY_BYTES_MAX));
            return read(response);
        } catch (IOException e) {
            String message = e.getMessage();
            return new RestAnswer.Failed(
                    0, e.getClass().getSimpleName() + (message == null ? "" : ": " + message));
        }
    }

    private RestAnswer read(HttpResponse<byte[]> response) {
        return switch (response.statusCode()) {
            case 200 ->
                    new RestAnswer.Body(
                            response.body(), number(response, "X-MBX-USED-WEIGHT-1M").orElse(0));
            case 404, 422 -> new RestAnswer.Missing();
            case 403, 418, 425, 429, 503 -> busy(response);
            default -> new RestAnswer.Failed(response.statusCode(), reason(response));
        };
    }

    /// The status, and what the venue says to it, as far as one line takes it.
    private static String reason(HttpResponse<byte[]> response) {
        String text = new String(response.body(), StandardCharsets.UTF_8);
        String line = text.strip().replaceAll("\\s+", " ");
        String shown = line.substring(0, Math.min(line.length(), REASON_LENGTH_MAX));
        return "status " + response.statusCode() + (shown.isEmpty() ? "" : ": " + shown);
    }

    private RestAnswer busy(HttpResponse<byte[]> response) {
        long seconds = number(response, "Retry-After").orElse(WAIT_SECONDS_USUAL);
        long venueNs = Math.clamp(seconds, 0, WAIT_SECONDS_MAX) * Times.SECOND_NS;
        long waitNs = Math.max(WAIT_NS_MIN, clock.toWallNs(venueNs));
        quietUntilNanoTime = System.nanoTime() + waitNs;
        return new RestAnswer.Busy(response.statusCode(), waitNs);
    }

    private static OptionalLong number(HttpResponse<?> response, String header) {
        try {
            return response.headers().firstValueAsLong(header);
        } catch (NumberFormatException _) {
            return OptionalLong.empty(); // such as a date
        }
    }
}
