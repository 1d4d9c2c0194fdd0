package io.foretick.exchange.polymarket.clob;

import static io.foretick.exchange.polymarket.clob.ClobRig.CONDITION;
import static io.foretick.exchange.polymarket.clob.ClobRig.DOWN;
import static io.foretick.exchange.polymarket.clob.ClobRig.UP;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.event.Resolution;
import io.foretick.event.Side;
import io.foretick.exchange.polymarket.clob.ClobCaller.Answer;
import io.foretick.venue.polymarket.BookHash;
import io.foretick.venue.polymarket.sign.ApiCredentials;
import io.foretick.venue.polymarket.sign.OrderStruct;
import io.foretick.venue.polymarket.sign.SignatureType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;

class ClobServiceTest {

    private static final long SHARES = 1_000_000;

    private final ClobRig rig = ClobRig.plain();

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void answersForItself() throws Exception {
        var caller = new ClobCaller(rig, 1);
        assertEquals("OK", caller.get("/ok").json().stringValue());
        assertTrue(caller.get("/time").json().longValue() >= 1_800_000_000L);
        assertEquals(2, caller.get("/version").json().path("version").intValue());
    }

    @Test
    void givesOneKeyForALogin() throws Exception {
        var caller = new ClobCaller(rig, 1);
        assertEquals(
                "Could not derive api key!", caller.login("GET", "/auth/derive-api-key").error());
        JsonNode created = caller.login("POST", "/auth/api-key").json();
        assertEquals("Could not create api key", caller.login("POST", "/auth/api-key").error());
        assertEquals(created, caller.login("GET", "/auth/derive-api-key").json());
    }

    @Test
    void refusesALoginFromAnotherTime() throws Exception {
        var caller = new ClobCaller(rig, 1);
        caller.skewSeconds = 120;
        Answer answer = caller.login("POST", "/auth/api-key");
        assertEquals(401, answer.status());
        assertEquals("Invalid L1 Request headers", answer.error());
    }

    @Test
    void refusesARequestThatIsNotSignedRight() throws Exception {
        var caller = ClobCaller.loggedIn(rig, 1);
        var other = ClobCaller.loggedIn(rig, 2);
        ApiCredentials own = caller.credentials;
        assertEquals(200, caller.call("GET", "/data/orders?market=" + CONDITION, "").status());
        caller.skewSeconds = -120;
        assertEquals(401, caller.call("GET", "/data/orders", "").status());
        caller.skewSeconds = 0;
        caller.credentials = other.credentials;
        assertEquals(401, caller.call("GET", "/data/orders", "").status());
        caller.credentials =
                new ApiCredentials(own.apiKey(), other.credentials.secret(), own.passphrase());
        Answer answer = caller.call("GET", "/data/orders", "");
        assertEquals("Unauthorized/Invalid api key", answer.error());
    }

    @Test
    void opensAnAccountWithTheSettingsBalance() throws Exception {
        var caller = ClobCaller.loggedIn(rig, 1);
        String path = "/balance-allowance?asset_type=COLLATERAL&signature_type=0";
        assertEquals("10000000000", caller.call("GET", path, "").json().path("balance").asString());
    }

    @Test
    void restsListsAndCancelsAnOrder() throws Exception {
        var caller = ClobCaller.loggedIn(rig, 1);
        Answer placed = caller.post(buy(caller, 50, 100), "GTC");
        assertEquals(200, placed.status());
        assertEquals("live", placed.json().path("status").asString());
        assertEquals("", placed.json().path("makingAmount").asString());
        String id = placed.json().path("orderID").asString();

        JsonNode listed = caller.call("GET", "/data/orders", "").json();
        assertEquals("LTE=", listed.path("next_cursor").asString());
        assertEquals(id, listed.path("data").path(0).path("id").asString());
        JsonNode one = caller.call("GET", "/data/order/" + id, "").json();
        assertEquals("0.5", one.path("price").asString());
        assertEquals("Up", one.path("outcome").asString());

        JsonNode gone = caller.call("DELETE", "/order", "{\"orderID\":\"" + id + "\"}").json();
        assertEquals(id, gone.path("canceled").path(0).asString());
        JsonNode again = caller.call("DELETE", "/orders", "[\"" + id + "\"]").json();
        assertTrue(again.path("not_canceled").has(id));
        assertEquals(404, caller.call("GET", "/data/order/" + id, "").status());
    }

