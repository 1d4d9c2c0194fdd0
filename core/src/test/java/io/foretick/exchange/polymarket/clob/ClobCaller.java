package io.foretick.exchange.polymarket.clob;

import io.foretick.base.Times;
import io.foretick.event.Side;
import io.foretick.venue.ethereum.Bytes32;
import io.foretick.venue.ethereum.EthAddress;
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
import java.net.http.HttpResponse;

/// A client of the simulated order book with a wallet of its own.
final class ClobCaller {

    private static final JsonMapper JSON = JsonMapper.shared();

    /// Status and body of an answer.
    record Answer(int status, JsonNode json) {

        String error() {
            return json.path("error").asString("");
        }
    }

    private final ClobRig rig;
    private final HttpClient http = HttpClient.newHttpClient();
    final PrivateKey key;
    ApiCredentials credentials = new ApiCredentials("none", "bm9uZQ==", "none");
    long skewSeconds;
    private long salt;

    ClobCaller(ClobRig rig, int number) {
        this.rig = rig;
        this.key = PrivateKey.parse(String.format("%064x", 1_000 + number));
    }

    /// With an API key.
    static ClobCaller loggedIn(ClobRig rig, int number) throws Exception {
        var caller = new ClobCaller(rig, number);
        JsonNode keys = caller.login("POST", "/auth/api-key").json();
        caller.credentials =
                new ApiCredentials(
                        keys.path("apiKey").stringValue(),
                        keys.path("secret").stringValue(),
                        keys.path("passphrase").stringValue());
        return caller;
    }

    Answer login(String method, String path) throws Exception {
        long second = second();
        var digest = ClobAuth.digest(key.address(), second, 0, ExchangeDomain.POLYGON);
        return send(
                HttpRequest.newBuilder(uri(path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .header("POLY_ADDRESS", key.address().checksummed())
                        .header("POLY_SIGNATURE", key.sign(digest).hex())
                        .header("POLY_TIMESTAMP", Long.toString(second))
                        .header("POLY_NONCE", "0")
                        .build());
    }

    Answer get(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)).GET().build());
    }

    Answer postOpenly(String path, String body) throws Exception {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    /// A signed request.
    Answer call(String method, String path, String body) throws Exception {
        long second = second();
        String bare = path.replaceFirst("\\?.*", "");
        String signature = HmacSignature.sign(credentials.secret(), second, method, bare, body);
        var publisher =
                body.isEmpty()
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body);
        return send(
                HttpRequest.newBuilder(uri(path))
                        .method(method, publisher)
                        .header("POLY_ADDRESS", key.address().checksummed())
                        .header("POLY_SIGNATURE", signature)
                        .header("POLY_TIMESTAMP", Long.toString(second))
                        .header("POLY_API_KEY", credentials.apiKey())
                        .header("POLY_PASSPHRASE", credentials.passphrase())
                        .build());
    }

    Answer post(OrderStruct order, String orderType) throws Exception {
        return call("POST", "/order", message(order, orderType).toString());
    }

    private long second() {
        return Times.toEpochSecond(rig.loop.clock().nowNs()) + skewSeconds;
    }

    private URI uri(String path) {
        return URI.create(rig.server.httpUrl() + path);
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }

    /// An order of the wallet's own address; amounts in millionths.
    OrderStruct order(String token, Side side, long makerE6, long takerE6) {
        return order(token, side, makerE6, takerE6, SignatureType.EOA, key.address());
    }

    OrderStruct order(
            String token,
            Side side,
            long makerE6,
            long takerE6,
            SignatureType type,
            EthAddress maker) {
        boolean wallet = type == SignatureType.DEPOSIT_WALLET;
        return new OrderStruct(
                ++salt,
                maker,
                wallet ? maker : key.address(),
                new BigInteger(token),
                makerE6,
                takerE6,
                side,
                type,
                second() * 1_000,
                Bytes32.ZERO,
                Bytes32.ZERO);
    }

    ObjectNode message(OrderStruct order, String orderType) {
        return message(order, orderType, 2);
    }

    /// The message to post, signed for a version of the protocol.
    ObjectNode message(OrderStruct order, String orderType, int version) {
        ExchangeDomain domain =
                ExchangeDomain.find(version, ExchangeDomain.POLYGON, MarketKind.PLAIN)
                        .orElseThrow();
        ObjectNode json = JSON.createObjectNode().put("deferExec", false);
        json.putObject("order")
                .put("salt", order.salt())
                .put("maker", order.maker().checksummed())
                .put("signer", order.signer().checksummed())
                .put("tokenId", order.tokenId().toString())
                .put("makerAmount", Long.toString(order.makerAmountE6()))
                .put("takerAmount", Long.toString(order.takerAmountE6()))
                .put("side", order.side().name())
                .put("signatureType", order.signatureType().code())
                .put("timestamp", Long.toString(order.timestampMs()))
                .put("expiration", "0")
                .put("metadata", order.metadata().hex())
                .put("builder", order.builder().hex())
                .put("signature", OrderSignature.sign(order, domain, key));
        return json.put("owner", credentials.apiKey()).put("orderType", orderType);
    }
}
