package io.foretick.venue.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.Source;
import io.foretick.event.Window;
import io.foretick.exchange.wire.Peer;
import io.foretick.testing.Eventually;
import io.foretick.venue.VenueClock;
import io.foretick.venue.live.finder.FakeGamma;
import io.foretick.venue.live.rest.ClockOffset;
import io.foretick.venue.polymarket.Coin;
import io.foretick.venue.polymarket.WindowLength;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

final class LiveFeedsTest {

    private static final long START_NS =
            Instant.parse("2026-10-05T10:00:00Z").getEpochSecond() * Times.SECOND_NS;
    private static final String SLUG = "btc-updown-5m-" + START_NS / Times.SECOND_NS;
    private static final String SERIES = "btc-up-or-down-5m";

    private final VenueClock clock = VenueClock.startingAt(START_NS + Times.SECOND_NS, 1);
    private final FakeVenues venues = new FakeVenues(clock);
    private final ArrivalQueue queue = new ArrivalQueue(4_096);
    private final TestSession session = new TestSession(queue);

    @AfterEach
    void closeTheVenues() {
        venues.close();
    }

    @Test
    void bringsTradesOracleTicksAndBooksOfTheRunningMarket() {
        listMarket();
        try (var _ = LiveFeeds.start(plan(), clock, queue)) {
            session.await(Event.FeedUp.class, 3);
            venues.spot.sendAll(FakeVenues.trade(7));
            venues.oracle.sendAll(FakeVenues.oracle("btc/usd", 1_790_000_000L));
            venues.oracle.sendAll(FakeVenues.oracle("doge/usd", 1_790_000_000L));
            Eventually.holds(
                    () -> venues.books.heard().size() == 1, venues.books.heard()::toString);
            venues.books.sendAll(FakeVenues.book(SLUG, true));
            assertEquals(7, session.await(Event.Trade.class, 1).getFirst().tradeId());
            session.await(Event.OracleTick.class, 1);
            session.await(Event.BookUpdate.class, 1);
            assertEquals(0, session.all(Event.FrameSkipped.class).size(), session::tail);
            assertEquals(1, session.all(Event.OracleTick.class).size());
        }
    }

    @Test
    void fillsAHoleInTheTradesBeforeTheTradeBehindIt() {
        try (var feeds = LiveFeeds.start(plan(), clock, queue)) {
            session.await(Event.FeedUp.class, 2);
            venues.spot.sendAll(FakeVenues.trade(100));
            session.await(Event.Trade.class, 1);
            venues.spot.peers().forEach(Peer::disconnect);
            session.await(Event.FeedDown.class, 1);
            Eventually.holds(() -> venues.spot.opened() == 2, () -> "not back");
            session.await(Event.FeedUp.class, 3);
            venues.spot.sendAll(FakeVenues.trade(1_350));
            venues.spot.sendAll(FakeVenues.trade(1_351));
            List<Event.Trade> trades = session.await(Event.Trade.class, 1_252);
            assertEquals(
                    LongStream.rangeClosed(100, 1_351).boxed().toList(),
                    trades.stream().map(Event.Trade::tradeId).toList());
            assertEquals(0, session.all(Event.Gap.class).size());
            assertEquals(1_789_999_999_000_000_000L, trades.get(1).at().venueNs());
            assertEquals(1_249, feeds.healedTrades());
            assertEquals(2, venues.asked.size(), "two pages");
        }
    }

    @Test
    void waitsAsLongAsTheVenueSaysBeforeItFillsAHole() {
        venues.spotRefusals.set(1);
        try (var _ = LiveFeeds.start(plan(), clock, queue)) {
            session.await(Event.FeedUp.class, 2);
            venues.spot.sendAll(FakeVenues.trade(100));
            long began = System.nanoTime();
            venues.spot.sendAll(FakeVenues.trade(103));
            session.await(Event.Trade.class, 4);
            assertTrue(System.nanoTime() - began >= Times.SECOND_NS);
            assertEquals(2, venues.asked.size());
        }
    }

