package io.foretick.venue.binance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.event.Bar;
import io.foretick.event.BookLoss;
import io.foretick.event.Event;
import io.foretick.event.Instrument;
import io.foretick.event.Side;
import io.foretick.event.SkipReason;
import io.foretick.event.Source;
import io.foretick.testing.Heard;
import io.foretick.venue.Listings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

final class BinanceDecoderTest {

    private static final String TRADE =
            """
            {"stream":"ethusdt@trade","data":{"e":"trade","E":1700000000123,"s":"ETHUSDT",\
            "t":500,"p":"2000.50000000","q":"0.25000000","T":1700000000120,"m":true,"M":true}}\
            """;

    private final Listings listings = new Listings();
    private final BinanceDecoder decoder = new BinanceDecoder(listings);
    private final Heard heard = new Heard(decoder, Source.BINANCE);

    @Test
    void listsASymbolAtFirstSight() {
        Event.Listed listed = assertInstanceOf(Event.Listed.class, heard.frame(TRADE).getFirst());
        assertEquals(new Instrument.Spot(Source.BINANCE, "ETHUSDT", "ETH", 0), listed.terms());
        heard.frame(trade(501, "2000.5"));
        assertEquals(1, heard.count(Event.Listed.class));
    }

    @Test
    void readsATrade() {
        Event.Trade trade = heard.one(Event.Trade.class, TRADE);
        assertEquals(500, trade.tradeId());
        assertEquals(200_050_000_000L, trade.priceE8());
        assertEquals(25_000_000, trade.quantityE8());
        assertEquals(Side.SELL, trade.taker());
        assertEquals(1_700_000_000_120_000_000L, trade.at().venueNs());
    }

    @Test
    void readsARawTradeInMicrosecondsWithItsKeysInAnotherOrder() {
        Event.Trade trade =
                heard.one(
                        Event.Trade.class,
                        """
                        {"T":1735689600000123,"m":false,"q":"1","b":88,"a":99,"p":"3.5","t":7,\
                        "s":"XRPUSDC","E":1735689600000125,"e":"trade"}\
                        """);
        assertEquals(1_735_689_600_000_123_000L, trade.at().venueNs());
        assertEquals(Side.BUY, trade.taker());
        assertEquals("XRP", listings.get(trade.instrument()).asset());
    }

    @Test
    void passesOverTradesAlreadySeenAndCountsMissingOnes() {
        heard.frame(TRADE);
        assertEquals(SkipReason.DUPLICATE, heard.skipped(TRADE));
        assertEquals(SkipReason.DUPLICATE, heard.skipped(trade(499, "1")));
        assertEquals(0, decoder.tradeGaps());
        heard.frame(trade(504, "2000"));
        assertEquals(1, decoder.tradeGaps());
        assertEquals(3, decoder.tradesMissing());
    }

    @Test
    void countsNoTradeTwiceWhereAggregatedOnesComeToo() {
        assertEquals(12, heard.one(Event.Trade.class, aggregate(10, 12)).tradeId());
        assertEquals(SkipReason.DUPLICATE, heard.skipped(trade(11, "2")));
        assertEquals(13, heard.one(Event.Trade.class, trade(13, "2")).tradeId());
        assertEquals(SkipReason.DUPLICATE, heard.skipped(aggregate(13, 15)));
        assertEquals(14, heard.one(Event.Trade.class, trade(14, "2")).tradeId());
        assertEquals(0, decoder.tradeGaps());
    }

    @Test
    void readsAQuoteWithoutATime() {
        Event.Quote quote = heard.one(Event.Quote.class, quote(100, "9.5", "10"));
        assertEquals(950_000_000, quote.bidE8());
        assertEquals(1_000_000_000, quote.askE8());
        assertEquals(100, quote.updateId());
        assertEquals(Long.MIN_VALUE, quote.at().venueNs());
        assertEquals(SkipReason.DUPLICATE, heard.skipped(quote(100, "9.5", "10")));
    }

    @Test
    void readsAQuoteWithAnEmptySide() {
        assertEquals(
                Event.Quote.NO_ASK_E8, heard.one(Event.Quote.class, quote(1, "9", "0")).askE8());
        assertEquals(0, heard.one(Event.Quote.class, quote(2, "0", "9")).bidE8());
    }

    @Test
    void refusesACrossedQuote() {
        assertEquals(SkipReason.MALFORMED, heard.skipped(quote(1, "10", "9")));
    }

    @Test
    void joinsTheChangesThatWaitedToTheSnapshot() {
        assertEquals(SkipReason.BUFFERED, reason(depth(90, 95, "[[\"1\",\"1\"]]", "[]")));
        assertEquals(SkipReason.BUFFERED, reason(depth(96, 105, "[[\"9\",\"2\"]]", "[]")));
        assertTrue(decoder.awaitsSnapshot("BTCUSDT"));
        Event.BookUpdate book = heard.one(Event.BookUpdate.class, snapshot(100));
        assertEquals(100, book.firstUpdateId());
        assertEquals(105, book.lastUpdateId());
        assertEquals(4, book.changes().size());
        assertTrue(book.changes().isClear(0));
        assertEquals(900_000_000, book.changes().priceE8(3));
        assertEquals(200_000_000, book.changes().quantityE8(3));
        Event.BookUpdate next =
                heard.one(Event.BookUpdate.class, depth(106, 110, "[]", "[[\"11\",\"0\"]]"));
        assertEquals(106, next.firstUpdateId());
        assertFalse(next.changes().isBid(0));
        assertEquals(SkipReason.DUPLICATE, reason(depth(104, 110, "[]", "[]")));
        assertFalse(decoder.awaitsSnapshot("BTCUSDT"));
    }

