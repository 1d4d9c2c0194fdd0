package io.foretick.venue.bybit.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.market.candle.Timeframe;
import io.foretick.venue.VenueClock;
import io.foretick.venue.VenueException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;

/// The REST side's manners and refusals, against a venue that says what it is told to. Its clock
/// runs a thousand times as fast as ours, so that ten minutes pass in less than a second.
final class BybitRestTest {

    private static final long START_MS = 1_760_000_400_000L;
    private static final double SPEED = 1_000;
    private static final Timeframe MINUTE = Timeframe.MINUTE;
    private static final String THREE_ROWS =
            """
            ["1760000520000","222","223","221","222.5","7","1554"],\
            ["1760000460000","221","223","220","222","6","1326"],\
            ["1760000400000","220","222","219.5","221","5.5","1105"]\
            """;

    private final ScriptedVenue venue = new ScriptedVenue();
    private final HttpClient client = HttpClient.newHttpClient();
    private final VenueClock clock =
            VenueClock.startingAt(START_MS * Times.MILLI_NS + 170 * Times.SECOND_NS, SPEED);
    private final BybitRest rest = new BybitRest(client, clock, venue.url());

    @AfterEach
    void close() {
        client.shutdownNow();
        client.close();
        venue.close();
    }

    private static String envelope(int code, String result, long timeMs) {
        return "{\"retCode\":%d,\"retMsg\":\"words\",\"result\":%s,\"retExtInfo\":{},\"time\":%d}"
                .formatted(code, result, timeMs);
    }

    private static String klines(String symbol, String rows, long timeMs) {
        return envelope(
                0,
                "{\"category\":\"spot\",\"symbol\":\"%s\",\"list\":[%s]}".formatted(symbol, rows),
                timeMs);
    }

    private KlinePage page() throws VenueException, InterruptedException {
        long fromNs = START_MS * Times.MILLI_NS;
        return rest.klines("SOLUSDT", MINUTE, fromNs, fromNs + 2 * MINUTE.lengthNs());
    }

    private List<Long> starts() throws VenueException, InterruptedException {
        return page().closed().stream()
                .map(bar -> (bar.startNs() / Times.MILLI_NS - START_MS) / 60_000)
                .toList();
    }

    @Test
    void givesClosedCandlesOldestFirst() throws Exception {
        venue.says(klines("SOLUSDT", THREE_ROWS, START_MS + 170_000));
        assertEquals(List.of(0L, 1L), starts());
        Bar oldest = page().closed().getFirst();
        assertEquals(21_950_000_000L, oldest.lowE8());
        assertEquals(22_200_000_000L, oldest.highE8());
        assertEquals(22_100_000_000L, oldest.closeE8());
        assertEquals(550_000_000L, oldest.volumeE8());
    }

    @Test
    void takesTheNewestForClosedAtItsVeryEnd() throws Exception {
        venue.says(klines("SOLUSDT", THREE_ROWS, START_MS + 179_999));
        assertEquals(List.of(0L, 1L), starts());
        venue.says(klines("SOLUSDT", THREE_ROWS, START_MS + 180_000));
        page();
        assertEquals(List.of(0L, 1L, 2L), starts());
    }

    @Test
    void asksForSpotByBoundedWindows() throws Exception {
        venue.says(klines("SOLUSDT", "", START_MS + 170_000));
        page();
        assertEquals(
                List.of(
                        "/v5/market/kline?category=spot&symbol=SOLUSDT&interval=1"
                                + "&start=1760000400000&end=1760000520000&limit=1000"),
                venue.questions());
        assertThrows(
                IllegalArgumentException.class,
                () -> rest.klines("SOLUSDT", MINUTE, 0, BybitRest.PAGE * MINUTE.lengthNs()));
    }

    @Test
    void asksAgainAfterErrorsOfTheServer() throws Exception {
        venue.says(502, "bad gateway", Map.of());
        venue.says(envelope(10_016, "{}", START_MS));
        venue.says("{\"retCode\":0,\"resu");
        venue.says(klines("SOLUSDT", THREE_ROWS, START_MS + 170_000));
        assertEquals(List.of(0L, 1L), starts());
        assertEquals(4, rest.questions());
        assertEquals(3, rest.troubles());
    }

    @Test
    void givesUpInTheEnd() {
        venue.says(500, "", Map.of());
        var thrown = assertThrows(VenueException.class, this::page);
        assertTrue(String.valueOf(thrown.getMessage()).contains("status 500"), thrown::toString);
        assertEquals(4, venue.questions().size());
    }

    @Test
    void isMorePatientWithAVenueThatHasAnswered() throws Exception {
        venue.says(envelope(0, "{\"timeNano\":\"1760000400000000000\"}", START_MS));
        venue.says(500, "", Map.of());
        rest.serverTimeNs();
        assertThrows(VenueException.class, this::page);
        assertEquals(1 + 8, venue.questions().size());
    }

    @Test
    void waitsUntilTheLimitIsReset() throws Exception {
        Map<String, String> reset =
                Map.of("X-Bapi-Limit-Reset-Timestamp", Long.toString(START_MS + 260_000));
        venue.says(200, envelope(10_006, "{}", START_MS + 170_000), reset);
        venue.says(klines("SOLUSDT", THREE_ROWS, START_MS + 261_000));
        long begunNs = clock.nowNs();
        assertEquals(List.of(0L, 1L, 2L), starts());
        assertTrue(clock.nowNs() - begunNs >= 90 * Times.SECOND_NS);
    }