    @Test
    void saysWhatCannotBeFilled() {
        try (var _ = LiveFeeds.start(plan(), clock, queue)) {
            session.await(Event.FeedUp.class, 2);
            venues.spot.sendAll(FakeVenues.trade(100));
            venues.spot.sendAll(FakeVenues.trade(1_000_100));
            session.await(Event.Trade.class, 2);
            Event.Gap gap = session.all(Event.Gap.class).getFirst();
            assertEquals(999_999, gap.missing());
            assertEquals(Source.BINANCE, gap.feed());
            int told = session.events().indexOf(gap);
            assertTrue(session.events().get(told + 1) instanceof Event.Trade, session::tail);
            assertEquals(0, venues.asked.size());
        }
    }

    @Test
    void followsTheWholeBookFromItsSnapshot() {
        venues.snapshotId = 8;
        try (var _ = LiveFeeds.start(plan().withDepth(true), clock, queue)) {
            session.await(Event.FeedUp.class, 2);
            venues.spot.sendAll(FakeVenues.depth(10, 12));
            Eventually.holds(() -> venues.asked.size() >= 2, () -> "asks until it joins");
            venues.snapshotId = 11;
            Event.BookUpdate book = session.await(Event.BookUpdate.class, 1).getFirst();
            assertEquals(12, book.lastUpdateId());
            venues.spot.sendAll(FakeVenues.depth(13, 13));
            session.await(Event.BookUpdate.class, 2);
            venues.snapshotId = 21;
            venues.spot.sendAll(FakeVenues.depth(20, 21));
            session.await(Event.BookLost.class, 1);
            session.await(Event.BookUpdate.class, 3);
        }
    }

    @Test
    void replacesABookConnectionWhoseFirstBookIsMissing() {
        listMarket();
        FeedPlan plan = plan().withWatch(new FeedPlan.Watch(60, 60, 60, 1, 100));
        try (var _ = LiveFeeds.start(plan, clock, queue)) {
            Eventually.holds(() -> venues.books.heard().size() == 2, () -> "not replaced");
            venues.books.sendAll(FakeVenues.book(SLUG, true));
            venues.books.sendAll(FakeVenues.book(SLUG, false));
            session.await(Event.BookUpdate.class, 2);
            List<String> heard = venues.books.heard();
            assertEquals(2, heard.size(), heard::toString);
            assertEquals(heard.get(0), heard.get(1));
        }
    }

    @Test
    void bringsTheBooksAnewAfterAMessageThatCannotBeRead() {
        listMarket();
        try (var feeds = LiveFeeds.start(plan(), clock, queue)) {
            Eventually.holds(() -> venues.books.heard().size() == 1, () -> "not asked");
            venues.books.sendAll(FakeVenues.book(SLUG, true).substring(0, 60));
            session.await(Event.Gap.class, 1);
            session.unreadable().forEach(feeds::refresh);
            Eventually.holds(() -> venues.books.heard().size() == 3, () -> "not asked again");
            assertTrue(venues.books.heard().get(1).contains("unsubscribe"));
            assertEquals(1, venues.books.opened());
        }
    }

    @Test
    void asksAgainForATokenThatTheVenueDoesNotHaveYet() {
        listMarket();
        venues.tokenBooks = false;
        FeedPlan plan = plan().withWatch(new FeedPlan.Watch(60, 60, 60, 1, 100));
        try (var _ = LiveFeeds.start(plan, clock, queue)) {
            Eventually.holds(() -> venues.books.heard().size() >= 3, () -> "not asked again");
            List<String> heard = venues.books.heard();
            assertTrue(heard.get(1).contains("unsubscribe"), heard::toString);
            assertTrue(heard.get(2).contains("\"operation\":\"subscribe\""), heard::toString);
            assertEquals(1, venues.books.opened());
        }
    }

