package io.foretick.exchange.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.ethereum.PrivateKey;
import io.foretick.venue.polymarket.account.OrderRequest;
import io.foretick.venue.polymarket.order.MarketRounding;
import io.foretick.venue.polymarket.order.OrderAmounts;
import io.foretick.venue.polymarket.order.OrderBody;
import io.foretick.venue.polymarket.order.OrderDraft;
import io.foretick.venue.polymarket.order.OrderStamp;
import io.foretick.venue.polymarket.order.Tick;
import io.foretick.venue.polymarket.sign.ExchangeDomain;
import io.foretick.venue.polymarket.sign.MarketKind;
import io.foretick.venue.polymarket.sign.OrderHash;
import io.foretick.venue.polymarket.sign.OrderSignature;
import io.foretick.venue.polymarket.sign.OrderStruct;
import io.foretick.venue.polymarket.sign.SignatureType;
import io.foretick.venue.polymarket.wallet.Wallet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;

/// Polymarket's official client, given the same key and the same wishes, writes the same bodies.
class OfficialOrderTest {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int ORDERS = 64;
    private static final String SECRET = "0x" + "5a".repeat(32);
    private static final String OWNER = "00000000-0000-4000-8000-0000000000aa";
    private static final PrivateKey KEY = PrivateKey.parse(SECRET);
    private static final EthAddress FUNDER = EthAddress.parse("0x" + "7b".repeat(20)).orElseThrow();

    private final SplittableRandom random = new Seed(20261121).split("orders").random();

    @TempDir private Path folder = Path.of("");

    @Test
    void writesTheBodyThatTheOfficialClientWrites() throws IOException, InterruptedException {
        ObjectNode root = MAPPER.createObjectNode().put("key", SECRET).put("owner", OWNER);
        ArrayNode orders = root.putArray("orders");
        for (int k = 0; k < ORDERS; k++) {
            orders.add(order());
        }
        Path file = Files.writeString(folder.resolve("orders.json"), root.toString());
        JsonNode result =
                NodeClients.run("polymarket-orders.mjs", Map.of("orders", file.toString()));
        assertTrue(result.path("ok").booleanValue(), result::toPrettyString);
        assertEquals(ORDERS, result.path("passed").size());
    }

    /// A wish in the client's words, and the body that we make of it.
    private ObjectNode order() {
        Tick tick = any(Tick.values());
        Side side = any(Side.values());
        boolean market = random.nextInt(3) == 0;
        TimeInForce life =
                market
                        ? any(TimeInForce.FOK, TimeInForce.FAK)
                        : any(TimeInForce.GTC, TimeInForce.GTD);
        long steps = E8.ONE / tick.stepE8();
        long priceE8 = tick.stepE8() * random.nextLong(1, steps);
        long sizeE8 = random.nextLong(1_000_000, 1_000_000_000) * 1_000; // to five decimals
        OrderAmounts amounts =
                market
                        ? OrderAmounts.market(side, priceE8, sizeE8, tick, MarketRounding.CLIENT)
                        : OrderAmounts.limit(side, priceE8, sizeE8, tick);
        OrderBody body = body(side, amounts, life);
        ObjectNode wish = describe(body);
        wish.put("kind", market ? "market" : "limit");
        wish.put("price", decimal(priceE8)).put(market ? "amount" : "size", decimal(sizeE8));
        return wish.put("tickSize", E8.format(tick.stepE8())).put("body", body.json());
    }

    private OrderBody body(Side side, OrderAmounts amounts, TimeInForce life) {
        SignatureType type = any(SignatureType.values());
        EthAddress funder = type == SignatureType.EOA ? KEY.address() : FUNDER;
        var wallet = new Wallet(type, KEY.address(), funder, ExchangeDomain.POLYGON);
        ExchangeDomain domain =
                ExchangeDomain.find(any(2, 3), wallet.chainId(), any(MarketKind.values()))
                        .orElseThrow();
        var tokenId = BigInteger.valueOf(random.nextLong(Long.MAX_VALUE)).pow(4);
        var stamp = new OrderStamp(random.nextLong(1L << 40), 1_790_616_601_234L);
        OrderStruct order = OrderDraft.of(tokenId, side, amounts).struct(wallet, stamp);
        var request =
                new OrderRequest(
                        1,
                        OrderHash.digest(order, domain).hex(),
                        order,
                        domain,
                        life,
                        life == TimeInForce.GTC && random.nextBoolean(),
                        life == TimeInForce.GTD ? 1_790_617_440 : 0);
        String signature = OrderSignature.sign(order, domain, KEY);
        return new OrderBody(request, signature, OWNER, random.nextBoolean());
    }

    private static ObjectNode describe(OrderBody body) {
        OrderRequest request = body.request();
        OrderStruct order = request.order();
        ExchangeDomain domain = request.domain();
        boolean negRisk =
                !ExchangeDomain.find(domain.version(), domain.chainId(), MarketKind.PLAIN)
                        .orElseThrow()
                        .equals(domain);
        return MAPPER.createObjectNode()
                .put("chainId", domain.chainId())
                .put("version", domain.version())
                .put("negRisk", negRisk)
                .put("signatureType", order.signatureType().code())
                .put("funder", order.maker().checksummed())
                .put("tokenId", order.tokenId().toString())
                .put("side", order.side().name())
                .put("orderType", request.timeInForce().name())
                .put("postOnly", request.postOnly())
                .put("deferExec", body.deferred())
                .put("expiration", request.expirationSecond())
                .put("salt", order.salt())
                .put("timestampMs", order.timestampMs());
    }

    private static BigDecimal decimal(long valueE8) {
        return BigDecimal.valueOf(valueE8, 8).stripTrailingZeros();
    }

    private int any(int first, int second) {
        return random.nextBoolean() ? first : second;
    }

    @SafeVarargs
    private final <T> T any(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
