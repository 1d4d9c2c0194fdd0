package io.foretick.venue.recording;

import static io.foretick.venue.recording.RecordingFiles.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.event.Event;
import io.foretick.event.Instrument;
import io.foretick.event.Market;
import io.foretick.event.Side;
import io.foretick.event.SkipReason;
import io.foretick.event.Source;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Each kind of table, from a file to its events.
class RecordedTablesTest {

    private static final String SLUG = "btc-updown-5m-1771347900";
    private static final long SENT_MS = 1_771_347_907_552L;
    private static final long NONE = Event.Quote.NO_ASK_E8;
    private static final long USUAL = 100 * E8.ONE;

    @TempDir Path folder;

    private Reading read(String name, String... lines) throws IOException {
        return RecordingFiles.read(new RecordingFiles(folder).gzip(name, lines(lines)));
    }

    private static <E extends Event> List<E> only(Class<E> kind, Reading reading) {
        return reading.events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private Event.Quote quote(String header, String row) throws IOException {
        return only(Event.Quote.class, read("quotes.csv.gz", header, row)).getFirst();
    }

    private static List<Long> numbers(Event.Quote quote) {
        return List.of(quote.bidE8(), quote.bidQuantityE8(), quote.askE8(), quote.askQuantityE8());
    }

    private static final String SIDES = "slug,ts_ms,up_bid,up_ask,down_bid,down_ask";
    private static final String SIZES = SIDES + ",up_bid_sz,up_ask_sz,down_bid_sz,down_ask_sz";
    private static final String AT = SLUG + "," + SENT_MS + ",";

    @Test
    void quotesAreThoseOfTheUpToken() throws IOException {
        Event.Quote quote = quote(SIZES, AT + "0.51,0.52,0.47,0.5,10,20,30,40");
        assertEquals(List.of(51_000_000L, 10 * E8.ONE, 52_000_000L, 20 * E8.ONE), numbers(quote));
        assertEquals(SENT_MS * Times.MILLI_NS, quote.at().venueNs());
        assertEquals(SENT_MS * Times.MILLI_NS, quote.at().receiveNs());
        assertEquals(Source.QUOTE_TABLE, quote.at().source());
        assertEquals(1, quote.at().frame());
    }

    @Test
    void aMissingUpSideMirrorsTheDownToken() throws IOException {
        assertEquals(
                List.of(35_000_000L, 40 * E8.ONE, 36_000_000L, 30 * E8.ONE),
                numbers(quote(SIZES, AT + ",,0.64,0.65,,,30,40")));
    }

    @Test
    void aPriceOfZeroOrOneIsAnEmptySide() throws IOException {
        List<Long> empty = List.of(0L, 0L, NONE, 0L);
        assertEquals(empty, numbers(quote(SIDES, AT + "0,0,,")));
        assertEquals(empty, numbers(quote(SIDES, AT + "1.0,1.0,,")));
        assertEquals(empty, numbers(quote(SIDES, AT + ",,,")));
        assertEquals(List.of(0L, 0L, 1_000_000L, USUAL), numbers(quote(SIDES, AT + "0,.01,,")));
    }

    @Test
    void aPriceWithoutSizeHasTheAssumedOne() throws IOException {
        assertEquals(
                List.of(51_000_000L, USUAL, 52_000_000L, USUAL),
                numbers(quote(SIDES, AT + "0.51,0.52,,")));
    }

    @Test
    void theSpotOfARowComesBeforeItsQuoteUnderTheSameStamp() throws IOException {
        Reading reading =
                read("q.csv.gz", "slug,ts_ms,up_bid,up_ask,spot", AT + "0.5,0.6,68123.45");
        List<Event> events = reading.events();
        assertEquals(1, reading.messages());
        Event.Trade spot = (Event.Trade) events.get(events.size() - 2);
        assertEquals(6_812_345_000_000L, spot.priceE8());
        assertEquals(events.getLast().at(), spot.at());
        Event.Listed listed = only(Event.Listed.class, reading).getLast();
        assertEquals(new Instrument.Spot(Source.QUOTE_TABLE, "BTC", "BTC", 0), listed.terms());
    }

    @Test
    void aSlugThatTellsItsWindowNeedsNoList() throws IOException {
        Reading reading = read("q.csv.gz", SIDES, AT + "0.5,0.6,,");
        Event.Listed listed = only(Event.Listed.class, reading).getFirst();
        Market market = (Market) listed.terms();
        assertEquals(1_771_347_900L * Times.SECOND_NS, market.window().startNs());
        assertEquals("5m", market.window().durationName());
        assertEquals("chainlink_spot", market.rule().key());
        assertEquals(0, listed.at().frame());
        assertEquals(Source.MARKET_LIST, listed.at().source());
    }

    @Test
    void anUnknownSlugIsUnlistedAndABadRowMalformed() throws IOException {
        Reading reading =
                read(
                        "q.csv.gz",
                        SIDES,
                        "who-knows," + SENT_MS + ",0.5,0.6,,",
                        AT + "0.5,1.6,,",
                        AT + "half,0.6,,",
                        SLUG + ",yesterday,0.5,0.6,,",
                        "," + SENT_MS + ",0.5,0.6,,");
        assertEquals(5, reading.messages());
        assertEquals(Map.of(SkipReason.UNLISTED, 1L, SkipReason.MALFORMED, 4L), reading.skipped());
    }

    @Test
    void quotesWithoutHeaderStandInTheFifthToEighthColumn() throws IOException {
        String row = "2026-02-17T17:05:07Z,1771347907552," + SLUG + ",x,0.51,0.52,0.48,0.49";
        Event.Quote quote = only(Event.Quote.class, read("pm.csv.gz", row)).getFirst();
        assertEquals(51_000_000L, quote.bidE8());
        assertEquals(52_000_000L, quote.askE8());
        assertEquals(1_771_347_907L, Times.toEpochSecond(quote.at().venueNs()));
    }

    @Test
    void booksOfTheDownTokenAreMirrored() throws IOException {
        Reading reading =
                read(
                        "depth.csv.gz",
                        "slug,ts_ms,bid_px,bid_sz,ask_px,ask_sz,token",
                        AT + "0.45/0.46,3/4.5,0.54/0.5,1/2,down",
                        AT + "0.45,3,,,up",
                        AT + "0.45,3/4,,,up",
                        AT + "0.45,3,,,sideways");
        List<Event.BookUpdate> books = only(Event.BookUpdate.class, reading);
        Event.BookUpdate mirrored = books.getFirst();
        assertEquals(5, mirrored.changes().size());
        assertEquals(true, mirrored.changes().isClear(0));
        assertEquals(true, mirrored.changes().isBid(1));
        assertEquals(46_000_000L, mirrored.changes().priceE8(1));
        assertEquals(50_000_000L, mirrored.changes().priceE8(2));
        assertEquals(2 * E8.ONE, mirrored.changes().quantityE8(2));
        assertEquals(false, mirrored.changes().isBid(4));
        assertEquals(54_000_000L, mirrored.changes().priceE8(4));
        assertEquals(45_000_000L, books.getLast().changes().priceE8(1));
        assertEquals(Map.of(SkipReason.MALFORMED, 2L), reading.skipped());
    }

    @Test
    void oraclePricesKeepTheExactValueAndBothTimes() throws IOException {
        Reading reading =
                read(
                        "BTCUSD-prices.csv.gz",
                        "feed_ts_ms,value,full_accuracy_value,server_ts_ms,recv_ms",
                        "1784851200000,65048.07,65048078902265626000000,1,1784851201377",
                        "1784851201000,65048.5,,1,1784851202377",
                        "1784851202000,-1,,1,1784851203377");
        List<Event.OracleTick> ticks = only(Event.OracleTick.class, reading);
        assertEquals(6_504_807_890_226L, ticks.getFirst().priceE8());
        assertEquals(6_504_850_000_000L, ticks.getLast().priceE8());
        assertEquals(1_784_851_200_000_000_000L, ticks.getFirst().at().venueNs());
        assertEquals(1_784_851_201_377_000_000L, ticks.getFirst().at().receiveNs());
        assertEquals(
                new Instrument.Oracle(Source.CHAINLINK, "btc/usd", "BTC", 0),
                only(Event.Listed.class, reading).getFirst().terms());
        assertEquals(Map.of(SkipReason.MALFORMED, 1L), reading.skipped());
    }

    @Test
    void tradesOfDocumentDKnowTheirTaker() throws IOException {
        Reading reading =
                read(
                        "eth_spot.csv.gz",
                        "recv_time,recv_ts_ms,trade_ts_ms,price,qty,side",
                        "10:00:00,1771347907552,1771347907500,1971.5,0.25,BUY",
                        "10:00:00,1771347907553,1771347907501,1971.4,0.5,sell",
                        "10:00:00,1771347907553,1771347907501,1971.4,0.5,");
        List<Event.Trade> trades = only(Event.Trade.class, reading);
        assertEquals(
                List.of(Side.BUY, Side.SELL), trades.stream().map(Event.Trade::taker).toList());
        assertEquals(197_150_000_000L, trades.getFirst().priceE8());
        assertEquals(25_000_000L, trades.getFirst().quantityE8());
        assertEquals(1_771_347_907_500_000_000L, trades.getFirst().at().venueNs());
        assertEquals(1_771_347_907_552_000_000L, trades.getFirst().at().receiveNs());
        assertEquals(
                new Instrument.Spot(Source.BINANCE, "ETHUSDT", "ETH", 0),
                only(Event.Listed.class, reading).getFirst().terms());
        assertEquals(Map.of(SkipReason.MALFORMED, 1L), reading.skipped());
    }

    @Test
    void tradesOfTheStreamKeepTheirNumberAndMicroseconds() throws IOException {
        Reading reading =
                read(
                        "trades.csv.gz",
                        "TimestampOfReceive,Stream,EventType,EventTime,TransactionTime,Symbol,"
                                + "TradeId,Price,Quantity,IsBuyerMarketMaker",
                        "1741046401272286,s,trade,1741046401271969,1741046401271497,TRXUSDT,"
                                + "348656870,0.2312,2619.4,1");
        Event.Trade trade = only(Event.Trade.class, reading).getFirst();
        assertEquals(348_656_870L, trade.tradeId());
        assertEquals(Side.SELL, trade.taker());
        assertEquals(1_741_046_401_271_497_000L, trade.at().venueNs());
        assertEquals(1_741_046_401_272_286_000L, trade.at().receiveNs());
    }

    @Test
    void candlesAreKnownAtTheirEnd() throws IOException {
        Reading reading =
                read(
                        "BTCUSDT_1m.csv.gz",
                        "open_time_ms,open,high,low,close,volume",
                        "1722003300000,67745.75,67784.0,67726.0,67768.0,26.98425",
                        "1722003360000,67768.0,67760.0,67730.0,67740.33,26.43686",
                        "1722003420000,67768.0,67810.0,67730.0,67740.33,26.43686");
        Event.Candle candle = only(Event.Candle.class, reading).getFirst();
        assertEquals(
                new Bar(
                        1_722_003_300_000_000_000L,
                        Times.MINUTE_NS,
                        6_774_575_000_000L,
                        6_778_400_000_000L,
                        6_772_600_000_000L,
                        6_776_800_000_000L,
                        2_698_425_000L),
                candle.bar());
        assertEquals(1_722_003_360_000_000_000L, candle.at().receiveNs());
        assertEquals(3, reading.messages());
        assertEquals(Map.of(SkipReason.MALFORMED, 1L), reading.skipped());
    }

    @Test
    void candlesOfTheArchiveComeInMillisecondsAndMicroseconds() throws IOException {
        for (String times :
                List.of("1735689600000 1735689899999", "1735689600000000 1735689899999999")) {
            String[] time = times.split(" ", -1);
            String row = time[0] + ",1,2,1,2,5," + time[1] + ",7,3,2,1,0";
            Event.Candle candle =
                    only(Event.Candle.class, read("SOLUSDT-5m-2025-01.csv.gz", row)).getFirst();
            assertEquals(5 * Times.MINUTE_NS, candle.bar().lengthNs());
            assertEquals(1_735_689_900L, Times.toEpochSecond(candle.at().receiveNs()));
        }
    }

    @Test
    void foreignTablesAreCountedAndNotDecoded() throws IOException {
        Reading bybit =
                read(
                        "bybit.csv.gz",
                        "both,BTCUSDT,1719823044587.1501,1719823044454,\"[[['1', '2'], ['3']]]\"",
                        "ask,BTCUSDT,1719823044588.1501,1719823044454,\"[[['1', '2'], ['3']]]\"");
        assertEquals(Map.of(Source.BYBIT, 2L), bybit.bySource());
        assertEquals(Map.of(SkipReason.UNKNOWN, 2L), bybit.skipped());
        Reading snapshots =
                read(
                        "snapshots.csv.gz",
                        "# a comment",
                        "TimestampOfReceive,TimestampOfRequest,LastUpdateId,IsAsk,Price,Quantity",
                        "1744588800258,1744588800180,66711751276,0,83759.9,2.08",
                        "# another",
                        "",
                        "1744588800258,1744588800180,66711751276,1,83760.0,2.08");
        assertEquals(Map.of(Source.BINANCE, 2L), snapshots.bySource());
        assertEquals(Map.of(SkipReason.UNKNOWN, 2L), snapshots.skipped());
    }

    @Test
    void aTableOfHeaderAloneHasNoMessage() throws IOException {
        Reading reading = read("q.csv.gz", SIDES);
        assertEquals(0, reading.messages());
        assertEquals(List.of(), reading.events());
    }

    @Test
    void everyRowIsCountedWhateverItHolds() throws IOException {
        String[] rows =
                Stream.of(SIDES, AT + "0.5,0.6,,", "x", ",,,,,", "\"", "\"a\"\"b\",1,2,3,4")
                        .toArray(String[]::new);
        assertEquals(5, read("q.csv.gz", rows).messages());
    }
}
