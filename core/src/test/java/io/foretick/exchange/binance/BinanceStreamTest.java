package io.foretick.exchange.binance;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.exchange.LoopbackClient;
import io.foretick.exchange.TestVenue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.List;

/// The streams, heard over real sockets. Ten venue seconds pass in one.
///
/// Pings take seconds of wall time however fast the venue's clock runs: the connections that wait
/// for them are opened first, and wait while the other tests run.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BinanceStreamTest {

    private static final double SPEED = 10;
    private static final int LAST = Integer.MAX_VALUE;

    private static BinanceExchange exchange;
    private static LoopbackClient client;
    private static LoopbackClient.Inbox answering;
    private static SilentSocket silent;

    @BeforeAll
    static void start() throws IOException {
        exchange = BinanceExchange.start(TestVenue.context(SPEED), TestVenue.WORLD);
        client = new LoopbackClient();
        answering = connect("/ws/btcusdt@kline_1s");
        silent = new SilentSocket(TestVenue.url(exchange, BinanceExchange.STREAMS), "/ws");
    }

    @AfterAll
    static void stop() throws IOException {
        silent.close();
        answering.close();
        client.close();
        exchange.close();
    }

    private static LoopbackClient.Inbox connect(String path) {
        return client.connect(TestVenue.url(exchange, BinanceExchange.STREAMS) + path);
    }

    @Test
    void tellsAllTradesInOrder() throws Exception {
        try (var inbox = connect("/ws/btcusdt@trade")) {
            long lastId = 0;
            for (JsonNode trade : inbox.next(60)) {
                assertEquals("trade", trade.required("e").stringValue());
                assertEquals("BTCUSDT", trade.required("s").stringValue());
                long id = trade.required("t").longValue();
                assertTrue(lastId == 0 || id == lastId + 1);
                lastId = id;
                long lateMs = trade.required("E").longValue() - trade.required("T").longValue();
                assertTrue(lateMs >= 0 && lateMs <= 100, trade::toString);
            }
        }
    }

    @Test
    void wrapsPayloadsOfManyStreams() throws Exception {
        String streams =
                "btcusdt@aggTrade/btcusdt@bookTicker/ethusdt@depth/ethusdt@depth5@100ms"
                        + "/solusdt@kline_1s/xrpusdt@miniTicker/xrpusdt@ticker";
        try (var inbox = connect("/stream?streams=" + streams)) {
            for (String stream : streams.split("/", -1)) {
                JsonNode data =
                        inbox.nextWhere(frame -> frame.path("stream").asString("").equals(stream))
                                .required("data");
                assertTrue(data.size() > 2, stream);
            }
        }
    }

    @Test
    void endsACandleOnceWithTheSameNumbersAsItsSuccessorInTheHistory() throws Exception {
        try (var inbox = connect("/ws/btcusdt@kline_1m")) {
            JsonNode closed =
                    inbox.nextWhere(frame -> frame.required("k").required("x").booleanValue())
                            .required("k");
            JsonNode next = inbox.next().required("k");
            assertEquals(closed.required("T").longValue() + 1, next.required("t").longValue());
            assertFalse(next.required("x").booleanValue());
            String path =
                    "/api/v3/klines?symbol=BTCUSDT&interval=1m&limit=1&startTime="
                            + closed.required("t").longValue();
            JsonNode row =
                    client.get(TestVenue.url(exchange, BinanceExchange.REST) + path)
                            .json()
                            .required(0);
            List<String> keys = List.of("t", "o", "h", "l", "c", "v", "T", "q", "n", "V", "Q");
            for (int at = 0; at < keys.size(); at++) {
                assertEquals(row.required(at), closed.required(keys.get(at)), keys.get(at));
            }
        }
    }

    @Test
    void tellsTheBestQuoteUncrossed() throws Exception {
        try (var inbox = connect("/ws/ethusdt@bookTicker")) {
            long lastId = 0;
            for (JsonNode quote : inbox.next(30)) {
                assertFalse(quote.has("e"));
                assertTrue(quote.required("u").longValue() > lastId);
                lastId = quote.required("u").longValue();
                assertTrue(
                        E8.parse(quote.required("b").stringValue())
                                < E8.parse(quote.required("a").stringValue()));
            }
        }
    }

    @Test
    void obeysControlMessages() throws Exception {
        try (var inbox = connect("/ws")) {
            inbox.send("{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@trade\"],\"id\":1}");
            assertEquals("{\"result\":null,\"id\":1}", inbox.nextText());
            assertEquals("trade", inbox.next().required("e").stringValue());
            inbox.send("{\"method\":\"SET_PROPERTY\",\"params\":[\"combined\",true],\"id\":\"a\"}");
            assertTrue(reply(inbox).required("result").isNull());
            assertEquals("btcusdt@trade", inbox.next().required("stream").stringValue());
            inbox.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":3}");
            assertEquals("[\"btcusdt@trade\"]", reply(inbox).required("result").toString());
            inbox.send("{\"method\":\"UNSUBSCRIBE\",\"params\":[\"btcusdt@trade\"],\"id\":4}");
            assertEquals(4, reply(inbox).required("id").intValue());
        }
        try (var inbox = connect("/ws")) {
            inbox.send("{\"method\":\"GET_PROPERTY\",\"params\":[\"combined\"],\"id\":5}");
            assertEquals("{\"result\":false,\"id\":5}", inbox.nextText());
            inbox.send("{\"method\":\"GET_PROPERTY\",\"params\":[\"colour\"],\"id\":6}");
            assertEquals(0, errorCode(inbox));
            inbox.send("{\"method\":\"SET_PROPERTY\",\"params\":[\"combined\",1],\"id\":7}");
            assertEquals(1, errorCode(inbox));
            inbox.send("{\"method\":\"DANCE\",\"id\":8}");
            assertEquals(2, errorCode(inbox));
            inbox.send("no json");
            assertEquals(3, errorCode(inbox));
        }
    }

    private static JsonNode reply(LoopbackClient.Inbox inbox) throws InterruptedException {
        return inbox.nextWhere(message -> message.has("id"));
    }

    private static int errorCode(LoopbackClient.Inbox inbox) throws InterruptedException {
        return inbox.next().required("error").required("code").intValue();
    }

    @Test
    void countsMicrosecondsWhereWanted() throws Exception {
        try (var inbox = connect("/stream?streams=xrpusdt@trade&timeUnit=MICROSECOND")) {
            JsonNode trade = inbox.next().required("data");
            assertTrue(trade.required("T").longValue() > TestVenue.START_NS / 1_000);
            assertTrue(trade.required("E").longValue() > TestVenue.START_NS / 1_000);
        }
    }

    @Test
    void closesOnWhoTalksTooMuch() throws Exception {
        try (var inbox = connect("/ws")) {
            for (int message = 0; message < 6; message++) {
                inbox.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}");
            }
            assertEquals(1008, inbox.awaitCloseCode());
        }
    }

    @Test
    void staysSilentOnStreamsThatDoNotExist() throws Exception {
        try (var inbox = connect("/ws/dogeusdt@trade")) {
            inbox.send("{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@mood\"],\"id\":1}");
            assertEquals("{\"result\":null,\"id\":1}", inbox.nextText());
            inbox.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":2}");
            assertEquals(2, inbox.next().required("result").size());
        }
    }

    @Test
    @Order(LAST)
    void pingsAndKeepsWhoAnswers() throws Exception {
        String first = answering.nextPing();
        assertTrue(Long.parseLong(first) > TestVenue.START_NS / 1_000_000);
        answering.nextPing();
        answering.nextPing();
        long lastMs = Long.parseLong(answering.nextPing()); // an unanswered one lives shorter
        JsonNode later = answering.nextWhere(frame -> frame.required("E").longValue() > lastMs);
        assertEquals("kline", later.required("e").stringValue());
    }

    @Test
    @Order(LAST)
    void dropsWhoDoesNotAnswerPings() {
        assertDoesNotThrow(silent::awaitClose);
    }
}
