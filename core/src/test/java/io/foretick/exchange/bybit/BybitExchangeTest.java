package io.foretick.exchange.bybit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.exchange.LoopbackClient;
import io.foretick.exchange.TestVenue;
import io.foretick.venue.polymarket.Coin;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.TreeMap;

/// The simulated Bybit over real sockets. Thirty venue seconds pass in one.
class BybitExchangeTest {

    private static BybitExchange exchange;
    private static LoopbackClient client;

    @BeforeAll
    static void start() {
        exchange = BybitExchange.start(TestVenue.context(30), TestVenue.WORLD);
        client = new LoopbackClient();
    }

    @AfterAll
    static void stop() {
        client.close();
        exchange.close();
    }

    private static JsonNode get(String path) throws Exception {
        return client.get(TestVenue.url(exchange, BybitExchange.REST) + "/v5/market/" + path)
                .json();
    }

    private static LoopbackClient.Inbox connect(String... topics) throws Exception {
        String url = TestVenue.url(exchange, BybitExchange.STREAMS) + "/v5/public/spot";
        LoopbackClient.Inbox inbox = client.connect(url);
        String names = String.join("\",\"", topics);
        inbox.send("{\"op\":\"subscribe\",\"args\":[\"" + names + "\"],\"req_id\":\"x\"}");
        JsonNode answer = inbox.nextWhere(message -> message.has("op"));
        assertTrue(answer.required("success").booleanValue(), answer::toString);
        assertEquals("x", answer.required("req_id").stringValue());
        assertEquals("subscribe", answer.required("ret_msg").stringValue());
        return inbox;
    }

    @Test
    void listsCandlesNewestFirstUpToTheOpenOne() throws Exception {
        JsonNode page = get("kline?category=spot&symbol=BTCUSDT&interval=1&limit=1000");
        assertEquals(0, page.required("retCode").intValue());
        JsonNode rows = page.required("result").required("list");
        assertEquals(1_000, rows.size());
        long newestMs = Long.parseLong(rows.required(0).required(0).stringValue());
        assertTrue(newestMs + 60_000 > page.required("time").longValue());
        for (int at = 1; at < rows.size(); at++) {
            assertEquals(7, rows.required(at).size());
            assertEquals(newestMs - at * 60_000L, rows.required(at).required(0).asLong(0));
        }
    }

    @Test
    void givesTheNewestCandlesOfAWindow() throws Exception {
        long startMs = TestVenue.START_NS / 60_000_000_000L * 60_000 - 3_600_000;
        String window = "&start=" + startMs + "&end=" + (startMs + 600_000) + "&limit=3";
        JsonNode rows =
                get("kline?symbol=ETHUSDT&interval=1" + window).required("result").required("list");
        assertEquals(3, rows.size());
        assertEquals(startMs + 600_000, rows.required(0).required(0).asLong(0));
    }

    @Test
    void liesAFewBasisPointsAboveTheWorld() throws Exception {
        for (Coin coin : Coin.values()) {
            JsonNode page = get("tickers?category=spot&symbol=" + coin + "USDT");
            JsonNode ticker = page.required("result").required("list").required(0);
            double bid = Double.parseDouble(ticker.required("bid1Price").stringValue());
            double ask = Double.parseDouble(ticker.required("ask1Price").stringValue());
            long timeNs = page.required("time").longValue() * 1_000_000;
            double ratio = (bid + ask) / 2 / TestVenue.WORLD.price(coin, timeNs);
            assertTrue(bid < ask);
            assertEquals(1.0004, ratio, 0.0008, coin.name());
        }
    }

    @Test
    void tellsTermsBooksAndTrades() throws Exception {
        JsonNode terms = get("instruments-info?category=spot").required("result").required("list");
        assertEquals(4, terms.size());
        assertEquals(
                "0.01",
                terms.required(0).required("priceFilter").required("tickSize").stringValue());
        JsonNode book = get("orderbook?category=spot&symbol=BTCUSDT&limit=50").required("result");
        assertEquals(50, book.required("b").size());
        assertTrue(price(book.required("b").required(0)) < price(book.required("a").required(0)));
        JsonNode trades =
                get("recent-trade?category=spot&symbol=BTCUSDT")
                        .required("result")
                        .required("list");
        assertEquals(60, trades.size());
        assertEquals(
                trades.required(0).required("execId").asLong(0),
                trades.required(1).required("execId").asLong(0) + 1);
        assertTrue(get("time").required("result").has("timeNano"));
    }

    private static long price(JsonNode level) {
        return E8.parse(level.required(0).stringValue());
    }

