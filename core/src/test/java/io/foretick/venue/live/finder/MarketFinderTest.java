package io.foretick.venue.live.finder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.event.Market;
import io.foretick.event.Window;
import io.foretick.testing.Eventually;
import io.foretick.venue.VenueClock;
import io.foretick.venue.live.finder.FakeGamma.Listing;
import io.foretick.venue.live.rest.RestClient;
import io.foretick.venue.polymarket.Coin;
import io.foretick.venue.polymarket.GammaMarkets;
import io.foretick.venue.polymarket.MarketListing;
import io.foretick.venue.polymarket.Slugs;
import io.foretick.venue.polymarket.WindowLength;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.http.HttpClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

final class MarketFinderTest {

    private static final MarketSeries BTC_5M =
            new MarketSeries(Coin.BTC, WindowLength.FIVE_MINUTES);
    private static final MarketSeries BTC_1H = new MarketSeries(Coin.BTC, WindowLength.HOUR);
    private static final MarketSeries BTC_4H = new MarketSeries(Coin.BTC, WindowLength.FOUR_HOURS);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Notes notes = new Notes();

    @AfterEach
    void closeTheClient() {
        client.shutdownNow();
    }

    @Test
    void followsEveryWindowOnceAcrossBoundaries() {
        long startNs = ns("2026-10-05T10:02:00Z");
        VenueClock clock = VenueClock.startingAt(startNs, 300);
        try (var gamma = new FakeGamma(clock)) {
            listFiveMinutes(gamma, ns("2026-10-05T10:00:00Z"), 12, 0);
            try (var finder = start(gamma, clock, BTC_5M, 1)) {
                Eventually.holds(() -> notes.left.size() >= 5, notes::toString);
                assertEquals(0, finder.missed());
            }
            for (int k = 0; k < 5; k++) {
                String slug = "btc-updown-5m-" + (startNs / Times.SECOND_NS - 120 + 300L * k);
                assertEquals(slug, notes.followed.get(k));
                long endNs = startNs - 120 * Times.SECOND_NS + 300 * Times.SECOND_NS * (k + 1);
                assertTrue(
                        notes.leftNs.getOrDefault(slug, 0L) >= endNs + 10 * Times.SECOND_NS, slug);
                // Two windows before its end it was one of the upcoming.
                boolean early =
                        notes.followedNs.getOrDefault(slug, Long.MAX_VALUE)
                                < endNs - 250 * Times.SECOND_NS;
                assertTrue(k == 0 || early, slug);
            }
            assertEquals(notes.followed.size(), notes.followedNs.size(), "none twice");
        }
    }

    @Test
    void tellsStrikeAndOutcomeWhenTheVenueDoes() {
        long startNs = ns("2026-10-05T10:00:00Z");
        VenueClock clock = VenueClock.startingAt(startNs + Times.SECOND_NS, 200);
        String slug = "btc-updown-5m-" + startNs / Times.SECOND_NS;
        try (var gamma = new FakeGamma(clock)) {
            listFiveMinutes(gamma, startNs, 4, 0);
            try (var _ = start(gamma, clock, BTC_5M, 0)) {
                Eventually.holds(() -> notes.answers(slug).size() == 3, notes::toString);
            }
        }
        List<MarketListing> told = notes.answers(slug);
        assertEquals(0, told.get(0).strikeE8());
        assertEquals(6_400_050_000_000L, told.get(1).strikeE8());
        assertEquals(null, told.get(1).resolution());
        assertFalse(told.get(2).resolution() == null);
    }

    @Test
    void asksHowAMarketEndedThatWasOverBefore() {
        long startNs = ns("2026-10-05T10:00:00Z");
        VenueClock clock = VenueClock.startingAt(startNs + 310 * Times.SECOND_NS, 200);
        String slug = slug(startNs);
        try (var gamma = new FakeGamma(clock)) {
            listFiveMinutes(gamma, startNs, 1, 0);
            try (var finder = start(gamma, clock, BTC_1H, 0)) {
                finder.askOutcome(slug);
                finder.askOutcome(slug);
                Eventually.holds(() -> notes.answers(slug).size() == 2, notes::toString);
            }
        }
        List<MarketListing> told = notes.answers(slug);
        assertEquals(null, told.get(0).resolution());
        assertFalse(told.get(1).resolution() == null);
        assertEquals(List.of(), notes.followed);
    }

    @Test
    void waitsForAMarketThatIsListedLate() {
        long startNs = ns("2026-10-05T10:00:00Z");
        VenueClock clock = VenueClock.startingAt(startNs, 100);
        long lateNs = 90 * Times.SECOND_NS;
        try (var gamma = new FakeGamma(clock)) {
            listFiveMinutes(gamma, startNs, 1, 26 * Times.HOUR_NS + lateNs);
            gamma.refuse(2);
            try (var finder = start(gamma, clock, BTC_5M, 0)) {
                Eventually.holds(() -> notes.followed.size() == 1, notes::toString);
                assertTrue(clock.nowNs() >= startNs + lateNs);
                assertEquals(0, finder.missed());
            }
        }
    }

    @Test
    void goesOnBehindAWindowThatIsNeverListed() {
        long startNs = ns("2026-10-05T10:00:00Z");
        VenueClock clock = VenueClock.startingAt(startNs, 300);
        try (var gamma = new FakeGamma(clock)) {
            listFiveMinutes(gamma, startNs, 1, 0);
            listFiveMinutes(gamma, startNs + 600 * Times.SECOND_NS, 1, 0);
            try (var finder = start(gamma, clock, BTC_5M, 0)) {
                Eventually.holds(() -> notes.followed.size() == 2, notes::toString);
                assertEquals(
                        List.of(slug(startNs), slug(startNs + 600 * Times.SECOND_NS)),
                        notes.followed);
                assertTrue(finder.missed() <= 1, "the list of the series may lead past the hole");
            }
        }
    }

