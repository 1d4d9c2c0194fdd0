package io.foretick.venue.bybit.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.exchange.TestVenue;
import io.foretick.exchange.bybit.BybitExchange;
import io.foretick.exchange.fault.FaultKind;
import io.foretick.exchange.fault.FaultPlan;
import io.foretick.exchange.fault.FaultRule;
import io.foretick.exchange.fault.FaultSchedule;
import io.foretick.exchange.fault.SeededFaults;
import io.foretick.exchange.wire.ExchangeContext;
import io.foretick.exchange.wire.Faults;
import io.foretick.market.candle.Timeframe;
import io.foretick.testing.Eventually;
import io.foretick.venue.VenueClock;
import io.foretick.venue.bybit.BybitEndpoints;
import io.foretick.venue.bybit.rest.BybitHistory;
import io.foretick.venue.bybit.rest.BybitRest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;

/// The feed on the simulated Bybit over real sockets, with and without faults: whatever happens on
/// the way, it delivers what the REST side has.
final class CandleFeedOnExchangeTest {

    private static final String SYMBOL = "BTCUSDT";
    private static final double SPEED = 600;
    private static final long MINUTE_NS = Times.MINUTE_NS;
    private static final List<Timeframe> INTERVALS =
            List.of(Timeframe.MINUTE, Timeframe.parse("3"), Timeframe.parse("5"));

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final DeliveredCandles delivered = new DeliveredCandles();
    private final VenueClock clock = VenueClock.startingAt(TestVenue.START_NS, SPEED);
    private VenueClock ours = clock;

    @AfterEach
    void closeClient() {
        client.shutdownNow();
        client.close();
    }

    @Test
    void warmsUpAndThenStreams() throws Exception {
        CandleFeedHealth health = follow(FaultPlan.NONE, plan -> plan, 4 * MINUTE_NS);
        assertEquals(600, delivered.count(CandleOrigin.WARMUP));
        assertTrue(delivered.count(CandleOrigin.STREAM) > 0, health::toString);
        assertEquals(0, health.stream().malformed());
        assertEquals(0, health.reconnects());
    }

    @Test
    void healsWhateverTheStreamLoses() throws Exception {
        var faults =
                new FaultPlan(
                        List.of(
                                stream("cut", FaultKind.DISCONNECT).withSchedule(every(7)),
                                stream("gap", FaultKind.GAP).withProbability(0.2),
                                stream("twice", FaultKind.DUPLICATE).withProbability(0.1),
                                stream("torn", FaultKind.MALFORMED).withProbability(0.1),
                                stream("swapped", FaultKind.REORDER).withProbability(0.1),
                                stream("late", FaultKind.LATE).withProbability(0.01),
                                stream("keys", FaultKind.SCHEMA_CHANGE).withProbability(0.05),
                                rest("error", FaultKind.SERVER_ERROR).withProbability(0.2),
                                rest("cut-body", FaultKind.RESET_BODY).withProbability(0.1),
                                rest("slow", FaultKind.SLOW_REST).withProbability(0.1)));
        CandleFeedHealth health = follow(faults, plan -> plan, 25 * MINUTE_NS);
        assertTrue(delivered.count(CandleOrigin.BACKFILL) > 0, health::toString);
        assertTrue(health.reconnects() > 0, health::toString);
        assertTrue(health.stream().malformed() > 0, health::toString);
        assertTrue(health.rest().troubles() > 0, health::toString);
    }

    @Test
    void readsEveryCandleWhereTheStreamStaysSilent() throws Exception {
        var faults = new FaultPlan(List.of(stream("stalled", FaultKind.GAP)));
        CandleFeedHealth health = follow(faults, plan -> plan, 10 * MINUTE_NS);
        assertEquals(0, delivered.count(CandleOrigin.STREAM));
        assertTrue(delivered.count(CandleOrigin.BACKFILL) >= 5, health::toString);
        assertTrue(health.reconnects() > 0, "silence replaces the stream");
    }

    @Test
    void goesOnBehindTheLastCandleOfAnEarlierRun() throws Exception {
        long lastNs = Timeframe.MINUTE.startOf(TestVenue.START_NS) - 2_500 * MINUTE_NS;
        follow(
                FaultPlan.NONE,
                plan -> plan.withResume(Map.of(Timeframe.MINUTE, lastNs)),
                2 * MINUTE_NS);
        List<Bar> bars = delivered.bars(Timeframe.MINUTE);
        assertEquals(lastNs + MINUTE_NS, bars.getFirst().startNs());
        assertTrue(bars.size() > 2_500);
        assertEquals(List.of(), delivered.gaps());
    }

    @Test
    void tellsAGapWhereThatCandleLiesTooFarBack() throws Exception {
        long presentNs = Timeframe.MINUTE.startOf(TestVenue.START_NS);
        long lastNs = presentNs - 20_000 * MINUTE_NS;
        follow(
                FaultPlan.NONE,
                plan -> plan.withResume(Map.of(Timeframe.MINUTE, lastNs)),
                2 * MINUTE_NS);
        long firstNs = delivered.bars(Timeframe.MINUTE).getFirst().startNs();
        assertEquals(
                List.of(new DeliveredCandles.Gap(Timeframe.MINUTE, lastNs + MINUTE_NS, firstNs)),
                delivered.gaps());
        assertEquals(CandleFeedPlan.WARM_UP, delivered.count(CandleOrigin.WARMUP) - 400);
    }