    @Test
    void losesTheBookAtAGapAndTakesItUpAgain() {
        heard.frame(depth(96, 105, "[]", "[]"));
        heard.frame(snapshot(100));
        Event.BookLost lost = heard.one(Event.BookLost.class, depth(107, 109, "[]", "[]"));
        assertEquals(BookLoss.GAP, lost.reason());
        assertEquals(SkipReason.BUFFERED, reason(depth(110, 112, "[]", "[]")));
        assertEquals(SkipReason.DUPLICATE, reason(snapshot(104)));
        assertEquals(112, heard.one(Event.BookUpdate.class, snapshot(108)).lastUpdateId());
    }

    @Test
    void givesASnapshotWithoutSymbolToTheBookThatItJoins() {
        heard.frame(depth(96, 105, "[]", "[]"));
        heard.frame(depth(9_000, 9_001, "[]", "[]").replace("BTC", "ETH"));
        Event.BookUpdate book = heard.one(Event.BookUpdate.class, snapshot(9_000));
        assertEquals("ETH", listings.get(book.changes().instrument(0)).asset());
        assertEquals(SkipReason.UNLISTED, reason(snapshot(50)));
    }

    @Test
    void takesASnapshotWhoseSymbolTheCallerKnows() {
        heard.frame(depth(96, 105, "[]", "[]"));
        heard.frame(depth(100, 101, "[]", "[]").replace("BTC", "ETH"));
        byte[] answer = snapshot(100).getBytes(StandardCharsets.UTF_8);
        List<Event> given = new ArrayList<>();
        decoder.decodeSnapshot(heard.events().getFirst().at(), "ETHUSDT", answer, given::add);
        Event.BookUpdate book = assertInstanceOf(Event.BookUpdate.class, given.getFirst());
        assertEquals("ETH", listings.get(book.changes().instrument(0)).asset());
    }

    @Test
    void forgetsTheChainButNotTheTradesWhenTheConnectionIsNew() {
        heard.frame(depth(96, 105, "[]", "[]"));
        heard.frame(snapshot(100));
        heard.frame(TRADE);
        decoder.restart();
        assertEquals(SkipReason.BUFFERED, reason(depth(106, 108, "[]", "[]")));
        assertEquals(SkipReason.DUPLICATE, reason(TRADE));
    }

    @Test
    void takesTheSymbolOfAPartialBookFromItsStream() {
        String partial =
                """
                {"stream":"solusdt@depth5@100ms","data":{"lastUpdateId":77,\
                "bids":[["20.1","3"]],"asks":[["20.2","4"]]}}\
                """;
        Event.BookUpdate book = heard.one(Event.BookUpdate.class, partial);
        assertEquals("SOLUSDT", listings.get(book.changes().instrument(0)).symbol());
        assertEquals(3, book.changes().size());
        assertEquals(SkipReason.DUPLICATE, reason(partial));
    }

    @Test
    void takesClosedCandlesOnly() {
        assertEquals(SkipReason.CONTROL, reason(candle(false, "9")));
        Event.Candle candle = heard.one(Event.Candle.class, candle(true, "9"));
        assertEquals(
                new Bar(
                        1_700_000_040_000_000_000L,
                        60_000_000_000L,
                        1_000_000_000L,
                        1_200_000_000L,
                        900_000_000L,
                        1_100_000_000L,
                        500_000_000L),
                candle.bar());
        assertEquals(SkipReason.MALFORMED, reason(candle(true, "10.5")));
    }

