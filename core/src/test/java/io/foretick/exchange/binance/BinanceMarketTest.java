package io.foretick.exchange.binance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.exchange.LoopbackClient;
import io.foretick.exchange.TestVenue;
import io.foretick.venue.binance.BinanceRest;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/// The REST interface, asked over real sockets and read by Foretick's own reader.
class BinanceMarketTest {

    private static final long START_MS = TestVenue.START_NS / Times.MILLI_NS;

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

    private static LoopbackClient.Answer get(String path, String... headers) throws Exception {
        return client.get(exchange.urls().get(BinanceExchange.REST) + "/api/v3/" + path, headers);
    }

    @Test
    void tellsTheVenuesTimeInTheUnitThatIsWanted() throws Exception {
        long millis = get("time").json().required("serverTime").longValue();
        assertTrue(millis >= START_MS && millis < START_MS + 600_000, () -> "was " + millis);
        long micros =
                get("time", "X-MBX-TIME-UNIT", "MICROSECOND")
                        .json()
                        .required("serverTime")
                        .longValue();
        assertTrue(micros > 1_000 * START_MS, () -> "was " + micros);
        assertEquals("{}", get("ping").text());
    }

    @Test
    void pagesThroughTradesByNumberWithoutAGap() throws Exception {
        List<BinanceRest.PastTrade> all = new ArrayList<>();
        long fromId = 16_000_000;
        for (int page = 0; page < 4; page++) {
            String path = "historicalTrades?symbol=BTCUSDT&limit=1000&fromId=" + fromId;
            all.addAll(BinanceRest.trades(get(path).bytes()));
            fromId = all.getLast().lastId() + 1;
        }
        assertEquals(4_000, all.size());
        for (int at = 0; at < all.size(); at++) {
            assertEquals(16_000_000 + at, all.get(at).firstId());
            assertTrue(at == 0 || all.get(at).timeNs() >= all.get(at - 1).timeNs());
        }
    }

    @Test
    void endsAtTheNewestTrade() throws Exception {
        long newest =
                BinanceRest.trades(get("trades?symbol=BTCUSDT&limit=1").bytes())
                        .getFirst()
                        .lastId();
        String path = "historicalTrades?symbol=BTCUSDT&limit=1000&fromId=" + (newest - 9);
        List<BinanceRest.PastTrade> tail = BinanceRest.trades(get(path).bytes());
        assertTrue(tail.size() >= 10 && tail.size() < 1_000, () -> "size was " + tail.size());
        assertTrue(tail.getLast().timeNs() < TestVenue.START_NS + 600 * Times.SECOND_NS);
        String beyond = "historicalTrades?symbol=BTCUSDT&fromId=" + (newest + 1_000_000);
        assertEquals("[]", get(beyond).text());
    }

    @Test
    void joinsTradesToAggregatesWithoutAGap() throws Exception {
        String path =
                "aggTrades?symbol=ETHUSDT&limit=1000&startTime="
                        + (START_MS - 3_600_000)
                        + "&endTime="
                        + (START_MS - 3_300_000);
        JsonNode rows = get(path).json();
        List<BinanceRest.PastTrade> joined = BinanceRest.aggregateTrades(get(path).bytes());
        assertTrue(joined.size() > 50, () -> "only " + joined.size());
        for (int at = 1; at < joined.size(); at++) {
            assertEquals(joined.get(at - 1).lastId() + 1, joined.get(at).firstId());
            assertEquals(
                    rows.get(at - 1).required("a").longValue() + 1,
                    rows.get(at).required("a").longValue());
        }
        String trades =
                "historicalTrades?symbol=ETHUSDT&limit=1000&fromId=" + joined.getFirst().firstId();
        long sumE8 = 0;
        for (BinanceRest.PastTrade trade : BinanceRest.trades(get(trades).bytes())) {
            sumE8 += trade.lastId() <= joined.getLast().lastId() ? trade.quantityE8() : 0;
        }
        assertEquals(joined.stream().mapToLong(BinanceRest.PastTrade::quantityE8).sum(), sumE8);
    }

    @Test
    void candlesHoldTheTradesOfTheirTime() throws Exception {
        long openMs = (START_MS / 60_000 - 10) * 60_000;
        String path = "klines?symbol=BTCUSDT&interval=1m&startTime=" + openMs + "&limit=1";
        JsonNode row = get(path).json().required(0);
        assertEquals(openMs, row.required(0).longValue());
        assertEquals(openMs + 59_999, row.required(6).longValue());
        String joined =
                "aggTrades?symbol=BTCUSDT&limit=1000&startTime="
                        + openMs
                        + "&endTime="
                        + (openMs + 59_999);
        long volumeE8 = 0;
        long count = 0;
        for (BinanceRest.PastTrade trade : BinanceRest.aggregateTrades(get(joined).bytes())) {
            volumeE8 += trade.quantityE8();
            count += trade.lastId() - trade.firstId() + 1;
        }
        assertEquals(E8.parse(row.required(5).stringValue()), volumeE8);
        assertEquals(row.required(8).longValue(), count);
    }

