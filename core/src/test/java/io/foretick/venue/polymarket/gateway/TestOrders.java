package io.foretick.venue.polymarket.gateway;

import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.venue.ethereum.Bytes32;
import io.foretick.venue.ethereum.PrivateKey;
import io.foretick.venue.polymarket.account.OrderRequest;
import io.foretick.venue.polymarket.sign.ApiCredentials;
import io.foretick.venue.polymarket.sign.ExchangeDomain;
import io.foretick.venue.polymarket.sign.MarketKind;
import io.foretick.venue.polymarket.sign.OrderHash;
import io.foretick.venue.polymarket.sign.OrderSignature;
import io.foretick.venue.polymarket.sign.OrderStruct;
import io.foretick.venue.polymarket.sign.SignatureType;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigInteger;

/// Orders of a test's wallet, and their bodies.
record TestOrders(PrivateKey key) {

    /// The orders of a wallet of this number.
    static TestOrders ofWallet(int number) {
        return new TestOrders(PrivateKey.parse("%064x".formatted(number)));
    }

    /// Buys a million shares' millionths of a made-up token.
    OrderRequest request(int number) {
        return buy(number, "11", 1_000_000, 2_000_000, TimeInForce.GTC, 0);
    }

    OrderRequest buy(
            int number, String token, long cashE6, long sharesE6, TimeInForce life, long nowMs) {
        return of(2, struct(number, token, cashE6, sharesE6, nowMs), life);
    }

    OrderStruct struct(int number, String token, long cashE6, long sharesE6, long nowMs) {
        return new OrderStruct(
                number,
                key.address(),
                key.address(),
                new BigInteger(token),
                cashE6,
                sharesE6,
                Side.BUY,
                SignatureType.EOA,
                nowMs,
                Bytes32.ZERO,
                Bytes32.ZERO);
    }

    static OrderRequest of(int version, OrderStruct order, TimeInForce life) {
        ExchangeDomain domain =
                ExchangeDomain.find(version, ExchangeDomain.POLYGON, MarketKind.PLAIN)
                        .orElseThrow();
        String name = OrderHash.digest(order, domain).hex();
        return new OrderRequest(order.salt(), name, order, domain, life, false, 0);
    }

    String body(OrderRequest request, ApiCredentials credentials) {
        OrderStruct order = request.order();
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("deferExec", false);
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
                .put("expiration", Long.toString(request.expirationSecond()))
                .put("metadata", order.metadata().hex())
                .put("builder", order.builder().hex())
                .put("signature", OrderSignature.sign(order, request.domain(), key));
        return json.put("owner", credentials.apiKey())
                .put("orderType", request.timeInForce().name())
                .toString();
    }
}