    @Test
    void tellsRepliesShutdownsAndStrangersApart() {
        assertEquals(SkipReason.CONTROL, reason("{\"result\":null,\"id\":1}"));
        assertEquals(SkipReason.CONTROL, reason("{\"error\":{\"code\":2,\"msg\":\"x\"},\"id\":1}"));
        assertEquals(SkipReason.UNKNOWN, reason("{\"e\":\"24hrTicker\",\"p\":\"-0.5\"}"));
        assertEquals(SkipReason.UNKNOWN, reason("[]"));
        assertEquals(SkipReason.UNKNOWN, reason("{}"));
        Event.FeedDown down =
                heard.one(
                        Event.FeedDown.class,
                        "{\"stream\":\"!serverShutdown\",\"data\":{\"e\":\"serverShutdown\",\"E\":1}}");
        assertEquals(Source.BINANCE, down.feed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "pong",
                "{",
                "{}}",
                "nul",
                "{\"e\":\"trade\"}",
                "{\"e\":\"trade\",\"s\":\"A\",\"t\":1,\"p\":\"NaN\",\"q\":\"1\",\"T\":1,\"m\":true}",
                "{\"e\":\"trade\",\"s\":\"A\",\"t\":1,\"p\":\"-1\",\"q\":\"1\",\"T\":1,\"m\":true}",
                "{\"e\":\"trade\",\"s\":\"A\",\"t\":1,\"p\":\"0\",\"q\":\"1\",\"T\":1,\"m\":true}",
                "{\"e\":\"trade\",\"s\":\"A\",\"t\":1,\"p\":\"1e30\",\"q\":\"1\",\"T\":1,\"m\":true}",
                "{\"e\":\"trade\",\"s\":\"A\",\"t\":-1,\"p\":\"1\",\"q\":\"1\",\"T\":1,\"m\":true}",
                "{\"e\":\"trade\",\"s\":\"\",\"t\":1,\"p\":\"1\",\"q\":\"1\",\"T\":1,\"m\":true}",
                "{\"e\":\"trade\",\"s\":\"  \",\"t\":1,\"p\":\"1\",\"q\":\"1\",\"T\":1,\"m\":true}",
                "{\"e\":\"trade\",\"s\":\"A\",\"t\":1,\"t\":2,\"p\":\"1\",\"q\":\"1\",\"T\":1,\"m\":true}",
                "{\"e\":\"depthUpdate\",\"E\":1,\"s\":\"A\",\"U\":1,\"u\":2,\"b\":[[\"1\"]],\"a\":[]}",
                "{\"e\":\"depthUpdate\",\"E\":1,\"s\":\"A\",\"U\":3,\"u\":2,\"b\":[],\"a\":[]}",
                "{\"e\":\"depthUpdate\",\"E\":1,\"s\":\"A\",\"U\":1,\"u\":2,\"b\":[]}",
                "{\"e\":\"depthUpdate\",\"E\":1,\"s\":\"A\",\"U\":1,\"u\":2,\"b\":[[\"1\",\"-2\"]],\"a\":[]}"
            })
    void saysNothingOfABrokenFrame(String text) {
        assertEquals(SkipReason.MALFORMED, reason(text));
        assertEquals(0, listings.size());
    }

    @Test
    void saysNothingOfAnyPrefixOfAFrame() {
        for (String whole :
                List.of(
                        TRADE,
                        depth(1, 2, "[[\"1\",\"2\"]]", "[]"),
                        snapshot(5),
                        candle(true, "9"))) {
            for (byte[] prefix : Heard.prefixes(whole)) {
                assertEquals(SkipReason.MALFORMED, heard.skipped(prefix));
            }
        }
        assertEquals(0, listings.size());
    }

    /// Bytes at random, and whole frames with random bytes changed, give an event and no exception.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20261121})
    void standsRandomBytes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> samples =
                List.of(
                        TRADE,
                        depth(1, 2, "[[\"1\",\"2\"]]", "[[\"3\",\"0\"]]"),
                        snapshot(5),
                        candle(true, "9"),
                        quote(4, "1", "2"),
                        aggregate(3, 5));
        for (int round = 0; round < 50_000; round++) {
            byte[] bytes =
                    samples.get(random.nextInt(samples.size())).getBytes(StandardCharsets.UTF_8);
            if (round % 4 == 0) {
                random.nextBytes(bytes);
            }
            for (int change = random.nextInt(4); change > 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            heard.frame(bytes);
        }
    }

    private SkipReason reason(String text) {
        List<Event> given = heard.frame(text);
        return assertInstanceOf(Event.FrameSkipped.class, given.getLast()).reason();
    }

    private static String trade(long id, String price) {
        return TRADE.replace("\"t\":500", "\"t\":" + id).replace("2000.50000000", price);
    }

    private static String aggregate(long first, long last) {
        return """
        {"e":"aggTrade","E":1700000000200,"s":"ETHUSDT","a":3,"p":"2000","q":"5",\
        "f":%d,"l":%d,"T":1700000000199,"m":false,"M":true}\
        """
                .formatted(first, last);
    }

    private static String quote(long updateId, String bid, String ask) {
        return """
        {"u":%d,"s":"BTCUSDT","b":"%s","B":"1.5","a":"%s","A":"2"}\
        """
                .formatted(updateId, bid, ask);
    }

    private static String depth(long first, long last, String bids, String asks) {
        return """
        {"e":"depthUpdate","E":1700000000000,"s":"BTCUSDT","U":%d,"u":%d,"b":%s,"a":%s}\
        """
                .formatted(first, last, bids, asks);
    }

    private static String snapshot(long id) {
        return """
        {"lastUpdateId":%d,"bids":[["10","1"]],"asks":[["11","1"]]}\
        """
                .formatted(id);
    }

    private static String candle(boolean closed, String low) {
        return """
        {"e":"kline","E":1700000100000,"s":"BTCUSDT","k":{"t":1700000040000,\
        "T":1700000099999,"s":"BTCUSDT","i":"1m","f":1,"L":2,"o":"10","c":"11","h":"12",\
        "l":"%s","v":"5","n":2,"x":%s,"q":"1","V":"1","Q":"1","B":"0"}}\
        """
                .formatted(low, closed);
    }
}
