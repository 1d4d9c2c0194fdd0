package io.foretick.lab.dataset.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.venue.lob.FeedRows;
import io.foretick.venue.lob.replay.ReplaySettings.Steps;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

class RecordedBooksTest {

    private static final Steps STEPS = new Steps(E8.ONE, E8.ONE / 1000);
    private static final long SECOND_NS = 1_737_918_843_000_000_000L;

    @TempDir Path folder;

    /// The second book has lost 104, changed 105, and shows nothing below 103.
    @Test
    void booksOfHyperliquidBecomeTheirChanges() throws IOException {
        FeedRows rows =
                read(
                        "BTC",
                        line(900, book(800, bid("105", "3"), bid("104", "2"), bid("102", "9"))),
                        line(901, book(800, bid("105", "3"), bid("104", "2"), bid("102", "9"))),
                        line(990, trade("B", "106", "0.0126", 11, 950)),
                        line(991, trade("B", "106", "0.0126", 11, 950)),
                        line(995, book(990, bid("105", "2.5"), bid("103", "1"))));
        assertEquals(
                List.of(
                        "depth bid 105 3000 at 800 heard 900",
                        "depth bid 104 2000 at 800 heard 900",
                        "depth bid 102 9000 at 800 heard 900",
                        "depth ask 106 1000 at 800 heard 900",
                        "trade bid 106 13 at 950 heard 990",
                        "depth bid 104 0 at 990 heard 995",
                        "depth bid 105 2500 at 990 heard 995",
                        "depth bid 103 1000 at 990 heard 995"),
                told(rows));
    }

    /// More levels than room was made for, and then none.
    @Test
    void snapshotWithoutLevelsOnASideEmptiesIt() throws IOException {
        String[] deep =
                IntStream.range(0, 100)
                        .mapToObj(k -> bid("" + (1 + k), "3"))
                        .toArray(String[]::new);
        FeedRows rows =
                read(
                        "BTC",
                        line(900, book(800, deep)),
                        line(995, book(990)),
                        line(999, book(998, bid("50", "1"))));
        List<String> told = told(rows);
        assertEquals(202, told.size());
        for (int k = 0; k < 100; k++) {
            String gone = "depth bid %d 0 at 990 heard 995".formatted(100 - k);
            assertEquals(gone, told.get(101 + k), "the best first");
        }
        assertEquals("depth bid 50 1000 at 998 heard 999", told.getLast());
    }

    /// The recorder's clock is 300 ms behind the venue's.
    @Test
    void clockThatLagsIsMovedForward() throws IOException {
        FeedRows rows =
                read(
                        "BTC",
                        line(700, book(900, bid("105", "3"))),
                        line(700, book(1000, bid("105", "2"))),
                        line(950, book(1100, bid("105", "1"))));
        assertEquals(
                List.of(
                        "depth bid 105 3000 at 900 heard 1000",
                        "depth ask 106 1000 at 900 heard 1000",
                        "depth bid 105 2000 at 1000 heard 1000",
                        "depth bid 105 1000 at 1100 heard 1250"),
                told(rows));
    }

    @Test
    void chainOfBinanceBeginsWithItsSnapshot() throws IOException {
        FeedRows rows =
                read(
                        "btcusdt",
                        line(900, change(850, 10, 11, "[[\"105\",\"4\"]]")),
                        line(
                                910,
                                "{\"lastUpdateId\":10,\"bids\":[[\"105\",\"3\"],[\"104\",\"2\"]],"
                                        + "\"asks\":[[\"106\",\"1\"]]}"),
                        line(950, change(930, 12, 12, "[[\"104\",\"0\"]]")));
        assertEquals(
                List.of(
                        "depth bid 105 3000",
                        "depth bid 104 2000",
                        "depth ask 106 1000",
                        "depth bid 105 4000",
                        "depth bid 104 0"),
                told(rows).stream().map(text -> text.replaceAll(" at .*", "")).toList());
        assertEquals(SECOND_NS + 930_000_000, rows.exchangeNs(4));
        assertEquals(SECOND_NS + 950_000_000, rows.localNs(4));
    }

