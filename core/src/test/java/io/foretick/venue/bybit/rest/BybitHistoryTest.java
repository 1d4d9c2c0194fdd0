package io.foretick.venue.bybit.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.exchange.TestVenue;
import io.foretick.exchange.bybit.BybitExchange;
import io.foretick.exchange.wire.ExchangeContext;
import io.foretick.market.candle.Timeframe;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;

/// Ranges of candles from the simulated Bybit, whose clock stands still at 34 minutes and 56
/// seconds past noon.
final class BybitHistoryTest {

    private static final Timeframe MINUTE = Timeframe.MINUTE;
    private static final long OPEN_NS = MINUTE.startOf(TestVenue.START_NS);

    private static BybitExchange exchange;
    private static HttpClient client;
    private static BybitRest rest;
    private static BybitHistory history;

    @BeforeAll
    static void start() {
        ExchangeContext context = TestVenue.context(0.001);
        exchange = BybitExchange.start(context, TestVenue.WORLD);
        client = HttpClient.newHttpClient();
        rest = new BybitRest(client, context.clock(), TestVenue.url(exchange, BybitExchange.REST));
        history = new BybitHistory(rest, "BTCUSDT", MINUTE);
    }

    @AfterAll
    static void stop() {
        client.close();
        exchange.close();
    }

    private static void assertUnbroken(List<Bar> bars, long fromNs, long endNs) {
        long atNs = fromNs;
        for (Bar bar : bars) {
            assertEquals(atNs, bar.startNs());
            atNs = bar.endNs();
        }
        assertEquals(endNs, atNs);
    }

    @Test
    void readsARangeOfSeveralPagesWithoutAHole() throws Exception {
        long fromNs = OPEN_NS - 2_345 * MINUTE.lengthNs();
        long toNs = OPEN_NS - 100 * MINUTE.lengthNs();
        List<Bar> bars = new ArrayList<>();
        List<Long> told = new ArrayList<>();
        long count = history.read(fromNs, toNs, bars::add, (_, candles) -> told.add(candles));
        assertUnbroken(bars, fromNs, toNs);
        assertEquals(2_245, count);
        assertEquals(List.of(1_000L, 2_000L, 2_245L), told);
    }

    @Test
    void endsAtTheOpenCandle() throws Exception {
        long fromNs = OPEN_NS - 10 * MINUTE.lengthNs();
        List<Bar> bars = history.between(fromNs, OPEN_NS + Times.DAY_NS);
        assertUnbroken(bars, fromNs, OPEN_NS);
    }

    @Test
    void beginsWithTheFirstCandleThatLiesInTheRange() throws Exception {
        long fromNs = OPEN_NS - 10 * MINUTE.lengthNs();
        assertUnbroken(
                history.between(fromNs - Times.SECOND_NS, OPEN_NS - Times.MINUTE_NS + 1),
                fromNs,
                OPEN_NS);
        assertEquals(List.of(), history.between(fromNs + 1, fromNs + 2));
    }

    @Test
    void givesTheLastCandles() throws Exception {
        assertUnbroken(history.last(6), OPEN_NS - 6 * MINUTE.lengthNs(), OPEN_NS);
        assertUnbroken(history.last(1_500), OPEN_NS - 1_500 * MINUTE.lengthNs(), OPEN_NS);
        assertEquals(List.of(), history.last(0));
    }

    @Test
    void readsDays() throws Exception {
        var days = new BybitHistory(rest, "ETHUSDT", Timeframe.parse("D")).last(3);
        assertEquals(3, days.size());
        assertTrue(days.stream().allMatch(day -> Timeframe.parse("D").startsAt(day.startNs())));
    }

    @Test
    void findsAPairOfTheExchange() throws Exception {
        rest.requireSymbol("BTCUSDT");
    }
}
