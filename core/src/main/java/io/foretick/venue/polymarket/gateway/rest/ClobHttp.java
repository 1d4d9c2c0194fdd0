package io.foretick.venue.polymarket.gateway.rest;

import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.polymarket.sign.ApiCredentials;
import io.foretick.venue.polymarket.sign.HmacSignature;

import org.jspecify.annotations.Nullable;

import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/// Sends private requests to the order book, each signed with the account's API key (the venue's
/// "L2"). Any thread.
///
/// The JDK's client repeats nothing but questions by itself, and only while
/// `jdk.httpclient.enableAllMethodRetry` is not set; where it is, this refuses to be made.
public final class ClobHttp {

    private static final long BODY_BYTES_MAX = 32L << 20;
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final String REPEATS = "jdk.httpclient.enableAllMethodRetry";

    private final HttpClient client;
    private final String baseUrl;
    private final EthAddress signer;
    private final ApiCredentials credentials;
    private final LongSupplier venueSecond;
    private final Secrets secrets;

    /// @param client belongs to the caller
    /// @param signer whose API key it is
    /// @param venueSecond the venue's time, since the Unix epoch
    public ClobHttp(
            HttpClient client,
            String baseUrl,
            EthAddress signer,
            ApiCredentials credentials,
            LongSupplier venueSecond) {
        String repeats = System.getProperty(REPEATS);
        if (repeats != null && !"false".equals(repeats)) {
            throw new IllegalStateException(REPEATS + " must not be set: orders would be repeated");
        }
        this.client = client;
        this.baseUrl = baseUrl;
        this.signer = signer;
        this.credentials = credentials;
        this.venueSecond = venueSecond;
        this.secrets = new Secrets(credentials);
    }

    /// Sends a request and comes back when it is on its way. What it gives always completes, and
    /// never with an exception.
    public CompletableFuture<Outcome> send(Ask ask) {
        HttpRequest request;
        try {
            request = signed(ask);
        } catch (IllegalArgumentException _) {
            // The message may quote a header.
            return CompletableFuture.completedFuture(
                    new Outcome.NotSent("the credentials cannot be sent as headers"));
        }
        return client.sendAsync(
                        request,
                        BodyHandlers.limiting(
                                BodyHandlers.ofString(StandardCharsets.UTF_8), BODY_BYTES_MAX))
                .orTimeout(ask.timeout().plus(GRACE).toNanos(), TimeUnit.NANOSECONDS)
                .handle(this::outcome);
    }

    /// A text of the venue without the account's secrets.
    public String hide(String text) {
        return secrets.hide(text);
    }

    private HttpRequest signed(Ask ask) {
        long second = venueSecond.getAsLong();
        String signature =
                HmacSignature.sign(
                        credentials.secret(), second, ask.method(), ask.path(), ask.body());
        BodyPublisher body =
                ask.body().isEmpty()
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(ask.body());
        return HttpRequest.newBuilder(URI.create(baseUrl + ask.path() + ask.query()))
                .timeout(ask.timeout())
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("POLY_ADDRESS", signer.checksummed())
                .header("POLY_SIGNATURE", signature)
                .header("POLY_TIMESTAMP", Long.toString(second))
                .header("POLY_API_KEY", credentials.apiKey())
                .header("POLY_PASSPHRASE", credentials.passphrase())
                .method(ask.method(), body)
                .build();
    }

    // Called with one of the two.
    private Outcome outcome(@Nullable HttpResponse<String> response, @Nullable Throwable error) {
        if (response != null) {
            return new Outcome.Answer(
                    response.statusCode(), secrets.hide(response.body()), retryAfter(response));
        }
        Throwable cause = error;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return switch (cause) {
            case ConnectException _, UnknownHostException _, UnresolvedAddressException _ ->
                    new Outcome.NotSent("no connection");
            case HttpConnectTimeoutException _ -> new Outcome.NotSent("no connection in time");
            case HttpTimeoutException _, TimeoutException _ ->
                    new Outcome.Lost("no answer in time");
            case null -> new Outcome.Lost("no answer");
            default -> new Outcome.Lost("broken: " + cause.getClass().getSimpleName());
        };
    }

    private static long retryAfter(HttpResponse<?> response) {
        try {
            return response.headers().firstValueAsLong("Retry-After").orElse(-1);
        } catch (NumberFormatException _) {
            return Outcome.Answer.NOT_SAID; // such as a date
        }
    }
}
