package io.foretick.exchange.polymarket;

import io.foretick.base.Times;
import io.foretick.event.Side;
import io.foretick.venue.VenueClock;
import io.foretick.venue.ethereum.Bytes32;
import io.foretick.venue.ethereum.PrivateKey;
import io.foretick.venue.polymarket.sign.ApiCredentials;
import io.foretick.venue.polymarket.sign.ClobAuth;
import io.foretick.venue.polymarket.sign.ExchangeDomain;
import io.foretick.venue.polymarket.sign.HmacSignature;
import io.foretick.venue.polymarket.sign.MarketKind;
import io.foretick.venue.polymarket.sign.OrderSignature;
import io.foretick.venue.polymarket.sign.OrderStruct;
import io.foretick.venue.polymarket.sign.SignatureType;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/// A client of the order book with a wallet and an API key.
final class Trader {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String url;
    private final VenueClock clock;
    private final HttpClient http = HttpClient.newHttpClient();
    private final PrivateKey key = PrivateKey.parse("%064x".formatted(4_711));
    private ApiCredentials credentials = new ApiCredentials("none", "bm9uZQ==", "none");
    private long salt;

    Trader(String url, VenueClock clock) throws IOException, InterruptedException {
        this.url = url;
        this.clock = clock;
        JsonNode given = login();
        credentials =
                new ApiCredentials(
                        given.path("apiKey").stringValue(),
                        given.path("secret").stringValue(),
                        given.path("passphrase").stringValue());
    }

    String address() {
        return key.address().checksummed();
    }

    /// The credentials as the websockets take them.
    String auth() {
        return JSON.createObjectNode()
                .put("apiKey", credentials.apiKey())
                .put("secret", credentials.secret())
                .put("passphrase", credentials.passphrase())
                .toString();
    }

    private JsonNode login() throws IOException, InterruptedException {
        long second = second();
        var digest = ClobAuth.digest(key.address(), second, 0, ExchangeDomain.POLYGON);
        return send(
                HttpRequest.newBuilder(URI.create(url + "/auth/api-key"))
                        .POST(BodyPublishers.noBody())
                        .header("POLY_ADDRESS", address())
                        .header("POLY_SIGNATURE", key.sign(digest).hex())
                        .header("POLY_TIMESTAMP", Long.toString(second))
                        .header("POLY_NONCE", "0")
                        .build());
    }

    /// Buys for some millionths of pUSD, at best so many millionths of shares.
    JsonNode buy(String token, long cashE6, long sharesE6, String orderType)
            throws IOException, InterruptedException {
        var order =
                new OrderStruct(
                        ++salt,
                        key.address(),
                        key.address(),
                        new BigInteger(token),
                        cashE6,
                        sharesE6,
                        Side.BUY,
                        SignatureType.EOA,
                        second() * 1_000,
                        Bytes32.ZERO,
                        Bytes32.ZERO);
        return post("/order", message(order, orderType).toString());
    }

    private ObjectNode message(OrderStruct order, String orderType) {
        ExchangeDomain domain =
                ExchangeDomain.find(2, ExchangeDomain.POLYGON, MarketKind.PLAIN).orElseThrow();
        ObjectNode json = JSON.createObjectNode().put("deferExec", false);
        json.putObject("order")
                .put("salt", order.salt())
                .put("maker", address())
                .put("signer", address())
                .put("tokenId", order.tokenId().toString())
                .put("makerAmount", Long.toString(order.makerAmountE6()))
                .put("takerAmount", Long.toString(order.takerAmountE6()))
                .put("side", order.side().name())
                .put("signatureType", 0)
                .put("timestamp", Long.toString(order.timestampMs()))
                .put("expiration", "0")
                .put("metadata", order.metadata().hex())
                .put("builder", order.builder().hex())
                .put("signature", OrderSignature.sign(order, domain, key));
        return json.put("owner", credentials.apiKey()).put("orderType", orderType);
    }

    private JsonNode post(String path, String body) throws IOException, InterruptedException {
        long second = second();
        String signature = HmacSignature.sign(credentials.secret(), second, "POST", path, body);
        return send(
                HttpRequest.newBuilder(URI.create(url + path))
                        .POST(BodyPublishers.ofString(body))
                        .header("POLY_ADDRESS", address())
                        .header("POLY_SIGNATURE", signature)
                        .header("POLY_TIMESTAMP", Long.toString(second))
                        .header("POLY_API_KEY", credentials.apiKey())
                        .header("POLY_PASSPHRASE", credentials.passphrase())
                        .build());
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private long second() {
        return Times.toEpochSecond(clock.nowNs());
    }
}
