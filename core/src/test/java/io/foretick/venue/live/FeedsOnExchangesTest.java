package io.foretick.venue.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.Market;
import io.foretick.event.SkipReason;
import io.foretick.exchange.LoopbackExchanges;
import io.foretick.exchange.fault.FaultPlan;
import io.foretick.exchange.source.WorldSettings;
import io.foretick.testing.Eventually;
import io.foretick.venue.polymarket.Coin;
import io.foretick.venue.polymarket.WindowLength;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// The feeds on the simulated exchanges, all coins and all lengths, over real sockets.
final class FeedsOnExchangesTest {

    private static final long START_NS =
            Instant.parse("2026-10-05T15:58:00Z").getEpochSecond() * Times.SECOND_NS;

    private final ArrivalQueue queue = new ArrivalQueue(1 << 16);
    private final TestSession session = new TestSession(queue);

    @Test
    void readsEverythingThatTheSimulatedVenuesSay() {
        try (var exchanges = exchanges(FaultPlan.NONE);
                var feeds = LiveFeeds.start(plan(exchanges), exchanges.clock(), queue)) {
            session.await(Event.MarketResolved.class, 4);
            session.await(Event.StrikePublished.class, 12);
            Eventually.holds(
                    () -> {
                        session.drain();
                        return feeds.followed().size() >= 36;
                    },
                    () -> feeds.followed().toString());
            List<SkipReason> reasons =
                    session.all(Event.FrameSkipped.class).stream()
                            .map(Event.FrameSkipped::reason)
                            .distinct()
                            .filter(reason -> reason != SkipReason.CONTROL)
                            .filter(reason -> reason != SkipReason.DUPLICATE)
                            .toList();
            assertEquals(List.of(), reasons, session::tail);
            assertEquals(0, session.all(Event.Gap.class).size());
            assertEquals(0, feeds.missedWindows());
            assertEachMarketIsListedOnce();
        }
    }

    @Test
    void comesBackAfterEveryKindOfFault() {
        try (var exchanges = exchanges(FaultPlan.all());
                var feeds = LiveFeeds.start(plan(exchanges), exchanges.clock(), queue)) {
            long untilNs = START_NS + 12 * Times.MINUTE_NS;
            Eventually.holds(
                    () -> {
                        session.drain();
                        session.unreadable().forEach(feeds::refresh);
                        return exchanges.clock().nowNs() > untilNs;
                    },
                    session::tail);
            assertTrue(session.all(Event.FeedDown.class).size() > 0, "no fault has struck");
            int books = session.all(Event.BookUpdate.class).size();
            int trades = session.all(Event.Trade.class).size();
            int ticks = session.all(Event.OracleTick.class).size();
            session.await(Event.BookUpdate.class, books + 100);
            session.await(Event.Trade.class, trades + 100);
            session.await(Event.OracleTick.class, ticks + 100);
            assertEachMarketIsListedOnce();
        }
    }

    private void assertEachMarketIsListedOnce() {
        var slugs = new HashSet<String>();
        for (Event.Listed listed : session.all(Event.Listed.class)) {
            if (listed.terms() instanceof Market market) {
                assertTrue(slugs.add(market.slug()), market.slug());
            }
        }
    }

    private static LoopbackExchanges exchanges(FaultPlan faults) {
        return LoopbackExchanges.start(
                new LoopbackExchanges.Settings(
                        0, new Seed(7), START_NS, 60, 10_000, faults, WorldSettings.USUAL));
    }

    private static FeedPlan plan(LoopbackExchanges exchanges) {
        Map<String, String> urls = exchanges.urls();
        var endpoints =
                new Endpoints(
                        url(urls, "binance_rest"),
                        url(urls, "binance_ws"),
                        url(urls, "binance_archive"),
                        url(urls, "polymarket_gamma"),
                        url(urls, "polymarket_clob"),
                        url(urls, "polymarket_ws"),
                        url(urls, "polymarket_rtds"),
                        url(urls, "polymarket_data"),
                        "");
        return FeedPlan.of(
                endpoints, List.of(Coin.values()), List.of(WindowLength.values()), new Seed(3));
    }

    private static String url(Map<String, String> urls, String service) {
        return urls.getOrDefault(service, "");
    }
}
