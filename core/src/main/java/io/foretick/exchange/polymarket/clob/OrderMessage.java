package io.foretick.exchange.polymarket.clob;

import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.exchange.polymarket.match.OrderRequest;
import io.foretick.venue.ethereum.Bytes32;
import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.polymarket.sign.OrderStruct;
import io.foretick.venue.polymarket.sign.SignatureType;

import tools.jackson.databind.JsonNode;

import java.math.BigInteger;
import java.util.Optional;

/// An order as a client posts it: what its signature covers and what travels beside it.
///
/// @param owner the API key it names
/// @param deferred whether the answer need not wait for the match
record OrderMessage(
        OrderStruct struct,
        String signature,
        String owner,
        TimeInForce timeInForce,
        long expirationSecond,
        boolean postOnly,
        boolean deferred) {

    private static final long AMOUNT_E6_MAX = 90_000_000_000_000_000L; // fits as E8
    private static final long E6_TO_E8 = 100;

    /// Whether this is an order of the protocol's first version, which is no longer taken.
    static boolean isFirstVersion(JsonNode message) {
        JsonNode order = message.path("order");
        return order.has("feeRateBps") || order.has("nonce");
    }

    /// Reads a message; empty if a field is missing or malformed.
    static Optional<OrderMessage> read(JsonNode message) {
        try {
            JsonNode order = message.path("order");
            var life = TimeInForce.valueOf(text(message, "orderType"));
            boolean postOnly = message.path("postOnly").asBoolean(false);
            if (postOnly && (life == TimeInForce.FOK || life == TimeInForce.FAK)) {
                return Optional.empty();
            }
            return Optional.of(
                    new OrderMessage(
                            struct(order),
                            text(order, "signature"),
                            text(message, "owner"),
                            life,
                            number(order, "expiration"),
                            postOnly,
                            message.path("deferExec").asBoolean(false)));
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // also a number or a name that does not parse
        }
    }

    private static OrderStruct struct(JsonNode order) {
        return new OrderStruct(
                salt(order),
                address(order, "maker"),
                address(order, "signer"),
                tokenId(order),
                amount(order, "makerAmount"),
                amount(order, "takerAmount"),
                Side.valueOf(text(order, "side")),
                SignatureType.of(order.path("signatureType").asInt(-1))
                        .orElseThrow(OrderMessage::malformed),
                number(order, "timestamp"),
                bytes32(order, "metadata"),
                bytes32(order, "builder"));
    }

    // A number on the wire, not a string.
    private static long salt(JsonNode order) {
        JsonNode salt = order.path("salt");
        if (!salt.isIntegralNumber() || !salt.canConvertToLong()) {
            throw malformed();
        }
        return salt.longValue();
    }

    private static BigInteger tokenId(JsonNode order) {
        String text = text(order, "tokenId");
        if (text.length() > 78) {
            throw malformed();
        }
        return new BigInteger(text);
    }

    private static EthAddress address(JsonNode order, String name) {
        return EthAddress.parse(text(order, name)).orElseThrow(OrderMessage::malformed);
    }

    private static Bytes32 bytes32(JsonNode order, String name) {
        return Bytes32.parse(text(order, name)).orElseThrow(OrderMessage::malformed);
    }

    private static long amount(JsonNode order, String name) {
        long amountE6 = Long.parseLong(text(order, name));
        if (amountE6 <= 0 || amountE6 > AMOUNT_E6_MAX) {
            throw malformed();
        }
        return amountE6;
    }

    private static long number(JsonNode order, String name) {
        long number = Long.parseLong(text(order, name));
        if (number < 0) {
            throw malformed();
        }
        return number;
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isString()) {
            throw malformed();
        }
        return value.stringValue();
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("malformed order");
    }

    /// The account whose money it is.
    String account() {
        return struct.maker().checksummed();
    }

    OrderRequest request(String orderId) {
        return new OrderRequest(
                orderId,
                account(),
                owner,
                struct.tokenId().toString(),
                struct.side(),
                struct.makerAmountE6() * E6_TO_E8,
                struct.takerAmountE6() * E6_TO_E8,
                timeInForce,
                expirationSecond,
                postOnly);
    }
}
