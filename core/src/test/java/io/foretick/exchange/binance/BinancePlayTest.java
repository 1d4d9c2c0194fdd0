package io.foretick.exchange.binance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.exchange.LoopbackClient;
import io.foretick.exchange.TestVenue;

import org.junit.jupiter.api.Test;

/// Streams that a script drives, and the end of a server.
class BinancePlayTest {

    @Test
    void playsFramesWhileTheWorldIsSilent() throws Exception {
        try (var exchange = BinanceExchange.startSilent(TestVenue.context(10), TestVenue.WORLD);
                var client = new LoopbackClient();
                var raw = client.connect(streams(exchange) + "/ws/btcusdt@trade");
                var combined =
                        client.connect(streams(exchange) + "/stream?streams=btcusdt@trade")) {
            confirm(raw);
            confirm(combined);
            exchange.play("ethusdt@trade", "{\"t\":1}");
            exchange.play("btcusdt@trade", "{\"t\":2}");
            assertEquals("{\"t\":2}", raw.nextText());
            assertEquals("{\"stream\":\"btcusdt@trade\",\"data\":{\"t\":2}}", combined.nextText());
        }
    }

    @Test
    void hasNoMadeUpPastWhileTheWorldIsSilent() throws Exception {
        try (var exchange = BinanceExchange.startSilent(TestVenue.context(10), TestVenue.WORLD);
                var client = new LoopbackClient()) {
            String rest = TestVenue.url(exchange, BinanceExchange.REST) + "/api/v3/";
            String trades = rest + "historicalTrades?symbol=BTCUSDT&fromId=1&limit=9";
            assertEquals("[]", client.get(trades).text());
            assertEquals(404, client.get(rest + "depth?symbol=BTCUSDT").status());
            assertEquals(200, client.get(rest + "time").status());
        }
    }

    @Test
    void warnsBeforeTheServerGoes() throws Exception {
        try (var exchange = BinanceExchange.startSilent(TestVenue.context(60), TestVenue.WORLD);
                var client = new LoopbackClient();
                var raw = client.connect(streams(exchange) + "/ws");
                var combined = client.connect(streams(exchange) + "/stream")) {
            confirm(raw);
            confirm(combined);
            exchange.shutdownSoon();
            assertEquals("serverShutdown", raw.next().required("e").stringValue());
            assertEquals("!serverShutdown", combined.next().required("stream").stringValue());
            assertEquals(1001, raw.awaitCloseCode());
            assertEquals(1001, combined.awaitCloseCode());
        }
    }

    private static String streams(BinanceExchange exchange) {
        return TestVenue.url(exchange, BinanceExchange.STREAMS);
    }

    // An answer proves that the server knows the client.
    private static void confirm(LoopbackClient.Inbox inbox) throws InterruptedException {
        inbox.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}");
        assertEquals(1, inbox.next().required("id").intValue());
    }
}
