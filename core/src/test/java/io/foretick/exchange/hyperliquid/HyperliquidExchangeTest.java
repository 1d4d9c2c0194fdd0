package io.foretick.exchange.hyperliquid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.exchange.LoopbackClient;
import io.foretick.exchange.TestVenue;
import io.foretick.venue.VenueClock;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.HashSet;
import java.util.Set;

/// The simulated Hyperliquid over real sockets. Ten venue seconds pass in one.
class HyperliquidExchangeTest {

    private static final long START_MS = TestVenue.START_NS / 1_000_000;

    private static HyperliquidExchange exchange;
    private static LoopbackClient client;

    @BeforeAll
    static void start() {
        exchange = HyperliquidExchange.start(TestVenue.context(10), TestVenue.WORLD);
        client = new LoopbackClient();
    }

    @AfterAll
    static void stop() {
        client.close();
        exchange.close();
    }

    private static LoopbackClient.Answer ask(String request) throws Exception {
        return client.post(TestVenue.url(exchange, HyperliquidExchange.REST) + "/info", request);
    }

    private static LoopbackClient.Inbox connect() {
        return client.connect(TestVenue.url(exchange, HyperliquidExchange.STREAMS) + "/ws");
    }

    private static void subscribe(LoopbackClient.Inbox inbox, String subscription)
            throws InterruptedException {
        inbox.send("{\"method\":\"subscribe\",\"subscription\":" + subscription + "}");
        JsonNode answer = inbox.next();
        assertEquals("subscriptionResponse", answer.required("channel").stringValue());
        assertEquals(subscription, answer.required("data").required("subscription").toString());
    }

    @Test
    void listsTheContracts() throws Exception {
        JsonNode universe = ask("{\"type\":\"meta\"}").json().required("universe");
        assertEquals(4, universe.size());
        assertEquals("BTC", universe.required(0).required("name").stringValue());
        assertEquals(5, universe.required(0).required("szDecimals").intValue());
        assertEquals(4, ask("{\"type\":\"allMids\"}").json().size());
        assertTrue(ask("{\"type\":\"spotMeta\"}").json().has("tokens"));
        assertEquals(2, ask("{\"type\":\"metaAndAssetCtxs\"}").json().size());
    }

    @Test
    void keepsToTheRulesOfPricesAndSizes() throws Exception {
        for (Perpetual perpetual : Perpetual.values()) {
            JsonNode book = ask("{\"type\":\"l2Book\",\"coin\":\"" + perpetual + "\"}").json();
            long lastBidE8 = Long.MAX_VALUE;
            assertEquals(20, book.required("levels").required(0).size());
            for (JsonNode level : book.required("levels").required(0)) {
                long priceE8 = E8.parse(level.required("px").stringValue());
                assertEquals(0, priceE8 % perpetual.tickE8(priceE8), level::toString);
                assertEquals(
                        E8.parse(level.required("sz").stringValue()),
                        perpetual.sizeE8(E8.parse(level.required("sz").stringValue())));
                assertTrue(priceE8 < lastBidE8);
                lastBidE8 = priceE8;
            }
            JsonNode ask = book.required("levels").required(1).required(0);
            JsonNode bid = book.required("levels").required(0).required(0);
            assertTrue(
                    E8.parse(bid.required("px").stringValue())
                            < E8.parse(ask.required("px").stringValue()));
        }
    }

    @Test
    void thickensBooksOnDemand() throws Exception {
        String request = "{\"type\":\"l2Book\",\"coin\":\"BTC\",\"nSigFigs\":5,\"mantissa\":5}";
        for (JsonNode level : ask(request).json().required("levels").required(1)) {
            assertEquals(0, level.required("px").asLong(1) % 50);
        }
        assertEquals(422, ask(request.replace(":5,", ":4,")).status());
    }

    @Test
    void givesTheNewestFiveThousandCandles() throws Exception {
        String request =
                "{\"type\":\"candleSnapshot\",\"req\":{\"coin\":\"SOL\",\"interval\":\"1m\","
                        + "\"startTime\":1738000000000,\"endTime\":"
                        + START_MS
                        + "}}";
        JsonNode candles = ask(request).json();
        assertEquals(5_000, candles.size());
        assertTrue(candles.required(4_999).required("T").longValue() >= START_MS);
        assertEquals(
                candles.required(0).required("T").longValue() + 1,
                candles.required(1).required("t").longValue());
    }

    @Test
    void refusesWhatItCannotRead() throws Exception {
        assertEquals(422, ask("{\"type\":\"weather\"}").status());
        assertEquals(422, ask("{\"type\":\"l2Book\",\"coin\":\"DOGE\"}").status());
        assertEquals(400, ask("no json").status());
    }

