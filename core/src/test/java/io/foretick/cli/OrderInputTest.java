package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.event.TimeInForce;
import io.foretick.session.ConfigException;
import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.polymarket.account.OrderRequest;
import io.foretick.venue.polymarket.order.MarketRounding;
import io.foretick.venue.polymarket.order.OrderStamp;
import io.foretick.venue.polymarket.sign.OrderStruct;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class OrderInputTest {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final EthAddress KEY = EthAddress.parse("0x" + "11".repeat(20)).orElseThrow();
    private static final OrderStamp STAMP = new OrderStamp(42, 1_800_000_000_123L);

    @Test
    void fillsInWhatIsUsual() {
        OrderRequest request = request(limit());
        OrderStruct order = request.order();
        assertEquals(TimeInForce.GTC, request.timeInForce());
        assertEquals(KEY, order.maker());
        assertEquals(STAMP.salt(), order.salt());
        assertEquals(STAMP.timestampMs(), order.timestampMs());
        assertEquals(137, request.domain().chainId());
        assertFalse(request.postOnly());
        assertFalse(OrderInput.of(limit()).isDeferred());
    }

    @Test
    void takesTheRoundingThatIsAskedFor() {
        ObjectNode market = limit().put("kind", "market").put("price", 0.07).put("amount", "1");
        market.remove("size");
        assertEquals(TimeInForce.FOK, request(market).timeInForce());
        assertEquals(14_285_700, request(market).order().takerAmountE6());
        OrderInput input = OrderInput.of(market);
        assertEquals(
                14_285_800,
                input.request(KEY, STAMP, MarketRounding.PROTECTIVE).order().takerAmountE6());
    }

    @Test
    void readsNumbersInQuotes() {
        ObjectNode quoted = limit().put("price", "0.53").put("size", "10").put("salt", "7");
        assertEquals(5_300_000, request(quoted).order().makerAmountE6());
        assertEquals(7, request(quoted).order().salt());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tokenId      | \"12x\"        | tokenId must be a decimal number",
                "tokenId      | null           | the order lacks tokenId",
                "side         | \"HOLD\"       | side must be one of buy, sell, was \"HOLD\"",
                "side         | 1              | side must be a text in quotes",
                "price        | 1.5            | price must lie on the grid of 0.01 and in [0.01",
                "price        | 0.995          | in [0.01, 0.99], was 0.995",
                "price        | \"NaN\"        | price must be a decimal above 0",
                "price        | -0.5           | price must be a decimal above 0",
                "size         | 0.001          | the amount is too small",
                "size         | 1e-200         | size must be a decimal above 0",
                "version      | 12345678901    | version must be a whole number of at most 9",
                "size         | 1e30           | size must be a decimal above 0",
                "tickSize     | \"0.02\"       | tickSize must be one of 0.1, 0.01, 0.005",
                "chainId      | 1              | no exchange of version 2 on chain 1",
                "version      | 1              | no exchange of version 1",
                "signatureType| 4              | signatureType must be 0, 1, 2 or 3",
                "signatureType| 2              | funder",
                "funder       | \"0x12\"       | funder must be an address",
                "salt         | 9007199254740992 | salt must lie in [0, 9007199254740991]",
                "salt         | 1.5            | salt must be a whole number",
                "postOnly     | \"yes\"        | postOnly must be true or false",
                "expiration   | 5              | expiration belongs to GTD orders alone",
                "orderType    | \"GTD\"        | expiration belongs to GTD orders alone",
                "orderType    | \"IOC\"        | orderType must be one of gtc, gtd, fok, fak",
                "kind         | \"market\"     | the order lacks amount",
                "metadata     | \"0x00\"       | metadata must be 0x and 64 hexadecimal digits",
                "prise        | 1              | an order has no member prise",
                "privateKey   | \"canary\"     | keys come from the environment",
                "apiCreds     | {\"secret\": \"canary\"} | keys come from the environment",
            })
    void saysWhatIsWrong(String member, String value, String reason) {
        ObjectNode input = limit();
        input.set(member, MAPPER.readTree(value));
        var thrown = assertThrows(ConfigException.class, () -> request(input));
        assertTrue(thrown.toString().contains(reason), thrown::toString);
        assertFalse(thrown.toString().contains("canary"), thrown::toString);
    }

    @Test
    void refusesOrdersThatContradictThemselves() {
        refuses(limit().put("postOnly", true).put("orderType", "FOK"), "post-only");
        refuses(limit().put("kind", "market").put("orderType", "GTC"), "market order");
    }

    @Test
    void refusesTheKeyOfAnotherSigner() {
        refuses(limit().put("signerAddress", "0x" + "22".repeat(20)), "the key is that of");
    }

    private static void refuses(ObjectNode input, String reason) {
        var thrown = assertThrows(ConfigException.class, () -> request(input));
        assertTrue(thrown.toString().contains(reason), thrown::toString);
    }

    private static OrderRequest request(ObjectNode input) {
        return OrderInput.of(input).request(KEY, STAMP, MarketRounding.CLIENT);
    }

    private static ObjectNode limit() {
        return MAPPER.createObjectNode()
                .put("tokenId", "1234")
                .put("side", "BUY")
                .put("price", 0.53)
                .put("size", 10)
                .put("tickSize", "0.01");
    }
}