    @Test
    void asksNobodyForTenMinutesAfterAskingTooOften() throws Exception {
        venue.says(403, "403, access too frequent", Map.of());
        venue.says(klines("SOLUSDT", THREE_ROWS, START_MS + 800_000));
        long begunNs = clock.nowNs();
        assertEquals(List.of(0L, 1L, 2L), starts());
        assertTrue(clock.nowNs() - begunNs >= 10 * Times.MINUTE_NS);
        assertEquals(2, venue.questions().size(), "it was not asked meanwhile");
    }

    @Test
    void doesNotWaitWhereItIsNotServed() {
        venue.says(403, "The distribution is configured to block access from there", Map.of());
        var thrown = assertThrows(VenueException.class, this::page);
        assertTrue(String.valueOf(thrown.getMessage()).contains("block access"));
        assertEquals(1, venue.questions().size());
    }

    @Test
    void doesNotRepeatARefusedQuestion() {
        venue.says(envelope(10_001, "{}", START_MS));
        var thrown = assertThrows(VenueException.class, this::page);
        assertTrue(String.valueOf(thrown.getMessage()).contains("code 10001: words"));
        assertEquals(1, venue.questions().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"1760000400001\",\"220\",\"222\",\"219.5\",\"221\",\"5.5\",\"1105\"]",
                "[\"1760000400000\",\"220\",\"219\",\"219.5\",\"221\",\"5.5\",\"1105\"]",
                "[\"1760000400000\",\"220\",\"222\",\"219.5\"]",
                "[1760000400000,220,222,219.5,221,5.5,1105]",
                "{}"
            })
    void refusesRowsThatAreNoCandles(String row) {
        venue.says(klines("SOLUSDT", row, START_MS + 170_000));
        assertThrows(VenueException.class, this::page);
    }

    @Test
    void refusesTheCandlesOfAnotherPair() {
        venue.says(klines("ETHUSDT", THREE_ROWS, START_MS + 170_000));
        assertThrows(VenueException.class, this::page);
    }

    @Test
    void namesPairsThatAreWrittenAlike() throws Exception {
        StringBuilder rows = new StringBuilder();
        for (String pair : List.of("SOLUSDT", "SOLUSDC", "ETHUSDT", "XRPUSDT", "DOGEEUR")) {
            rows.append(rows.isEmpty() ? "" : ",")
                    .append(
                            "{\"symbol\":\"%s\",\"baseCoin\":\"a\",\"quoteCoin\":\"b\","
                                    .formatted(pair))
                    .append("\"status\":\"Trading\"}");
        }
        venue.says(envelope(0, "{\"list\":[" + rows + "]}", START_MS));
        rest.requireSymbol("ETHUSDT");
        var thrown = assertThrows(UnknownSymbolException.class, () -> rest.requireSymbol("SOLUSD"));
        assertTrue(
                String.valueOf(thrown.getMessage())
                        .startsWith("Bybit has no spot pair SOLUSD; near: SOLUSDC, SOLUSDT,"),
                thrown::toString);
    }

    @Test
    void learnsHowFarTheVenuesClockIsAhead() throws Exception {
        venue.says(envelope(0, "{\"timeNano\":\"1760000400000000000\"}", START_MS + 3_600_000));
        assertEquals(START_MS * Times.MILLI_NS, rest.serverTimeNs());
        assertTrue(near(3_430 * Times.SECOND_NS, rest.offsetNs(), 600), "about an hour");
        assertTrue(near(rest.venueTimeNs(), clock.nowNs() + rest.offsetNs(), 100));
    }

    private static boolean near(long oneNs, long otherNs, int seconds) {
        return Math.abs(oneNs - otherNs) < seconds * Times.SECOND_NS;
    }

    @Test
    void keepsToItsShareOfQuestions() {
        var pace = new RequestPace(3);
        assertEquals(0, pace.takeNs(1_000));
        assertEquals(0, pace.takeNs(2_000));
        assertEquals(0, pace.takeNs(3_000));
        assertEquals(5 * Times.SECOND_NS - 3_000, pace.takeNs(4_000));
        assertEquals(0, pace.takeNs(5 * Times.SECOND_NS + 1_000));
    }

    @Test
    void aSlowAnswerDoesNotMoveAKnownOffset() {
        var offset = new VenueOffset();
        offset.take(1_000 * Times.MILLI_NS, 0, 2 * Times.MILLI_NS);
        long knownNs = offset.offsetNs();
        assertEquals(999_500_000, knownNs);
        offset.take(3_000 * Times.MILLI_NS, 1_000 * Times.MILLI_NS, 9_000 * Times.MILLI_NS);
        assertEquals(knownNs, offset.offsetNs());
        offset.take(9_000 * Times.MILLI_NS, 2_000 * Times.MILLI_NS, 2_001 * Times.MILLI_NS);
        assertEquals(6_999 * Times.MILLI_NS, offset.offsetNs(), "a clock that was set");
    }

    @Test
    void tellsNamesApartByTheirLetters() {
        assertEquals(0, Spelling.distance("BTCUSDT", "BTCUSDT"));
        assertEquals(1, Spelling.distance("BTCUSD", "BTCUSDT"));
        assertEquals(2, Spelling.distance("BTC-USDT", "BTCUSDC"));
        assertEquals(7, Spelling.distance("", "BTCUSDT"));
    }
}