    @Test
    void opensASuccessorWhenBinanceAnnouncesItsEnd() {
        try (var _ = LiveFeeds.start(plan(), clock, queue)) {
            session.await(Event.FeedUp.class, 2);
            venues.spot.sendAll(FakeVenues.trade(1));
            session.await(Event.Trade.class, 1);
            venues.spot.sendAll(
                    "{\"stream\":\"!serverShutdown\",\"data\":{\"e\":\"serverShutdown\",\"E\":1}}");
            Eventually.holds(() -> venues.spot.opened() == 2, () -> "no successor");
            Eventually.holds(
                    () -> {
                        venues.spot.sendAll(FakeVenues.trade(2));
                        return venues.spot.peers().size() == 1;
                    },
                    () -> "the old one is still open");
            session.drain();
            assertEquals(0, session.all(Event.FeedDown.class).size());
            assertEquals(2, session.all(Event.Trade.class).size(), "duplicates do not count");
        }
    }

    @Test
    void aStandbyKeepsTheFeedUpWhenOneConnectionIsLost() {
        try (var feeds = LiveFeeds.start(plan().withStandby(true), clock, queue)) {
            Eventually.holds(
                    () ->
                            feeds.health().stream()
                                    .filter(one -> one.name().startsWith("binance"))
                                    .allMatch(one -> one.connections() == 1),
                    feeds.health()::toString);
            venues.spot.sendAll(FakeVenues.trade(1));
            session.await(Event.Trade.class, 1);
            venues.spot.peers().getFirst().disconnect();
            Eventually.holds(() -> venues.spot.opened() == 3, () -> "not replaced");
            venues.spot.sendAll(FakeVenues.trade(2));
            session.await(Event.Trade.class, 2);
            assertEquals(0, session.all(Event.FeedDown.class).size());
        }
    }

    @Test
    void measuresTheVenuesClocks() {
        try (var feeds = LiveFeeds.start(plan(), clock, queue)) {
            Eventually.holds(
                    () -> feeds.clockOffsets().stream().allMatch(one -> one.samples() >= 6),
                    feeds.clockOffsets()::toString);
            ClockOffset spot = feeds.clockOffsets().get(0);
            ClockOffset books = feeds.clockOffsets().get(1);
            long spotErrorNs = Math.abs(spot.offsetNs() - 250 * Times.MILLI_NS);
            assertTrue(spotErrorNs <= spot.uncertaintyNs(), spot::toString);
            assertTrue(Math.abs(books.offsetNs()) <= books.uncertaintyNs(), books::toString);
            assertTrue(books.uncertaintyNs() < 300 * Times.MILLI_NS, books::toString);
        }
    }

    @Test
    void closesAlthoughNobodyTakesAnyMore() {
        var small = new ArrivalQueue(2);
        var feeds = LiveFeeds.start(plan(), clock, small);
        Eventually.holds(() -> venues.spot.opened() == 1, () -> "not connected");
        for (int k = 0; k < 100; k++) {
            venues.spot.sendAll(FakeVenues.trade(k));
        }
        Eventually.holds(() -> small.dropped() > 0, () -> "nothing dropped");
        feeds.close();
        Eventually.holds(() -> venues.spot.peers().isEmpty(), () -> "still connected");
    }

    private void listMarket() {
        venues.gamma.list(
                FakeGamma.Listing.usual(
                        SLUG,
                        SERIES,
                        Coin.BTC,
                        new Window(START_NS, START_NS + 300 * Times.SECOND_NS)));
    }

    private FeedPlan plan() {
        return FeedPlan.of(
                        venues.endpoints(),
                        List.of(Coin.BTC),
                        List.of(WindowLength.FIVE_MINUTES),
                        new Seed(1))
                .withWatch(new FeedPlan.Watch(60, 60, 60, 60, 100));
    }
}