    @Test
    void pagesThroughCandlesAndEndsWithTheOpenOne() throws Exception {
        long startMs = START_MS - 3 * 86_400_000L;
        List<Bar> bars = new ArrayList<>();
        long nowNs = BinanceRest.serverTimeNs(get("time").bytes());
        for (int page = 0; page < 5; page++) {
            String path = "klines?symbol=XRPUSDT&interval=1m&limit=1000&startTime=" + startMs;
            bars.addAll(BinanceRest.closedCandles(get(path).bytes(), nowNs));
            startMs = bars.getLast().endNs() / Times.MILLI_NS;
        }
        assertTrue(bars.size() >= 4_319, () -> "only " + bars.size());
        for (int at = 1; at < bars.size(); at++) {
            assertEquals(bars.get(at - 1).endNs(), bars.get(at).startNs());
        }
        JsonNode newest = get("klines?symbol=XRPUSDT&interval=1h&limit=2").json().required(1);
        assertTrue(newest.required(6).longValue() > nowNs / Times.MILLI_NS);
    }

    @Test
    void knowsAllIntervalsAndTimeZones() throws Exception {
        for (String interval :
                List.of("1s", "3m", "5m", "15m", "30m", "2h", "4h", "6h", "8h", "12h", "3d")) {
            JsonNode rows = get("klines?symbol=SOLUSDT&limit=3&interval=" + interval).json();
            assertEquals(3, rows.size(), interval);
            assertEquals(
                    rows.required(0).required(6).longValue() + 1,
                    rows.required(1).required(0).longValue(),
                    interval);
        }
        JsonNode week = get("klines?symbol=SOLUSDT&limit=1&interval=1w").json().required(0);
        assertEquals(1_740_960_000_000L, week.required(0).longValue());
        JsonNode month = get("klines?symbol=SOLUSDT&limit=1&interval=1M").json().required(0);
        assertEquals(1_740_787_200_000L, month.required(0).longValue());
        assertEquals(1_743_465_599_999L, month.required(6).longValue());
        JsonNode tokyo =
                get("klines?symbol=SOLUSDT&limit=1&interval=1d&timeZone=9").json().required(0);
        assertEquals(1_741_100_400_000L, tokyo.required(0).longValue());
    }

    @Test
    void tellsTheTermsOfPairs() throws Exception {
        List<BinanceRest.PairTerms> all = BinanceRest.exchangeInfo(get("exchangeInfo").bytes());
        assertEquals(4, all.size());
        BinanceRest.PairTerms ripple =
                BinanceRest.exchangeInfo(get("exchangeInfo?symbol=XRPUSDT").bytes()).getFirst();
        assertEquals("XRP", ripple.asset());
        assertTrue(ripple.trading());
        assertEquals(10_000, ripple.tickE8());
        JsonNode limits = get("exchangeInfo").json().required("rateLimits");
        assertEquals(6_000, limits.required(0).required("limit").intValue());
    }

    @Test
    void tellsOnePriceOrAll() throws Exception {
        assertTrue(get("ticker/price?symbol=BTCUSDT").json().isObject());
        assertEquals(4, get("ticker/price").json().size());
        assertEquals(4, get("ticker/24hr").json().size());
        JsonNode two = get("ticker/bookTicker?symbols=%5B%22BTCUSDT%22,%22ETHUSDT%22%5D").json();
        assertEquals("ETHUSDT", two.required(1).required("symbol").stringValue());
        JsonNode day = get("ticker/24hr?symbol=BTCUSDT").json();
        assertEquals(
                day.required("count").longValue(),
                day.required("lastId").longValue() - day.required("firstId").longValue() + 1);
        long highE8 = E8.parse(day.required("highPrice").stringValue());
        long lowE8 = E8.parse(day.required("lowPrice").stringValue());
        long averageE8 =
                E8.parse(get("avgPrice?symbol=BTCUSDT").json().required("price").stringValue());
        assertTrue(lowE8 < averageE8 && averageE8 < highE8);
    }

    @Test
    void refusesInTheVenuesWords() throws Exception {
        assertRefused("depth", -1102);
        assertRefused("depth?symbol=XXUSDT", -1121);
        assertRefused("depth?symbol=btcusdt", -1100);
        assertRefused("depth?symbol=BTCUSDT&limit=x", -1100);
        assertRefused("depth?symbol=BTCUSDT&limit=0", -1130);
        assertRefused("klines?symbol=BTCUSDT", -1102);
        assertRefused("klines?symbol=BTCUSDT&interval=7m", -1120);
        assertRefused("aggTrades?symbol=BTCUSDT&fromId=1&startTime=1", -1128);
        assertRefused("exchangeInfo?symbol=BTCUSDT&symbols=%5B%22BTCUSDT%22%5D", -1128);
        assertRefused("time?zone=1", -1104);
        assertEquals(404, get("nothing").status());
        assertEquals(
                "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}",
                get("ticker/price?symbol=DOGEUSDT").text());
    }

    private static void assertRefused(String path, int code) throws Exception {
        LoopbackClient.Answer answer = get(path);
        assertEquals(400, answer.status(), path);
        assertEquals(code, answer.json().required("code").intValue(), path);
    }
}
