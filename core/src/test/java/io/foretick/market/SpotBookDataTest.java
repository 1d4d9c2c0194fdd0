package io.foretick.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.event.BookChanges;
import io.foretick.event.Event;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.testing.SharedFiles;
import io.foretick.venue.Listings;
import io.foretick.venue.binance.BinanceDecoder;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Real Binance recordings: contiguous trades, an unbroken chain, and after every event a book that
/// equals a naive one and is never crossed.
class SpotBookDataTest {

    private final MarketState state = new MarketState();
    private final TreeMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
    private final TreeMap<Long, Long> asks = new TreeMap<>();
    private long lastTrade;
    private long lastUpdate;
    private long books;
    private long trades;

    @TestFactory
    Stream<DynamicTest> booksFollowTheRecording() {
        return SharedFiles.data().cases("*usdt_20240808.gz", SpotBookDataTest::follow);
    }

    private static void follow(Path file) throws IOException {
        var test = new SpotBookDataTest();
        var decoder = new BinanceDecoder(new Listings());
        var unzipped = new GZIPInputStream(Files.newInputStream(file));
        try (var reader =
                new BufferedReader(new InputStreamReader(unzipped, StandardCharsets.UTF_8))) {
            long frame = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int space = line.indexOf(' ');
                long receiveNs = Long.parseLong(line.substring(0, space));
                var at = new Stamp(receiveNs, Times.UNKNOWN_NS, receiveNs, ++frame, Source.BINANCE);
                byte[] bytes = line.substring(space + 1).getBytes(StandardCharsets.UTF_8);
                decoder.decode(at, bytes, 0, bytes.length, test::apply);
            }
        }
        assertTrue(test.books > 3_000 && test.trades > 6_000, test.books + " " + test.trades);
    }

    private void apply(Event event) {
        state.on(event);
        switch (event) {
            case Event.Trade trade -> {
                assertEquals(lastTrade == 0 ? trade.tradeId() : lastTrade + 1, trade.tradeId());
                lastTrade = trade.tradeId();
                trades++;
            }
            case Event.BookUpdate update -> {
                compare(update);
                books++;
            }
            case Event.BookLost lost -> throw new AssertionError("the chain broke: " + lost);
            default -> {} // quotes and listings move no book
        }
    }

    private void compare(Event.BookUpdate update) {
        BookChanges changes = update.changes();
        if (lastUpdate != 0) {
            assertEquals(lastUpdate + 1, update.firstUpdateId());
        }
        lastUpdate = update.lastUpdateId();
        for (int k = 0; k < changes.size(); k++) {
            TreeMap<Long, Long> side = changes.isBid(k) ? bids : asks;
            if (changes.isClear(k)) {
                bids.clear();
                asks.clear();
            } else if (changes.quantityE8(k) == 0) {
                side.remove(changes.priceE8(k));
            } else {
                side.put(changes.priceE8(k), changes.quantityE8(k));
            }
        }
        Book book = Objects.requireNonNull(state.spot(changes.instrument(0))).book();
        assertSame(bids, book.bids());
        assertSame(asks, book.asks());
        assertTrue(book.trusted());
        assertFalse(book.crossed());
    }

    private static void assertSame(Map<Long, Long> naive, Ladder ladder) {
        assertEquals(naive.size(), ladder.size());
        int depth = 0;
        for (Map.Entry<Long, Long> level : naive.entrySet()) {
            assertEquals(level.getKey(), ladder.priceE8(depth));
            assertEquals(level.getValue(), ladder.quantityE8(depth));
            depth++;
        }
    }
}