    @Test
    void waitsForAVenueThatDoesNotAnswerYet() throws Exception {
        var faults =
                new FaultPlan(
                        List.of(
                                rest("down", FaultKind.SERVER_ERROR)
                                        .withSchedule(new FaultSchedule(0, 0, 2 * MINUTE_NS))));
        CandleFeedHealth health = follow(faults, plan -> plan, 4 * MINUTE_NS);
        assertTrue(health.rest().troubles() > 0, health::toString);
        assertEquals("", health.failure());
    }

    /// As on a machine that slept, only again and again.
    @Test
    void keepsUpWithAVenueWhoseClockRunsAwayFromOurs() throws Exception {
        ours = VenueClock.startingAt(TestVenue.START_NS, SPEED / 3);
        CandleFeedHealth health = follow(FaultPlan.NONE, plan -> plan, 15 * MINUTE_NS);
        assertTrue(health.stream().malformed() > 0, health::toString);
        assertTrue(health.rest().offsetNs() > 2 * MINUTE_NS, health::toString);
    }

    @Test
    void endsWhereItsListenerFails() {
        try (var exchange = BybitExchange.start(context(Faults.NONE), TestVenue.WORLD);
                var feed = start(exchange, plan -> plan, new FailingSink())) {
            Eventually.holds(
                    () -> feed.health().state() == CandleFeedHealth.State.FAILED,
                    () -> feed.health().toString());
            assertEquals("the disk is full", feed.health().failure());
        }
    }

    @Test
    void endsWhereTheLastCandleOfAnEarlierRunLiesInTheFuture() {
        long futureNs = Timeframe.parse("D").startOf(TestVenue.START_NS) + Times.WEEK_NS;
        try (var exchange = BybitExchange.start(context(Faults.NONE), TestVenue.WORLD);
                var feed =
                        start(
                                exchange,
                                plan -> plan.withResume(Map.of(Timeframe.MINUTE, futureNs)),
                                delivered)) {
            Eventually.holds(
                    () -> feed.health().state() == CandleFeedHealth.State.FAILED,
                    () -> feed.health().toString());
            assertTrue(feed.health().failure().contains("after the venue's time"));
        }
    }

    /// A listener whose first candle is its last.
    private static final class FailingSink implements CandleSink {
        @Override
        public void candle(Timeframe interval, Bar bar, CandleOrigin origin) {
            throw new IllegalStateException("the disk is full");
        }

        @Override
        public void revised(Timeframe interval, Bar bar) {}

        @Override
        public void gap(Timeframe interval, long fromNs, long toNs) {}
    }

    private ExchangeContext context(Faults faults) {
        return new ExchangeContext(clock, new Seed(7), faults, _ -> 0);
    }

    private CandleFeed start(BybitExchange exchange, Change change, CandleSink sink) {
        BybitEndpoints endpoints = endpoints(exchange);
        CandleFeedPlan usual = CandleFeedPlan.of(endpoints, SYMBOL, INTERVALS, new Seed(3));
        return CandleFeed.start(change.of(usual), client, rest(endpoints), ours, sink);
    }

    private BybitRest rest(BybitEndpoints endpoints) {
        return new BybitRest(client, ours, endpoints.restUrl());
    }

    private static BybitEndpoints endpoints(BybitExchange exchange) {
        return new BybitEndpoints(
                TestVenue.url(exchange, BybitExchange.REST),
                TestVenue.url(exchange, BybitExchange.STREAMS));
    }

    /// How a test changes the usual plan.
    private interface Change {
        CandleFeedPlan of(CandleFeedPlan plan);
    }

    /// Follows the venue for so long, and compares what came with what the REST side has.
    private CandleFeedHealth follow(FaultPlan plan, Change change, long spanNs) throws Exception {
        try (var faults = new SeededFaults(plan, clock, new Seed(5));
                var exchange = BybitExchange.start(context(faults), TestVenue.WORLD)) {
            CandleFeedHealth health;
            try (var feed = start(exchange, change, delivered)) {
                awaitCandlesThrough(clock.nowNs() + spanNs, feed);
                health = feed.health();
            }
            faults.clear();
            assertEquals(List.of(), delivered.complaints());
            assertEquals(List.of(), delivered.revisions());
            BybitRest rest = rest(endpoints(exchange));
            for (Timeframe interval : INTERVALS) {
                List<Bar> bars = delivered.bars(interval);
                assertEquals(
                        new BybitHistory(rest, SYMBOL, interval)
                                .between(bars.getFirst().startNs(), bars.getLast().endNs()),
                        bars);
            }
            return health;
        }
    }

    private void awaitCandlesThrough(long timeNs, CandleFeed feed) {
        Eventually.holds(
                () ->
                        INTERVALS.stream()
                                .allMatch(interval -> {
                                    List<Bar> bars = delivered.bars(interval);
                                    return !bars.isEmpty()
                                            && bars.getLast().endNs() + interval.lengthNs()
                                                    > timeNs;
                                }),
                () -> feed.health().toString());
    }

    private static FaultRule stream(String name, FaultKind kind) {
        return FaultRule.of(name, kind).withService(BybitExchange.STREAMS);
    }

    private static FaultRule rest(String name, FaultKind kind) {
        return FaultRule.of(name, kind).withService(BybitExchange.REST);
    }

    private static FaultSchedule every(int minutes) {
        return new FaultSchedule(0, minutes * MINUTE_NS, 0);
    }
}
