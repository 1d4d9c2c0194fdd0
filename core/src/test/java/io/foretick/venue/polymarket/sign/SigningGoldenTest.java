package io.foretick.venue.polymarket.sign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.event.Side;
import io.foretick.testing.SharedFiles;
import io.foretick.venue.ethereum.Bytes32;
import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.ethereum.PrivateKey;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// Every hash and signature equals the one that the venue's own client made.
final class SigningGoldenTest {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int CURRENT_VERSION = 2;
    private static final int DEAD_VERSION = 1;

    @TestFactory
    Stream<DynamicTest> signsOrders() {
        return SharedFiles.golden().cases("orders*.json", SigningGoldenTest::checkOrders);
    }

    @TestFactory
    Stream<DynamicTest> signsLogins() {
        return SharedFiles.golden().cases("clob_auth_l1*.json", SigningGoldenTest::checkLogins);
    }

    @TestFactory
    Stream<DynamicTest> signsRequests() {
        return SharedFiles.golden().cases("l2_hmac*.json", SigningGoldenTest::checkRequests);
    }

    private static void checkOrders(Path file) {
        JsonNode root = MAPPER.readTree(file);
        PrivateKey key = PrivateKey.parse(text(root, "privateKey"));
        for (JsonNode vector : vectors(root)) {
            checkTypedData(vector, key);
            checkPostSignature(root, vector);
            int version = vector.at("/input/version").intValue();
            MarketKind kind =
                    vector.at("/input/negRisk").booleanValue()
                            ? MarketKind.NEG_RISK
                            : MarketKind.PLAIN;
            Optional<ExchangeDomain> domain =
                    ExchangeDomain.find(version, vector.at("/input/chainId").longValue(), kind);
            assertEquals(version != DEAD_VERSION, domain.isPresent(), text(vector, "id"));
            domain.ifPresent(found -> checkOrder(vector, found, key));
        }
        report(file, root);
    }

    /// Hashes as the vector's own type lists say, of any version.
    private static void checkTypedData(JsonNode vector, PrivateKey key) {
        String id = text(vector, "id");
        Bytes32 structHash = TypedData.structHash(vector.path("typedData"));
        Bytes32 separator = TypedData.domainSeparator(vector.path("typedData"));
        assertEquals(text(vector, "structHash"), structHash.hex(), id);
        assertEquals(text(vector, "domainSeparator"), separator.hex(), id);
        Bytes32 digest = TypedData.digest(separator, structHash);
        assertEquals(text(vector, "digest"), digest.hex(), id);
        if (vector.at("/input/version").intValue() != CURRENT_VERSION) {
            assertEquals(text(vector, "signature"), key.sign(digest).hex(), id);
        }
    }

    private static void checkOrder(JsonNode vector, ExchangeDomain domain, PrivateKey key) {
        String id = text(vector, "id");
        OrderStruct order = order(vector.path("order"));
        assertEquals(text(vector, "verifyingContract"), domain.verifyingContract().toString(), id);
        assertEquals(text(vector, "domainSeparator"), domain.separator().hex(), id);
        assertEquals(text(vector, "structHash"), OrderHash.structHash(order).hex(), id);
        assertEquals(text(vector, "orderId"), OrderHash.digest(order, domain).hex(), id);
        String signature = OrderSignature.sign(order, domain, key);
        assertEquals(text(vector, "signature"), signature, id);
        assertEquals(
                Optional.of(key.address()), OrderSignature.recover(order, domain, signature), id);
    }

    private static OrderStruct order(JsonNode order) {
        return new OrderStruct(
                number(order, "salt"),
                address(order, "maker"),
                address(order, "signer"),
                new BigInteger(text(order, "tokenId")),
                number(order, "makerAmount"),
                number(order, "takerAmount"),
                Side.valueOf(text(order, "side")),
                SignatureType.of(order.path("signatureType").intValue()).orElseThrow(),
                number(order, "timestamp"),
                Bytes32.parse(text(order, "metadata")).orElseThrow(),
                Bytes32.parse(text(order, "builder")).orElseThrow());
    }

    private static void checkPostSignature(JsonNode root, JsonNode vector) {
        JsonNode post = vector.path("postL2");
        assertEquals(
                post.at("/headers/POLY_SIGNATURE").stringValue(),
                HmacSignature.sign(
                        root.at("/apiCreds/secret").stringValue(),
                        post.path("timestamp").longValue(),
                        "POST",
                        "/order",
                        text(vector, "postBody")),
                text(vector, "id"));
    }

    private static void checkLogins(Path file) {
        JsonNode root = MAPPER.readTree(file);
        PrivateKey key = PrivateKey.parse(text(root, "privateKey"));
        for (JsonNode vector : vectors(root)) {
            JsonNode input = vector.path("input");
            Bytes32 digest =
                    ClobAuth.digest(
                            key.address(),
                            input.path("timestamp").longValue(),
                            input.path("nonce").longValue(),
                            input.path("chainId").longValue());
            assertEquals(text(vector, "digest"), digest.hex(), text(vector, "id"));
            JsonNode headers = vector.path("headers");
            assertEquals(text(headers, "POLY_ADDRESS"), key.address().toString());
            assertEquals(text(headers, "POLY_SIGNATURE"), key.sign(digest).hex());
        }
        report(file, root);
    }

    private static void checkRequests(Path file) {
        JsonNode root = MAPPER.readTree(file);
        for (JsonNode vector : vectors(root)) {
            JsonNode input = vector.path("input");
            String signature = vector.at("/headers/POLY_SIGNATURE").stringValue();
            String secret = text(input, "secret");
            long timestampSeconds = input.path("timestamp").longValue();
            String method = text(input, "method");
            String path = text(input, "requestPath");
            String body = input.path("body").stringValue(""); // null where nothing is sent
            String id = text(vector, "id");
            assertEquals(
                    signature,
                    HmacSignature.sign(secret, timestampSeconds, method, path, body),
                    id);
            assertTrue(
                    HmacSignature.verify(signature, secret, timestampSeconds, method, path, body),
                    id);
        }
        report(file, root);
    }

    private static JsonNode vectors(JsonNode root) {
        assertEquals(root.path("count").intValue(), root.path("vectors").size());
        return root.path("vectors");
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).stringValue();
    }

    private static long number(JsonNode node, String key) {
        return Long.parseLong(text(node, key));
    }

    private static EthAddress address(JsonNode node, String key) {
        return EthAddress.parse(text(node, key)).orElseThrow();
    }

    private static void report(Path file, JsonNode root) {
        System.out.println(file.getFileName() + ": " + root.path("vectors").size() + " vectors");
    }
}
