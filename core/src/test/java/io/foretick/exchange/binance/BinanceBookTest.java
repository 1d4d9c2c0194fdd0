package io.foretick.exchange.binance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.foretick.base.E8;
import io.foretick.event.Event;
import io.foretick.event.SkipReason;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.exchange.LoopbackClient;
import io.foretick.exchange.TestVenue;
import io.foretick.market.Book;
import io.foretick.venue.Listings;
import io.foretick.venue.binance.BinanceDecoder;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The book as Foretick's own decoder builds it from snapshot and changes.
class BinanceBookTest {

    private static final int CHANGES = 60;

    private final BinanceDecoder decoder = new BinanceDecoder(new Listings());
    private final Book book = new Book();
    private int applied;
    private long lastId;

    @ParameterizedTest(name = "{0}")
    @CsvSource({"btcusdt@depth@100ms, 10", "btcusdt@depth, 50"})
    void joinsSnapshotAndChangesToTheVenuesOwnBook(String stream, double speed) throws Exception {
        try (var exchange = BinanceExchange.start(TestVenue.context(speed), TestVenue.WORLD);
                var client = new LoopbackClient();
                var inbox =
                        client.connect(
                                TestVenue.url(exchange, BinanceExchange.STREAMS)
                                        + "/stream?streams="
                                        + stream)) {
            String depth =
                    TestVenue.url(exchange, BinanceExchange.REST)
                            + "/api/v3/depth?symbol=BTCUSDT&limit=5000";
            take(inbox.nextText());
            byte[] snapshot = client.get(depth).bytes();
            List<Event> events = new ArrayList<>();
            decoder.decodeSnapshot(stamp(), "BTCUSDT", snapshot, events::add);
            events.forEach(this::apply);
            assertFalse(decoder.awaitsSnapshot("BTCUSDT"));
            while (applied < CHANGES) {
                take(inbox.nextText());
            }
            JsonNode later = new JsonMapper().readTree(client.get(depth).bytes());
            long laterId = later.required("lastUpdateId").longValue();
            while (lastId < laterId) {
                take(inbox.nextText());
            }
            if (lastId == laterId) {
                assertSame(later);
            } else { // the snapshot fell between two changes of a second each
                assertEquals("btcusdt@depth", stream);
            }
        }
    }

    private static Stamp stamp() {
        return Stamp.internal(TestVenue.START_NS, Source.BINANCE);
    }

    private void take(String frame) {
        byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
        decoder.decode(stamp(), bytes, 0, bytes.length, this::apply);
    }

    private void apply(Event event) {
        switch (event) {
            case Event.BookUpdate update -> {
                for (int at = 0; at < update.changes().size(); ) {
                    at = book.apply(update, update.changes().instrument(at), at);
                }
                lastId = update.lastUpdateId();
                applied++;
                assertTrue(book.trusted());
                assertFalse(book.crossed());
            }
            case Event.FrameSkipped skipped ->
                    assertTrue(
                            skipped.reason() == SkipReason.BUFFERED
                                    || skipped.reason() == SkipReason.DUPLICATE,
                            skipped::toString);
            case Event.BookLost lost -> fail(lost.toString());
            default -> {} // listings
        }
    }

    private void assertSame(JsonNode page) {
        assertEquals(page.required("bids").size(), book.bids().size());
        assertEquals(page.required("asks").size(), book.asks().size());
        for (int level = 0; level < 20; level++) {
            JsonNode bid = page.required("bids").required(level);
            assertEquals(E8.parse(bid.required(0).stringValue()), book.bids().priceE8(level));
            assertEquals(E8.parse(bid.required(1).stringValue()), book.bids().quantityE8(level));
            JsonNode ask = page.required("asks").required(level);
            assertEquals(E8.parse(ask.required(0).stringValue()), book.asks().priceE8(level));
            assertEquals(E8.parse(ask.required(1).stringValue()), book.asks().quantityE8(level));
        }
    }
}