    @Test
    void matchesAndRecordsATrade() throws Exception {
        rig.quote(UP, Side.SELL, "0.5", "100");
        var caller = ClobCaller.loggedIn(rig, 1);
        JsonNode answer = caller.post(buy(caller, 26, 50), "GTC").json();
        assertEquals("matched", answer.path("status").asString());
        assertEquals("25", answer.path("makingAmount").asString());
        assertEquals("50", answer.path("takingAmount").asString());
        String trade = answer.path("tradeIDs").path(0).asString();
        JsonNode page = caller.call("GET", "/data/trades?id=" + trade, "").json();
        assertEquals(1, page.path("count").intValue());
        JsonNode found = page.path("data").path(0);
        assertEquals("TAKER", found.path("trader_side").asString());
        assertEquals("50", found.path("maker_orders").path(0).path("matched_amount").asString());
        String tokens = "/balance-allowance?asset_type=CONDITIONAL&signature_type=0&token_id=" + UP;
        assertEquals("50000000", caller.call("GET", tokens, "").json().path("balance").asString());
    }

    @Test
    void tellsAMakerOfItsTrade() throws Exception {
        var maker = ClobCaller.loggedIn(rig, 1);
        var taker = ClobCaller.loggedIn(rig, 2);
        maker.post(buy(maker, 40, 100), "GTC");
        taker.post(taker.order(DOWN, Side.BUY, 60 * SHARES, 100 * SHARES), "GTC");
        JsonNode trade = maker.call("GET", "/data/trades", "").json().path("data").path(0);
        assertEquals("MAKER", trade.path("trader_side").asString());
        assertEquals("Down", trade.path("outcome").asString());
        JsonNode own = trade.path("maker_orders").path(0);
        assertEquals(maker.credentials.apiKey(), own.path("owner").asString());
        assertEquals("0.4", own.path("price").asString());
    }

    @Test
    void killsAFokWithTheVenuesWords() throws Exception {
        var caller = ClobCaller.loggedIn(rig, 1);
        Answer answer = caller.post(buy(caller, 50, 100), "FOK");
        assertEquals(400, answer.status());
        assertEquals(
                "order couldn't be fully filled. FOK orders are fully filled or killed.",
                answer.error());
    }

    @Test
    void refusesWhatIsSignedForAnotherVersion() throws Exception {
        var caller = ClobCaller.loggedIn(rig, 1);
        OrderStruct order = buy(caller, 50, 100);
        String third = caller.message(order, "GTC", 3).toString();
        assertEquals("order_version_mismatch", caller.call("POST", "/order", third).error());
        ObjectNode first = caller.message(order, "GTC");
        ((ObjectNode) first.path("order")).put("feeRateBps", "0").put("nonce", "0");
        assertEquals(
                "order_version_mismatch", caller.call("POST", "/order", first.toString()).error());
    }

    @Test
    void refusesOrdersOfOthers() throws Exception {
        var caller = ClobCaller.loggedIn(rig, 1);
        var other = ClobCaller.loggedIn(rig, 2);
        ObjectNode stolen = caller.message(buy(caller, 50, 100), "GTC");
        assertEquals(
                "the order owner has to be the owner of the API KEY",
                other.call("POST", "/order", stolen.toString()).error());
        stolen.put("owner", other.credentials.apiKey());
        assertEquals(
                "the order signer address has to be the address of the API KEY",
                other.call("POST", "/order", stolen.toString()).error());
        ObjectNode changed = caller.message(buy(caller, 50, 100), "GTC");
        ((ObjectNode) changed.path("order")).put("takerAmount", "200000000");
        assertEquals(
                "invalid signature", caller.call("POST", "/order", changed.toString()).error());
        assertEquals("Invalid order payload", caller.call("POST", "/order", "{}").error());
    }