    @Test
    void findsBothHoursThatTheClockStrikesTwice() {
        // On 1 November 2026 New York's clocks go back at 06:00 UTC.
        VenueClock clock = VenueClock.startingAt(ns("2026-11-01T04:30:00Z"), 3_600);
        try (var gamma = new FakeGamma(clock)) {
            listHour(gamma, "2026-11-01T04:00:00Z", "bitcoin-up-or-down-november-1-2026-12am-et");
            listHour(gamma, "2026-11-01T05:00:00Z", "bitcoin-up-or-down-november-1-2026-1am-et");
            listHour(gamma, "2026-11-01T06:00:00Z", "bitcoin-up-or-down-november-1-2026-1am-et-b");
            listHour(gamma, "2026-11-01T07:00:00Z", "bitcoin-up-or-down-november-1-2026-2am-et");
            try (var finder = start(gamma, clock, BTC_1H, 1)) {
                Eventually.holds(() -> notes.followed.size() == 4, notes::toString);
                assertEquals(0, finder.missed());
            }
        }
        assertEquals(
                List.of("12am-et", "1am-et", "1am-et-b", "2am-et"),
                notes.followed.stream().map(slug -> slug.substring(35)).toList());
    }

    @Test
    void findsTheLongWindowOfTheNightTheClocksGoBack() {
        VenueClock clock = VenueClock.startingAt(ns("2026-11-01T03:00:00Z"), 10_000);
        try (var gamma = new FakeGamma(clock)) {
            listFour(gamma, "2026-11-01T00:00:00Z", "2026-11-01T04:00:00Z");
            listFour(gamma, "2026-11-01T04:00:00Z", "2026-11-01T09:00:00Z");
            listFour(gamma, "2026-11-01T09:00:00Z", "2026-11-01T13:00:00Z");
            try (var _ = start(gamma, clock, BTC_4H, 1)) {
                Eventually.holds(() -> notes.followed.size() == 3, notes::toString);
            }
        }
        assertEquals(3, notes.followedNs.size());
    }

    @Test
    void namesTheSeriesAsTheVenueDoes() {
        assertEquals("btc-up-or-down-5m", BTC_5M.slug());
        assertEquals("sol-up-or-down-4h", series(Coin.SOL, WindowLength.FOUR_HOURS));
        assertEquals("solana-up-or-down-daily", series(Coin.SOL, WindowLength.DAY));
        assertEquals("eth-up-or-down-hourly", series(Coin.ETH, WindowLength.HOUR));
        assertEquals("xrp-up-or-down-hourly", series(Coin.XRP, WindowLength.HOUR));
    }

    private static String series(Coin coin, WindowLength length) {
        return new MarketSeries(coin, length).slug();
    }

    private MarketFinder start(
            FakeGamma gamma, VenueClock clock, MarketSeries series, int upcoming) {
        notes.clock = clock;
        var settings =
                new FinderSettings(
                        List.of(series), 10 * Times.SECOND_NS, 10 * Times.SECOND_NS, upcoming);
        return MarketFinder.start(
                settings, new RestClient(client, clock, gamma.url()), clock, notes);
    }

    private static void listFiveMinutes(FakeGamma gamma, long firstNs, int count, long laterNs) {
        for (int k = 0; k < count; k++) {
            long startNs = firstNs + 300L * k * Times.SECOND_NS;
            var window = new Window(startNs, startNs + 300 * Times.SECOND_NS);
            Listing usual = Listing.usual(slug(startNs), BTC_5M.slug(), Coin.BTC, window);
            gamma.list(usual.listedAt(usual.listedNs() + laterNs));
        }
    }

    private static void listHour(FakeGamma gamma, String start, String slug) {
        var window = new Window(ns(start), ns(start) + Times.HOUR_NS);
        gamma.list(Listing.usual(slug, BTC_1H.slug(), Coin.BTC, window));
    }

    private static void listFour(FakeGamma gamma, String start, String end) {
        String slug = "btc-updown-4h-" + ns(start) / Times.SECOND_NS;
        gamma.list(Listing.usual(slug, BTC_4H.slug(), Coin.BTC, new Window(ns(start), ns(end))));
    }

    private static String slug(long startNs) {
        return Slugs.of(Coin.BTC, WindowLength.FIVE_MINUTES, startNs).getFirst();
    }

    private static long ns(String instant) {
        return Instant.parse(instant).getEpochSecond() * Times.SECOND_NS;
    }

    /// What the finder tells, with the venue's time of it.
    private static final class Notes implements FinderSink {
        private final List<String> followed = new CopyOnWriteArrayList<>();
        private final List<String> left = new CopyOnWriteArrayList<>();
        private final Map<String, Long> followedNs = new ConcurrentHashMap<>();
        private final Map<String, Long> leftNs = new ConcurrentHashMap<>();
        private final List<MarketListing> answers = new CopyOnWriteArrayList<>();
        private VenueClock clock = VenueClock.wall();

        List<MarketListing> answers(String slug) {
            return answers.stream()
                    .filter(listing -> listing.market().slug().equals(slug))
                    .toList();
        }

        @Override
        public void answered(String slug, byte[] answer) {
            answers.addAll(GammaMarkets.parse(answer).listings());
        }

        @Override
        public void follow(Market market) {
            followedNs.put(market.slug(), clock.nowNs());
            followed.add(market.slug());
        }

        @Override
        public void leave(Market market) {
            leftNs.put(market.slug(), clock.nowNs());
            left.add(market.slug());
        }

        @Override
        public String toString() {
            return "followed " + followed + " left " + left;
        }
    }
}
