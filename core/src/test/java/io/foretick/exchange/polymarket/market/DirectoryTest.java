package io.foretick.exchange.polymarket.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.event.Window;
import io.foretick.exchange.polymarket.match.ListedMarket;
import io.foretick.venue.polymarket.Coin;
import io.foretick.venue.polymarket.WindowLength;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

final class DirectoryTest {

    private static final long NOW_NS = at("2026-10-02T12:00:30Z");

    private final Directory directory = new Directory();

    private static long at(String instant) {
        return Instant.parse(instant).getEpochSecond() * Times.SECOND_NS;
    }

    @Test
    void listsEachWindowOfEverySeriesWithoutAHole() {
        for (Series series : Series.all()) {
            List<Window> windows =
                    directory.listed(series, NOW_NS).stream()
                            .map(listing -> listing.market().window())
                            .toList();
            for (int k = 1; k < windows.size(); k++) {
                assertEquals(windows.get(k - 1).endNs(), windows.get(k).startNs(), series.slug());
            }
            assertTrue(windows.getFirst().startNs() < NOW_NS - 24 * Times.HOUR_NS, series.slug());
        }
    }

    @Test
    void listsAMarketADayBeforeItStartsAndHoursTwoDays() {
        for (Listing listing : directory.listed(NOW_NS)) {
            long leadNs = listing.market().window().startNs() - listing.listedNs();
            long dueNs = listing.market().length() == WindowLength.HOUR ? 48 : 24;
            assertTrue(leadNs <= dueNs * Times.HOUR_NS, listing.market().slug());
            assertTrue(leadNs > dueNs * Times.HOUR_NS - 10 * Times.MINUTE_NS);
        }
    }

    @Test
    void saysTheSameWhateverWasAskedBefore() {
        var warm = new Directory();
        for (long t = NOW_NS - Times.DAY_NS; t < NOW_NS; t += 7 * Times.HOUR_NS) {
            warm.listed(t);
        }
        assertEquals(directory.listed(NOW_NS), warm.listed(NOW_NS));
    }

    @Test
    void givesEachMarketItsOwnIdsOf78Digits() {
        Set<String> seen = new HashSet<>();
        for (Listing listing : directory.listed(NOW_NS)) {
            ListedMarket market = listing.market();
            assertEquals(78, market.upToken().length());
            assertEquals(78, market.downToken().length());
            assertEquals(66, market.conditionId().length());
            assertTrue(seen.add(market.upToken()) && seen.add(market.downToken()));
            assertTrue(seen.add(market.conditionId()) && seen.add("" + listing.eventId()));
            assertEquals(listing, directory.ofId(market.upToken(), NOW_NS).orElseThrow());
            assertEquals(listing, directory.ofEvent(listing.eventId(), NOW_NS).orElseThrow());
        }
        assertTrue(seen.size() > 4 * 3_000);
    }

    @Test
    void aDayLasts25HoursWhenTheClocksGoBack() {
        Listing day =
                directory
                        .ofSlug("bitcoin-up-or-down-on-november-1-2026", at("2026-11-01T12:00:00Z"))
                        .orElseThrow();
        assertEquals(25 * Times.HOUR_NS, day.market().window().lengthNs());
        assertEquals("Bitcoin Up or Down on November 1?", day.title());
    }

    @Test
    void leavesOutWhatNobodyCanNameWhenTheClocksGoBack() {
        long nowNs = at("2026-11-01T12:00:00Z");
        Series hours = Series.of(Coin.ETH, WindowLength.HOUR);
        List<Long> starts =
                directory.listed(hours, nowNs).stream()
                        .map(listing -> listing.market().window().startNs())
                        .toList();
        assertTrue(starts.contains(at("2026-11-01T04:00:00Z")));
        assertTrue(!starts.contains(at("2026-11-01T05:00:00Z"))); // 1 am for the first time
        assertTrue(!starts.contains(at("2026-11-01T06:00:00Z"))); // 1 am again
        assertTrue(starts.contains(at("2026-11-01T07:00:00Z")));
        Series fours = Series.of(Coin.ETH, WindowLength.FOUR_HOURS);
        List<Long> later =
                directory.listed(fours, nowNs).stream()
                        .map(listing -> listing.market().window().startNs())
                        .toList();
        assertTrue(later.contains(at("2026-11-01T00:00:00Z"))); // 8 pm EDT
        assertTrue(later.contains(at("2026-11-01T09:00:00Z"))); // 4 am EST
    }

    @Test
    void spellsSolanaInTwoWays() {
        assertEquals("sol-up-or-down-15m", Series.of(Coin.SOL, WindowLength.QUARTER_HOUR).slug());
        assertEquals("solana-up-or-down-daily", Series.of(Coin.SOL, WindowLength.DAY).slug());
        assertEquals(41, Series.of(Coin.BTC, WindowLength.DAY).id());
    }
}