    @Test
    void takesOrdersOfProxiesSafesAndDepositWallets() throws Exception {
        var caller = ClobCaller.loggedIn(rig, 1);
        var wallets = new ClobCaller(rig, 50);
        for (SignatureType type : SignatureType.values()) {
            if (type != SignatureType.EOA) {
                OrderStruct order =
                        caller.order(
                                UP,
                                Side.BUY,
                                50 * SHARES,
                                100 * SHARES,
                                type,
                                wallets.key.address());
                assertEquals(200, caller.post(order, "GTC").status(), type.name());
            }
        }
        JsonNode orders = caller.call("GET", "/data/orders", "").json();
        assertEquals(3, orders.path("count").intValue());
        assertEquals(
                wallets.key.address().checksummed(),
                orders.path("data").path(0).path("maker_address").asString());
    }

    @Test
    void holdsAmountsToTheirDecimals() throws Exception {
        rig.quote(UP, Side.SELL, "0.5", "100");
        var caller = ClobCaller.loggedIn(rig, 1);
        OrderStruct market = caller.order(UP, Side.BUY, 5_001_000, 10_002_000);
        assertTrue(
                caller.post(market, "FOK").error().startsWith("invalid amounts, the market buy"));
        OrderStruct limit = caller.order(UP, Side.BUY, 5_000_500, 10_001_000);
        assertEquals(
                "invalid amounts, the buy orders maker amount supports a max accuracy of 4"
                        + " decimals, taker amount a max of 2 decimals",
                caller.post(limit, "GTC").error());
    }

    @Test
    void takesBatchesOfFifteen() throws Exception {
        var caller = ClobCaller.loggedIn(rig, 1);
        String good = caller.message(buy(caller, 5, 10), "GTC").toString();
        String bad = caller.message(buy(caller, 1, 2), "GTC").toString();
        JsonNode answers = caller.call("POST", "/orders", "[" + good + "," + bad + "]").json();
        assertEquals("live", answers.path(0).path("status").asString());
        assertTrue(answers.path(1).path("success").booleanValue());
        assertEquals("", answers.path(1).path("orderID").asString());
        assertTrue(answers.path(1).path("errorMsg").asString().contains("lower than the minimum"));
        String many = "[" + "{},".repeat(15) + "{}]";
        assertEquals(
                "Too many orders in payload: 16, max allowed: 15",
                caller.call("POST", "/orders", many).error());
    }

    @Test
    void cancelsByMarketAndAll() throws Exception {
        var caller = ClobCaller.loggedIn(rig, 1);
        caller.post(buy(caller, 5, 10), "GTC");
        caller.post(caller.order(DOWN, Side.BUY, 4 * SHARES, 10 * SHARES), "GTC");
        String body = "{\"market\":\"" + CONDITION + "\",\"asset_id\":\"" + DOWN + "\"}";
        JsonNode gone = caller.call("DELETE", "/cancel-market-orders", body).json();
        assertEquals(1, gone.path("canceled").size());
        assertEquals(1, caller.call("DELETE", "/cancel-all", "").json().path("canceled").size());
    }

    @Test
    void chainsHeartbeats() throws Exception {
        var caller = ClobCaller.loggedIn(rig, 1);
        String first = beat(caller, "").json().path("heartbeat_id").asString();
        String second = beat(caller, first).json().path("heartbeat_id").asString();
        assertNotEquals(first, second);
        Answer wrong = beat(caller, first);
        assertEquals(400, wrong.status());
        assertEquals(second, wrong.json().path("heartbeat_id").asString());
    }

    private static Answer beat(ClobCaller caller, String id) throws Exception {
        return caller.call("POST", "/v1/heartbeats", "{\"heartbeat_id\":\"" + id + "\"}");
    }

