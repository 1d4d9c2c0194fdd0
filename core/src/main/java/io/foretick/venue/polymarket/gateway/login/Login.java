package io.foretick.venue.polymarket.gateway.login;

import io.foretick.venue.VenueException;
import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.polymarket.gateway.wire.AccountAnswers;
import io.foretick.venue.polymarket.sign.ApiCredentials;
import io.foretick.venue.polymarket.sign.ClobAuth;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/// Fetches the API key of a wallet (the venue's "L1"): creates one, or derives the one that is
/// there already. For threads that may block; not needed where credentials are given.
public final class Login {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final long NONCE = 0;
    private static final long ANSWER_BYTES_MAX = 1 << 16;

    private final HttpClient client;
    private final String clobUrl;
    private final long chainId;

    /// @param client belongs to the caller
    /// @param clobUrl base URL of the order book
    public Login(HttpClient client, String clobUrl, long chainId) {
        this.client = client;
        this.clobUrl = clobUrl;
        this.chainId = chainId;
    }

    /// The credentials of an address, signed for by its key at the venue's time.
    ///
    /// @throws VenueException if the venue gives none; the message holds nothing that was sent or
    ///   given
    public ApiCredentials credentials(EthAddress address, LoginKey key)
            throws IOException, InterruptedException {
        Optional<ApiCredentials> created = ask("POST", "/auth/api-key", address, key);
        if (created.isPresent()) {
            return created.get();
        }
        return ask("GET", "/auth/derive-api-key", address, key)
                .orElseThrow(() ->
                        new VenueException(
                                "polymarket_clob neither creates nor derives an API key for "
                                        + address));
    }

    private Optional<ApiCredentials> ask(
            String method, String path, EthAddress address, LoginKey key)
            throws IOException, InterruptedException {
        long second = venueSecond();
        var digest = ClobAuth.digest(address, second, NONCE, chainId);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(clobUrl + path))
                        .timeout(TIMEOUT)
                        .header("POLY_ADDRESS", address.checksummed())
                        .header("POLY_SIGNATURE", key.sign(digest).hex())
                        .header("POLY_TIMESTAMP", Long.toString(second))
                        .header("POLY_NONCE", Long.toString(NONCE))
                        .method(method, BodyPublishers.noBody())
                        .build();
        HttpResponse<String> response = send(request, path);
        int status = response.statusCode();
        if (status == 425 || status == 429 || status >= 500) {
            throw new VenueException(
                    "polymarket_clob%s: status %d; the venue is unwell, try again"
                            .formatted(path, status));
        }
        return status == 200 ? AccountAnswers.credentials(response.body()) : Optional.empty();
    }

    private long venueSecond() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(clobUrl + "/time")).timeout(TIMEOUT).build();
        String text = send(request, "/time").body();
        return AccountAnswers.second(text)
                .orElseThrow(() -> new VenueException("polymarket_clob/time shows no time"));
    }

    private HttpResponse<String> send(HttpRequest request, String path)
            throws IOException, InterruptedException {
        try {
            return client.send(
                    request, BodyHandlers.limiting(BodyHandlers.ofString(), ANSWER_BYTES_MAX));
        } catch (IOException e) {
            throw new VenueException(
                    "polymarket_clob%s: %s".formatted(path, e.getClass().getSimpleName()));
        }
    }
}
