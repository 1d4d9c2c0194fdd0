package io.foretick.venue.binance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.event.Event;
import io.foretick.event.SkipReason;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.testing.FrameFiles;
import io.foretick.testing.Heard;
import io.foretick.testing.SharedFiles;
import io.foretick.venue.Listings;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

final class BinanceRestFixtureTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    @TestFactory
    Stream<DynamicTest> readsTheTime() {
        return SharedFiles.fixtures()
                .cases(
                        "http_spot_market_time*.json",
                        file -> {
                            byte[] answer = FrameFiles.answer(file);
                            long ms = MAPPER.readTree(answer).path("serverTime").longValue();
                            assertEquals(ms * Times.MILLI_NS, BinanceRest.serverTimeNs(answer));
                        });
    }

    @TestFactory
    Stream<DynamicTest> readsTradesWithoutAHole() {
        return SharedFiles.fixtures()
                .cases(
                        "http_spot_market_{trades,agg_trades}*.json",
                        file -> {
                            byte[] answer = FrameFiles.answer(file);
                            boolean aggregated = file.toString().contains("agg");
                            List<BinanceRest.PastTrade> trades =
                                    aggregated
                                            ? BinanceRest.aggregateTrades(answer)
                                            : BinanceRest.trades(answer);
                            assertEquals(MAPPER.readTree(answer).size(), trades.size());
                            for (int k = 1; k < trades.size(); k++) {
                                assertEquals(
                                        trades.get(k - 1).lastId() + 1, trades.get(k).firstId());
                            }
                        });
    }

    @TestFactory
    Stream<DynamicTest> readsCandles() {
        return SharedFiles.fixtures()
                .cases(
                        "{http_spot_market_klines,rs_klines}*.json",
                        file -> {
                            byte[] answer = FrameFiles.answer(file);
                            List<Bar> bars = BinanceRest.closedCandles(answer, Long.MAX_VALUE);
                            JsonNode rows = MAPPER.readTree(answer);
                            assertEquals(rows.size(), bars.size());
                            for (int k = 0; k < rows.size(); k++) {
                                long lengthMs =
                                        rows.path(k).path(6).longValue()
                                                + 1
                                                - rows.path(k).path(0).longValue();
                                assertEquals(lengthMs * Times.MILLI_NS, bars.get(k).lengthNs());
                            }
                            assertEquals(0, BinanceRest.closedCandles(answer, 0).size());
                        });
    }

    @TestFactory
    Stream<DynamicTest> readsPairs() {
        return SharedFiles.fixtures()
                .cases(
                        "{http_spot_market,rs}_exchange_info*.json",
                        file -> {
                            byte[] answer = FrameFiles.answer(file);
                            List<BinanceRest.PairTerms> pairs = BinanceRest.exchangeInfo(answer);
                            assertEquals(
                                    MAPPER.readTree(answer).path("symbols").size(), pairs.size());
                            boolean steps =
                                    new String(answer, StandardCharsets.UTF_8).contains("stepSize");
                            for (BinanceRest.PairTerms pair : pairs) {
                                assertEquals(pair.symbol(), pair.asset() + pair.quoteAsset());
                                assertEquals(pair.asset(), SpotFeeds.assetOf(pair.symbol()));
                                assertTrue(pair.trading());
                                assertEquals(steps, pair.tickE8() > 0 && pair.stepE8() > 0);
                            }
                        });
    }

    @TestFactory
    Stream<DynamicTest> takesASnapshotForTheBookThatAskedForIt() {
        return SharedFiles.fixtures()
                .cases("http_spot_market_depth*.json", BinanceRestFixtureTest::checkSnapshot);
    }

    @TestFactory
    Stream<DynamicTest> refusesOtherAnswersForWhatTheyAreNot() {
        return SharedFiles.fixtures()
                .cases(
                        "{*avg_price*,*ping,rs_book_ticker*,rs_ticker*,xchange_*}.json",
                        file -> {
                            byte[] answer = FrameFiles.answer(file);
                            assertThrows(IOException.class, () -> BinanceRest.trades(answer));
                            assertThrows(IOException.class, () -> BinanceRest.serverTimeNs(answer));
                            assertThrows(IOException.class, () -> BinanceRest.exchangeInfo(answer));
                            boolean stream = file.toString().contains("Event");
                            if (!stream) {
                                Heard heard =
                                        new Heard(
                                                new BinanceDecoder(new Listings()), Source.BINANCE);
                                assertEquals(SkipReason.UNKNOWN, heard.skipped(answer));
                            }
                        });
    }

    private static void checkSnapshot(Path file) throws IOException {
        byte[] answer = FrameFiles.answer(file);
        JsonNode tree = MAPPER.readTree(answer);
        long id = tree.path("lastUpdateId").longValue();
        BinanceDecoder decoder = new BinanceDecoder(new Listings());
        List<Event> events = new ArrayList<>();
        Stamp at = Stamp.internal(1, Source.BINANCE);
        byte[] change =
                """
                {"e":"depthUpdate","E":1,"s":"BTCUSDT","U":%d,"u":%d,"b":[],"a":[]}\
                """
                        .formatted(id - 3, id + 4)
                        .getBytes(StandardCharsets.UTF_8);
        decoder.decode(at, change, 0, change.length, events::add);
        decoder.decodeSnapshot(at, "BTCUSDT", answer, events::add);
        Event.BookUpdate book = assertInstanceOf(Event.BookUpdate.class, events.getLast());
        assertEquals(id, book.firstUpdateId());
        assertEquals(id + 4, book.lastUpdateId());
        assertEquals(
                1 + tree.path("bids").size() + tree.path("asks").size(), book.changes().size());
    }
}