    @Test
    void keepsRestrictions() throws Exception {
        var caller = ClobCaller.loggedIn(rig, 1);
        rig.service.restrictions().setTrading(Restrictions.Trading.CANCEL_ONLY);
        assertEquals(503, caller.post(buy(caller, 5, 10), "GTC").status());
        assertEquals(200, caller.call("DELETE", "/cancel-all", "").status());
        rig.service.restrictions().setTrading(Restrictions.Trading.DISABLED);
        assertEquals(503, caller.call("DELETE", "/cancel-all", "").status());
        rig.service.restrictions().setTrading(Restrictions.Trading.OPEN);
        rig.service.restrictions().closeOnly(caller.key.address());
        assertEquals(
                "'" + caller.key.address() + "' address in closed only mode",
                caller.post(buy(caller, 5, 10), "GTC").error());
        JsonNode standing = caller.call("GET", "/auth/ban-status/closed-only", "").json();
        assertTrue(standing.path("closed_only").booleanValue());
    }

    @Test
    void showsBooksAndPrices() throws Exception {
        rig.quote(UP, Side.BUY, "0.49", "100");
        rig.quote(UP, Side.SELL, "0.52", "30");
        var caller = new ClobCaller(rig, 1);
        JsonNode book = caller.get("/book?token_id=" + UP).json();
        assertEquals("0.49", book.path("bids").path(0).path("price").asString());
        assertTrue(BookHash.matches(book.toString().getBytes(StandardCharsets.UTF_8)));
        assertEquals("0.49", text(caller, "/price?side=BUY&token_id=" + UP, "price"));
        assertEquals("0.48", text(caller, "/price?side=BUY&token_id=" + DOWN, "price"));
        assertEquals("0.505", text(caller, "/midpoint?token_id=" + UP, "mid"));
        assertEquals("0.03", text(caller, "/spread?token_id=" + UP, "spread"));
        assertEquals("0.5", text(caller, "/last-trade-price?token_id=" + UP, "price"));
        JsonNode books =
                caller.postOpenly("/books", "[{\"token_id\":\"" + UP + "\"},{\"token_id\":\"1\"}]")
                        .json();
        assertEquals(1, books.size());
        String asked = "[{\"token_id\":\"" + UP + "\",\"side\":\"SELL\"}]";
        assertEquals(
                "0.52",
                caller.postOpenly("/prices", asked).json().path(UP).path("SELL").asString());
        assertEquals(
                "No orderbook exists for the requested token id",
                caller.get("/book?token_id=1").error());
    }

    private static String text(ClobCaller caller, String path, String name) throws Exception {
        return caller.get(path).json().path(name).asString();
    }

    @Test
    void showsAMarketUntilAndAfterItIsResolved() throws Exception {
        var caller = new ClobCaller(rig, 1);
        JsonNode brief = caller.get("/clob-markets/" + CONDITION).json();
        assertEquals(0.07, brief.path("fd").path("r").doubleValue());
        assertEquals(0.01, brief.path("mts").doubleValue());
        assertEquals(CONDITION, text(caller, "/markets-by-token/" + DOWN, "condition_id"));
        assertFalse(caller.get("/neg-risk?token_id=" + UP).json().path("neg_risk").booleanValue());
        assertEquals(
                1_000, caller.get("/fee-rate?token_id=" + UP).json().path("base_fee").intValue());
        rig.loop.call((engine, nowNs) -> {
            engine.resolve(CONDITION, Resolution.UP, nowNs);
            return true;
        });
        JsonNode market = caller.get("/markets/" + CONDITION).json();
        assertTrue(market.path("closed").booleanValue());
        assertTrue(market.path("tokens").path(0).path("winner").booleanValue());
        assertEquals("2027-01-15T00:00:00Z", market.path("end_date_iso").asString());
        assertEquals(404, caller.get("/book?token_id=" + UP).status());
        assertEquals(1, caller.get("/simplified-markets").json().path("count").intValue());
    }

    private static OrderStruct buy(ClobCaller caller, long cash, long shares) {
        return caller.order(UP, Side.BUY, cash * SHARES, shares * SHARES);
    }
}