    @Test
    void limitsTheWeightOfAMinute() throws Exception {
        try (var still = HyperliquidExchange.start(TestVenue.context(0.001), TestVenue.WORLD)) {
            String url = TestVenue.url(still, HyperliquidExchange.REST) + "/info";
            for (int request = 0; request < InfoService.WEIGHT_MAX / 20; request++) {
                assertEquals(200, client.post(url, "{\"type\":\"meta\"}").status());
            }
            assertEquals(429, client.post(url, "{\"type\":\"meta\"}").status());
        }
    }

    @Test
    void replaysRecentTradesFirst() throws Exception {
        try (var inbox = connect()) {
            subscribe(inbox, "{\"type\":\"trades\",\"coin\":\"BTC\"}");
            JsonNode replay = inbox.next().required("data");
            assertTrue(replay.size() > 10, () -> "only " + replay.size());
            long spanMs =
                    replay.required(replay.size() - 1).required("time").longValue()
                            - replay.required(0).required("time").longValue();
            assertTrue(spanMs > 20_000, () -> "span was " + spanMs);
            Set<Long> numbers = new HashSet<>();
            replay.forEach(trade -> assertTrue(numbers.add(trade.required("tid").longValue())));
            for (JsonNode frame : inbox.next(5)) {
                for (JsonNode trade : frame.required("data")) {
                    assertTrue(numbers.add(trade.required("tid").longValue()));
                    assertEquals(2, trade.required("users").size());
                    assertEquals(66, trade.required("hash").stringValue().length());
                }
            }
        }
    }

    @Test
    void sendsWholeBooksQuotesCandlesAndMids() throws Exception {
        try (var inbox = connect()) {
            subscribe(inbox, "{\"type\":\"l2Book\",\"coin\":\"ETH\",\"fast\":true}");
            JsonNode book = inbox.next().required("data");
            assertEquals(5, book.required("levels").required(1).size());
            long spanMs =
                    inbox.next().required("data").required("time").longValue()
                            - book.required("time").longValue();
            assertTrue(spanMs <= 500, () -> "span was " + spanMs);
        }
        for (String subscription :
                new String[] {
                    "{\"type\":\"bbo\",\"coin\":\"SOL\"}",
                    "{\"type\":\"candle\",\"coin\":\"XRP\",\"interval\":\"1m\"}",
                    "{\"type\":\"allMids\"}"
                }) {
            try (var inbox = connect()) {
                subscribe(inbox, subscription);
                assertTrue(subscription.contains(inbox.next().required("channel").stringValue()));
            }
        }
    }

    @Test
    void answersPingsAndRefusals() throws Exception {
        try (var inbox = connect()) {
            inbox.send("{\"method\":\"ping\"}");
            assertEquals("{\"channel\":\"pong\"}", inbox.nextText());
            inbox.send("{\"method\":\"subscribe\",\"subscription\":{\"type\":\"mood\"}}");
            assertEquals("error", inbox.next().required("channel").stringValue());
            subscribe(inbox, "{\"type\":\"candle\",\"coin\":\"XRP\",\"interval\":\"1d\"}");
            inbox.send(
                    "{\"method\":\"unsubscribe\",\"subscription\":"
                            + "{\"type\":\"candle\",\"coin\":\"XRP\",\"interval\":\"1d\"}}");
            JsonNode answer =
                    inbox.nextWhere(message ->
                            message.required("channel")
                                    .stringValue()
                                    .equals("subscriptionResponse"));
            assertEquals("unsubscribe", answer.required("data").required("method").stringValue());
            assertFalse(answer.required("data").required("subscription").isMissingNode());
        }
    }

    @Test
    void dropsWhomItHasNothingToTell() throws Exception {
        long idleNsMax = 200 * Times.MILLI_NS;
        try (var hasty =
                        HyperliquidExchange.start(
                                TestVenue.context(10), TestVenue.WORLD, idleNsMax);
                var inbox =
                        client.connect(TestVenue.url(hasty, HyperliquidExchange.STREAMS) + "/ws")) {
            assertEquals(1000, inbox.awaitCloseCode());
        }
    }

    @Test
    void idlenessIsAMinuteOfTheVenueButTenSecondsAtLeast() {
        assertEquals(Times.MINUTE_NS, Streams.idleNsMax(VenueClock.wall()));
        VenueClock fast = VenueClock.startingAt(TestVenue.START_NS, 10);
        assertEquals(10 * Times.SECOND_NS, Streams.idleNsMax(fast));
    }
}
