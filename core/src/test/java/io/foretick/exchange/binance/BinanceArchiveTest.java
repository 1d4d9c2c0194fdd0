package io.foretick.exchange.binance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Sha256;
import io.foretick.base.Times;
import io.foretick.exchange.LoopbackClient;
import io.foretick.exchange.TestVenue;
import io.foretick.venue.binance.BinanceRest;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipInputStream;

/// The archive of files, read over real sockets.
class BinanceArchiveTest {

    private static final String DAILY_TRADES = "data/spot/daily/trades/SOLUSDT/SOLUSDT-trades-";

    private static BinanceExchange exchange;
    private static LoopbackClient client;

    @BeforeAll
    static void start() {
        exchange = BinanceExchange.start(TestVenue.context(1), TestVenue.WORLD);
        client = new LoopbackClient();
    }

    @AfterAll
    static void stop() {
        client.close();
        exchange.close();
    }

    private static LoopbackClient.Answer get(String path) throws Exception {
        return client.get(TestVenue.url(exchange, BinanceExchange.ARCHIVE) + "/" + path);
    }

    private static List<String> rows(String path, String csvName) throws Exception {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(get(path).bytes()))) {
            assertEquals(csvName, zip.getNextEntry().getName());
            return new String(zip.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
        }
    }

    @Test
    void givesADigestOfTheZip() throws Exception {
        byte[] zip = get(DAILY_TRADES + "2025-03-04.zip").bytes();
        assertEquals(
                Sha256.hex(zip) + "  SOLUSDT-trades-2025-03-04.zip\n",
                get(DAILY_TRADES + "2025-03-04.zip.CHECKSUM").text());
    }

    private static LoopbackClient.Answer part(String... headers) throws Exception {
        String path = DAILY_TRADES + "2025-03-04.zip";
        return client.get(TestVenue.url(exchange, BinanceExchange.ARCHIVE) + "/" + path, headers);
    }

    @Test
    void givesThePartThatIsAskedFor() throws Exception {
        byte[] all = part().bytes();
        int size = all.length;
        LoopbackClient.Answer rest = part("Range", "bytes=100000-");
        assertEquals(206, rest.status());
        assertEquals("bytes 100000-" + (size - 1) + "/" + size, rest.header("Content-Range"));
        assertArrayEquals(Arrays.copyOfRange(all, 100_000, size), rest.bytes());
        assertArrayEquals(Arrays.copyOfRange(all, 5, 8), part("Range", "bytes=5-7").bytes());
        assertArrayEquals(
                Arrays.copyOfRange(all, size - 9, size), part("Range", "bytes=-9").bytes());
        assertEquals(200, part("Range", "lines=1-2").status());
    }

    @Test
    void hasNoPartBeyondTheEnd() throws Exception {
        int size = part().bytes().length;
        LoopbackClient.Answer answer = part("Range", "bytes=" + size + "-");
        assertEquals(416, answer.status());
        assertEquals("bytes */" + size, answer.header("Content-Range"));
    }

    @Test
    void givesAPartOnlyOfTheVersionThatIsMeant() throws Exception {
        String tag = part().header("ETag");
        assertEquals(206, part("Range", "bytes=5-", "If-Range", tag).status());
        LoopbackClient.Answer other = part("Range", "bytes=5-", "If-Range", "\"other\"");
        assertEquals(200, other.status());
        assertArrayEquals(part().bytes(), other.bytes());
    }

    @Test
    void givesTheSameBytesInAnotherProcess() throws Exception {
        String path = "data/spot/daily/klines/XRPUSDT/1m/XRPUSDT-1m-2025-03-04.zip";
        try (var other =
                BinanceExchange.start(
                        TestVenue.contextAt(TestVenue.START_NS + Times.DAY_NS, 1),
                        TestVenue.WORLD)) {
            byte[] bytes =
                    client.get(TestVenue.url(other, BinanceExchange.ARCHIVE) + "/" + path).bytes();
            assertArrayEquals(get(path).bytes(), bytes);
        }
    }

    @Test
    void countsMillisecondsUpTo2024AndMicrosecondsSince() throws Exception {
        List<String> old = rows(DAILY_TRADES + "2024-12-31.zip", "SOLUSDT-trades-2024-12-31.csv");
        List<String> young = rows(DAILY_TRADES + "2025-01-01.zip", "SOLUSDT-trades-2025-01-01.csv");
        String[] last = old.getLast().split(",", -1);
        String[] first = young.getFirst().split(",", -1);
        assertEquals(7, first.length);
        assertEquals(13, last[4].length());
        assertEquals(16, first[4].length());
        assertEquals(Long.parseLong(last[0]) + 1, Long.parseLong(first[0]));
        assertTrue(first[5].equals("True") || first[5].equals("False"));
        assertEquals("True", first[6]);
        for (int at = 1; at < young.size(); at++) {
            long before = Long.parseLong(young.get(at - 1).split(",", -1)[0]);
            assertTrue(young.get(at).startsWith((before + 1) + ","));
        }
    }

    @Test
    void agreesWithTheHistoryOfTheRestInterface() throws Exception {
        String[] row =
                rows(
                                "data/spot/daily/aggTrades/SOLUSDT/SOLUSDT-aggTrades-2025-03-04.zip",
                                "SOLUSDT-aggTrades-2025-03-04.csv")
                        .get(1_000)
                        .split(",", -1);
        String url =
                TestVenue.url(exchange, BinanceExchange.REST) + "/api/v3/aggTrades?symbol=SOLUSDT";
        byte[] page = client.get(url + "&limit=1&fromId=" + row[0]).bytes();
        BinanceRest.PastTrade trade = BinanceRest.aggregateTrades(page).getFirst();
        assertEquals(trade.firstId(), Long.parseLong(row[3]));
        assertEquals(trade.lastId(), Long.parseLong(row[4]));
        assertEquals(trade.timeNs() / Times.MILLI_NS, Long.parseLong(row[5]) / Times.MICRO_NS);
    }

    @Test
    void holdsACandleForEachMinute() throws Exception {
        List<String> day =
                rows(
                        "data/spot/daily/klines/BTCUSDT/1m/BTCUSDT-1m-2025-03-04.zip",
                        "BTCUSDT-1m-2025-03-04.csv");
        assertEquals(1_440, day.size());
        String[] first = day.getFirst().split(",", -1);
        assertEquals(12, first.length);
        assertEquals("1741046400000000", first[0]);
        assertEquals("1741046459999999", first[6]);
        List<String> month =
                rows(
                        "data/spot/monthly/klines/BTCUSDT/1d/BTCUSDT-1d-2024-12.zip",
                        "BTCUSDT-1d-2024-12.csv");
        assertEquals(31, month.size());
        assertEquals("1733097599999", month.getFirst().split(",", -1)[6]);
    }

    @Test
    void publishesDaysOnTheNextDayAndMonthsOnTheFirstMonday() throws Exception {
        assertEquals(404, get(DAILY_TRADES + "2025-03-05.zip").status());
        assertTrue(get(DAILY_TRADES + "2025-03-05.zip").text().contains("<Code>NoSuchKey</Code>"));
        assertEquals(404, get(DAILY_TRADES + "2024-11-30.zip").status());
        assertEquals(404, get("data/spot/daily/trades/DOGE/DOGE-trades-2025-03-01.zip").status());
        String february = "data/spot/monthly/klines/BTCUSDT/1d/BTCUSDT-1d-2025-02.zip";
        assertEquals(200, get(february).status()); // Monday was the third
        long saturdayNs = Instant.parse("2025-03-01T12:00:00Z").getEpochSecond() * Times.SECOND_NS;
        try (var early =
                BinanceExchange.start(TestVenue.contextAt(saturdayNs, 1), TestVenue.WORLD)) {
            String url = TestVenue.url(early, BinanceExchange.ARCHIVE) + "/";
            assertEquals(404, client.get(url + february).status());
        }
    }

    @Test
    void listsFoldersAndFilesPageByPage() throws Exception {
        String folders = get("?prefix=data/spot/daily/klines/BTCUSDT/&delimiter=/").text();
        assertTrue(folders.contains("<Prefix>data/spot/daily/klines/BTCUSDT/1m/</Prefix>"));
        assertFalse(folders.contains("1mo"), "only months have candles of a month");
        assertTrue(
                get("?prefix=data/spot/monthly/klines/BTCUSDT/&delimiter=/")
                        .text()
                        .contains("/1mo/"));
        String days = get("?prefix=" + DAILY_TRADES.replace("SOLUSDT-trades-", "")).text();
        assertEquals(188, occurrences(days, "<Key>")); // 94 days, each with its digest
        assertTrue(days.contains("<IsTruncated>false</IsTruncated>"));
        assertTrue(days.contains("SOLUSDT-trades-2025-03-04.zip.CHECKSUM</Key>"));
        String marked =
                get("?prefix=" + DAILY_TRADES + "&marker=" + DAILY_TRADES + "2025-03-04.zip")
                        .text();
        assertEquals(1, occurrences(marked, "<Key>"));
    }

    @Test
    void marksTheEndOfALongPage() throws Exception {
        String first = get("?prefix=data/spot/daily/klines/").text();
        assertEquals(1_000, occurrences(first, "<Key>"));
        assertTrue(first.contains("<IsTruncated>true</IsTruncated>"));
        String marker =
                first.substring(
                        first.indexOf("<NextMarker>") + "<NextMarker>".length(),
                        first.indexOf("</NextMarker>"));
        String second = get("?prefix=data/spot/daily/klines/&marker=" + marker).text();
        assertFalse(second.contains("<Key>" + marker + "</Key>"));
        assertEquals(1_000, occurrences(second, "<Key>"));
    }

    private static int occurrences(String text, String part) {
        return text.split(part, -1).length - 1;
    }
}