    @Test
    void changesOfBybitFollowTheirSnapshot() throws IOException {
        FeedRows rows =
                read(
                        "XUSDT",
                        bybit("snapshot", 5, 800, "[[\"105\",\"3\"],[\"104\",\"1\"]]"),
                        bybit("delta", 6, 900, "[[\"105\",\"0\"]]"),
                        bybit("delta", 8, 950, "[[\"104\",\"9\"]]"), // 7 is missing
                        bybit("snapshot", 9, 960, "[[\"104\",\"7\"]]"));
        assertEquals(
                List.of(
                        "depth bid 105 3000 at 800 heard 802",
                        "depth bid 104 1000 at 800 heard 802",
                        "depth bid 105 0 at 900 heard 902",
                        "depth bid 104 7000 at 960 heard 962"),
                told(rows));
    }

    @Test
    void refusesPricesOffTheGridAndUnknownSymbols() {
        String good = line(900, book(800, bid("105", "3")));
        IOException price =
                assertThrows(
                        IOException.class,
                        () -> read("BTC", good, line(950, book(940, bid("105.5", "3")))));
        assertTrue(
                String.valueOf(price.getMessage()).contains("message 2, received at 1737918843950"),
                price::getMessage);
        IOException symbol = assertThrows(IOException.class, () -> read("ETH", good));
        assertTrue(String.valueOf(symbol.getMessage()).contains("no book of ETH"));
        IOException broken =
                assertThrows(
                        IOException.class,
                        () -> read("BTC", good, line(950, "{\"channel\":\"l2Book\",\"data\":{}}")));
        assertTrue(String.valueOf(broken.getMessage()).contains("message 2"), broken::getMessage);
    }

    private FeedRows read(String symbol, String... lines) throws IOException {
        Path file = Files.write(folder.resolve("recording.txt"), List.of(lines));
        return RecordedBooks.read(List.of(file), symbol, STEPS);
    }

    private static List<String> told(FeedRows rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(row ->
                        "%s %s %d %d at %d heard %d"
                                .formatted(
                                        rows.kind(row) == FeedRows.TRADE ? "trade" : "depth",
                                        rows.buys(row) ? "bid" : "ask",
                                        rows.tick(row),
                                        rows.lots(row),
                                        millis(rows.exchangeNs(row)),
                                        millis(rows.localNs(row))))
                .toList();
    }

    private static long millis(long timeNs) {
        return (timeNs - SECOND_NS) / 1_000_000;
    }

    private static long epochMillis(long millis) {
        return SECOND_NS / 1_000_000 + millis;
    }

    private static String line(long millis, String message) {
        return (SECOND_NS + millis * 1_000_000) + " " + message;
    }

    private static String bid(String price, String quantity) {
        return "{\"n\":1,\"px\":\"%s\",\"sz\":\"%s\"}".formatted(price, quantity);
    }

    /// Those bids, and one coin asked at 106.
    private static String book(long millis, String... bids) {
        return "{\"channel\":\"l2Book\",\"data\":{\"coin\":\"BTC\",\"levels\":[[%s],[%s]],\"time\":%d}}"
                .formatted(String.join(",", bids), bid("106", "1"), epochMillis(millis));
    }

    private static String trade(String side, String price, String size, long id, long millis) {
        return ("{\"channel\":\"trades\",\"data\":[{\"coin\":\"BTC\",\"hash\":\"0x\",\"px\":\"%s\","
                        + "\"side\":\"%s\",\"sz\":\"%s\",\"tid\":%d,\"time\":%d,\"users\":[]}]}")
                .formatted(price, side, size, id, epochMillis(millis));
    }

    private static String change(long millis, long first, long last, String bids) {
        return ("{\"stream\":\"btcusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":%d,"
                        + "\"s\":\"BTCUSDT\",\"U\":%d,\"u\":%d,\"b\":%s,\"a\":[]}}")
                .formatted(epochMillis(millis), first, last, bids);
    }

    private static String bybit(String type, long update, long millis, String bids) {
        return ("{\"topic\":\"orderbook.500.XUSDT\",\"type\":\"%s\",\"ts\":%d,\"data\":{\"s\":"
                        + "\"XUSDT\",\"b\":%s,\"a\":[],\"u\":%d,\"seq\":1},\"cts\":%d}")
                .formatted(type, epochMillis(millis + 2), bids, update, epochMillis(millis));
    }
}
