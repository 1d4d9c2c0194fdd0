package io.foretick.venue.polymarket.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.venue.ethereum.PrivateKey;
import io.foretick.venue.polymarket.account.OrderRequest;
import io.foretick.venue.polymarket.sign.ExchangeDomain;
import io.foretick.venue.polymarket.sign.MarketKind;
import io.foretick.venue.polymarket.sign.OrderHash;
import io.foretick.venue.polymarket.sign.OrderStruct;
import io.foretick.venue.polymarket.wallet.Wallet;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigInteger;

final class OrderBodyTest {

    private static final PrivateKey KEY = PrivateKey.parse("0x" + "4c".repeat(32));

    /// As clob-client-v2 1.1.0 writes it, given the same key and order.
    private static final String EXPECTED =
            "{\"deferExec\":false,\"postOnly\":false,\"order\":{\"salt\":7,"
                    + "\"maker\":\"0xdB00079cad3e665853Bf766eFe26F4C38cdbdCDA\","
                    + "\"signer\":\"0xdB00079cad3e665853Bf766eFe26F4C38cdbdCDA\","
                    + "\"tokenId\":\"12345678901234567890\","
                    + "\"makerAmount\":\"5300000\",\"takerAmount\":\"10000000\","
                    + "\"side\":\"BUY\",\"signatureType\":0,\"timestamp\":\"1800000000000\","
                    + "\"expiration\":\"0\",\"metadata\":\"0x"
                    + "0".repeat(64)
                    + "\",\"builder\":\"0x"
                    + "0".repeat(64)
                    + "\",\"signature\":\"0xca5595271d636aabd05cdb84f5dba37ad5984e7ea7faa7fea660"
                    + "1cf11aae2408121ef759b75d798661812b0f33ceb6bd202a9154423cb0506399bf1b97714d"
                    + "c01c\"},\"owner\":\"key-1\",\"orderType\":\"GTC\"}";

    @Test
    void writesTheOfficialClientsBody() throws IOException {
        assertEquals(EXPECTED, OrderBody.signed(request(), KEY, "key-1").json());
    }

    @Test
    void refusesAnApiKeyThatWouldBreakTheJson() {
        for (String owner : new String[] {"a\"b", "a\\b", "a\nb", "ä"}) {
            var thrown =
                    assertThrows(
                            IllegalArgumentException.class,
                            () -> new OrderBody(request(), "0x", owner, false));
            assertFalse(thrown.toString().contains(owner), thrown::toString);
        }
    }

    @Test
    void keepsTheApiKeyOutOfItsText() {
        var body = new OrderBody(request(), "0x", "canary", false);
        assertFalse(body.toString().contains("canary"), body::toString);
    }

    private static OrderRequest request() {
        ExchangeDomain domain =
                ExchangeDomain.find(2, ExchangeDomain.POLYGON, MarketKind.PLAIN).orElseThrow();
        OrderStruct order =
                OrderDraft.of(
                                new BigInteger("12345678901234567890"),
                                Side.BUY,
                                new OrderAmounts(5_300_000, 10_000_000))
                        .struct(
                                Wallet.plain(KEY.address(), domain.chainId()),
                                new OrderStamp(7, 1_800_000_000_000L));
        return new OrderRequest(
                1, OrderHash.digest(order, domain).hex(), order, domain, TimeInForce.GTC, false, 0);
    }
}