    @Test
    void refusesWithACodeInTheBody() throws Exception {
        assertEquals(10_001, get("kline?symbol=NOUSDT&interval=1").required("retCode").intValue());
        assertEquals(10_001, get("kline?symbol=BTCUSDT&interval=7").required("retCode").intValue());
        assertEquals(10_001, get("tickers?category=moon").required("retCode").intValue());
        JsonNode none = get("instruments-info?category=option").required("result");
        assertEquals(0, none.required("list").size());
    }

    @Test
    void saysSoWhenItIsAskedTooOften() throws Exception {
        try (var still = BybitExchange.start(TestVenue.context(0.001), TestVenue.WORLD)) {
            String url = TestVenue.url(still, BybitExchange.REST) + "/v5/market/time";
            assertEquals("99", client.get(url).header("X-Bapi-Limit-Status"));
            for (int request = 1; request < RequestMeter.PER_SECOND_MAX; request++) {
                client.get(url);
            }
            LoopbackClient.Answer limited = client.get(url);
            assertEquals(200, limited.status());
            assertEquals(10_006, limited.json().required("retCode").intValue());
            assertEquals("100", limited.header("X-Bapi-Limit"));
            assertEquals("1741178097000", limited.header("X-Bapi-Limit-Reset-Timestamp"));
        }
    }

    @Test
    void confirmsACandleAtItsEnd() throws Exception {
        try (var inbox = connect("kline.1.BTCUSDT")) {
            JsonNode frame =
                    inbox.nextWhere(message ->
                            message.has("data")
                                    && message.required("data")
                                            .required(0)
                                            .required("confirm")
                                            .booleanValue());
            JsonNode bar = frame.required("data").required(0);
            assertEquals("snapshot", frame.required("type").stringValue());
            assertEquals(
                    bar.required("start").longValue() + 59_999, bar.required("end").longValue());
            JsonNode row =
                    get("kline?category=spot&symbol=BTCUSDT&interval=1&limit=1&start="
                                    + bar.required("start")
                                    + "&end="
                                    + bar.required("start"))
                            .required("result")
                            .required("list")
                            .required(0);
            assertEquals(row.required(1), bar.required("open"));
            assertEquals(row.required(4), bar.required("close"));
            assertEquals(row.required(5), bar.required("volume"));
            JsonNode next = inbox.next().required("data").required(0);
            assertEquals(bar.required("end").longValue() + 1, next.required("start").longValue());
            assertFalse(next.required("confirm").booleanValue());
        }
    }

    @Test
    void tellsAllTradesInOrder() throws Exception {
        try (var inbox = connect("publicTrade.XRPUSDT")) {
            long lastId = 0;
            for (JsonNode frame : inbox.next(20)) {
                for (JsonNode trade : frame.required("data")) {
                    long id = trade.required("i").asLong(0);
                    assertTrue(lastId == 0 || id == lastId + 1);
                    lastId = id;
                }
            }
        }
    }

    @Test
    void changesOfTheBookKeepItUncrossed() throws Exception {
        try (var inbox = connect("orderbook.50.ETHUSDT")) {
            var bids = new TreeMap<Long, JsonNode>();
            var asks = new TreeMap<Long, JsonNode>();
            for (JsonNode frame : inbox.next(30)) {
                JsonNode data = frame.required("data");
                assertEquals(
                        bids.isEmpty() ? "snapshot" : "delta",
                        frame.required("type").stringValue());
                set(bids, data.required("b"));
                set(asks, data.required("a"));
                assertEquals(50, bids.size());
                assertEquals(50, asks.size());
                assertTrue(bids.lastKey() < asks.firstKey());
            }
        }
    }

    private static void set(Map<Long, JsonNode> side, JsonNode levels) {
        for (JsonNode level : levels) {
            side.put(price(level), level);
            if (E8.parse(level.required(1).stringValue()) == 0) {
                side.remove(price(level));
            }
        }
    }

    @Test
    void answersPingsAsSpotDoes() throws Exception {
        try (var inbox = connect("tickers.BTCUSDT")) {
            inbox.send("{\"op\":\"ping\"}");
            JsonNode pong = inbox.nextWhere(message -> message.has("op"));
            assertEquals("pong", pong.required("ret_msg").stringValue());
            assertEquals("ping", pong.required("op").stringValue());
            assertFalse(pong.has("req_id"));
            inbox.send("{\"op\":\"subscribe\",\"args\":[\"kline.7.BTCUSDT\"]}");
            JsonNode refused = inbox.nextWhere(message -> message.has("op"));
            assertFalse(refused.required("success").booleanValue());
            String eleven = "\"publicTrade.BTCUSDT\",".repeat(11);
            inbox.send(
                    "{\"op\":\"subscribe\",\"args\":["
                            + eleven.substring(0, eleven.length() - 1)
                            + "]}");
            assertFalse(
                    inbox.nextWhere(message -> message.has("op"))
                            .required("success")
                            .booleanValue());
        }
    }
}
