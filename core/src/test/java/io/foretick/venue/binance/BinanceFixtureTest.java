package io.foretick.venue.binance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.event.Event;
import io.foretick.event.SkipReason;
import io.foretick.event.Source;
import io.foretick.testing.FrameFiles;
import io.foretick.testing.Heard;
import io.foretick.testing.SharedFiles;
import io.foretick.venue.Listings;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

final class BinanceFixtureTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final Listings listings = new Listings();
    private final BinanceDecoder decoder = new BinanceDecoder(listings);
    private final Heard heard = new Heard(decoder, Source.BINANCE);

    @TestFactory
    Stream<DynamicTest> readsTrades() {
        return SharedFiles.fixtures()
                .cases(
                        "{*usdt_*_trade.txt,ws_spot_trade.json,*_binance.jsonl}",
                        file -> new BinanceFixtureTest().checkTrades(file));
    }

    @TestFactory
    Stream<DynamicTest> readsAggregatedTrades() {
        return SharedFiles.fixtures()
                .cases("ws_spot_agg_trade*.json", file -> new BinanceFixtureTest().checkOne(file));
    }

    @TestFactory
    Stream<DynamicTest> readsQuotes() {
        return SharedFiles.fixtures()
                .cases(
                        "*{usdt_*_bookTicker.txt,testBookTickerEvent.json}",
                        file -> new BinanceFixtureTest().checkQuotes(file));
    }

    @TestFactory
    Stream<DynamicTest> holdsBookChangesBackWithoutASnapshot() {
        return SharedFiles.fixtures()
                .cases("*usdt_*_depth.txt", file -> new BinanceFixtureTest().checkDepth(file));
    }

    @TestFactory
    Stream<DynamicTest> joinsTheSnapshotOfTheOtherFileToTheChanges() {
        return SharedFiles.fixtures()
                .cases("*usdt_*_depth.txt", file -> new BinanceFixtureTest().checkJoined(file));
    }

    @TestFactory
    Stream<DynamicTest> guessesNobodyForASnapshotAlone() {
        return SharedFiles.fixtures()
                .cases(
                        "*usdt_*_rest_snapshot.txt",
                        file -> {
                            Heard fresh = new BinanceFixtureTest().heard;
                            fresh.frames(FrameFiles.read(file));
                            assertEquals(Map.of(SkipReason.UNLISTED, 1L), fresh.reasons());
                        });
    }

    @TestFactory
    Stream<DynamicTest> followsAllStreamsOfARecording() {
        return SharedFiles.fixtures()
                .cases(
                        "*usdt_*_all_streams.txt.gz",
                        file -> new BinanceFixtureTest().checkRecording(file));
    }

    @TestFactory
    Stream<DynamicTest> takesNothingFromOpenCandlesAndTickers() {
        return SharedFiles.fixtures()
                .cases(
                        "{ws_spot_ticker*,xchange_testTicker*,xchange_testKline*,xchange_single*}",
                        file -> {
                            Heard fresh = new BinanceFixtureTest().heard;
                            fresh.frames(FrameFiles.read(file));
                            boolean candle = file.toString().contains("Kline");
                            assertEquals(
                                    Set.of(candle ? SkipReason.CONTROL : SkipReason.UNKNOWN),
                                    fresh.reasons().keySet());
                        });
    }

    private void checkTrades(Path file) throws IOException {
        List<FrameFiles.Frame> frames = FrameFiles.read(file);
        heard.frames(frames);
        List<Event.Trade> trades = heard.all(Event.Trade.class);
        int row = 0;
        for (FrameFiles.Frame frame : frames) {
            JsonNode tree = MAPPER.readTree(frame.text());
            JsonNode data = tree.path("data").isMissingNode() ? tree : tree.path("data");
            if (data.path("e").asString("").equals("trade")) {
                Event.Trade trade = trades.get(row++);
                assertEquals(data.path("t").longValue(), trade.tradeId());
                assertEquals(E8.parse(data.path("p").stringValue()), trade.priceE8());
                assertEquals(E8.parse(data.path("q").stringValue()), trade.quantityE8());
                assertEquals(data.path("T").longValue() * 1_000_000, trade.at().venueNs());
                assertEquals(
                        data.path("s").stringValue(), listings.get(trade.instrument()).symbol());
            }
        }
        assertEquals(row, trades.size());
        assertTrue(row > 0);
        assertTrue(Set.of(SkipReason.CONTROL).containsAll(heard.reasons().keySet()));
        if (file.toString().endsWith(".txt")) {
            assertEquals(0, decoder.tradeGaps());
        }
    }

    private void checkOne(Path file) throws IOException {
        heard.frames(FrameFiles.read(file));
        JsonNode data = MAPPER.readTree(FrameFiles.answer(file)).path("data");
        Event.Trade trade = heard.all(Event.Trade.class).getFirst();
        assertEquals(data.path("l").longValue(), trade.tradeId());
        assertEquals(E8.parse(data.path("p").stringValue()), trade.priceE8());
    }

    private void checkQuotes(Path file) throws IOException {
        List<FrameFiles.Frame> frames = FrameFiles.read(file);
        heard.frames(frames);
        List<Event.Quote> quotes = heard.all(Event.Quote.class);
        assertEquals(frames.size(), quotes.size());
        JsonNode tree = MAPPER.readTree(frames.getLast().text());
        JsonNode data = tree.path("data").isMissingNode() ? tree : tree.path("data");
        Event.Quote last = quotes.getLast();
        assertEquals(data.path("u").longValue(), last.updateId());
        assertEquals(E8.parse(data.path("b").stringValue()), last.bidE8());
        assertEquals(E8.parse(data.path("A").stringValue()), last.askQuantityE8());
    }

    private void checkDepth(Path file) throws IOException {
        List<FrameFiles.Frame> frames = FrameFiles.read(file);
        heard.frames(frames);
        assertEquals(Map.of(SkipReason.BUFFERED, (long) frames.size()), heard.reasons());
    }

    private void checkJoined(Path file) throws IOException {
        List<FrameFiles.Frame> changes = FrameFiles.read(file);
        String snapshotName = file.getFileName().toString().replace("_depth", "_rest_snapshot");
        FrameFiles.Frame snapshot = FrameFiles.read(file.resolveSibling(snapshotName)).getFirst();
        heard.frames(changes.subList(0, 20));
        Event.BookUpdate book = heard.one(Event.BookUpdate.class, snapshot.text());
        JsonNode tree = MAPPER.readTree(snapshot.text());
        assertEquals(tree.path("lastUpdateId").longValue(), book.firstUpdateId());
        assertTrue(book.changes().size() > tree.path("bids").size() + tree.path("asks").size() + 1);
        assertEquals(
                E8.parse(tree.path("bids").path(0).path(0).stringValue()),
                book.changes().priceE8(1));
        heard.frames(changes.subList(20, changes.size()));
        assertEquals(changes.size() - 20 + 1, heard.count(Event.BookUpdate.class));
        assertEquals(0, heard.count(Event.BookLost.class));
    }

    private void checkRecording(Path file) throws IOException {
        List<FrameFiles.Frame> frames = FrameFiles.read(file);
        heard.frames(frames);
        assertEquals(0, decoder.tradeGaps());
        assertEquals(0, heard.count(Event.BookLost.class));
        assertFalse(heard.reasons().containsKey(SkipReason.MALFORMED));
        assertFalse(heard.reasons().containsKey(SkipReason.UNKNOWN));
        int given =
                heard.count(Event.Trade.class)
                        + heard.count(Event.Quote.class)
                        + heard.count(Event.BookUpdate.class)
                        + heard.count(Event.FrameSkipped.class);
        assertEquals(frames.size(), given);
        System.out.println(
                file.getFileName()
                        + ": "
                        + heard.count(Event.Trade.class)
                        + " trades, "
                        + heard.count(Event.Quote.class)
                        + " quotes, "
                        + heard.count(Event.BookUpdate.class)
                        + " book updates, "
                        + heard.reasons());
    }
}
