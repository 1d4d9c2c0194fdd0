package io.foretick.venue.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.event.Window;
import io.foretick.testing.Eventually;
import io.foretick.venue.VenueClock;
import io.foretick.venue.live.ProbeResult.VenueCheck;
import io.foretick.venue.live.finder.FakeGamma;
import io.foretick.venue.polymarket.Coin;
import io.foretick.venue.polymarket.WindowLength;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

final class ProbeTest {

    private static final long START_NS = 1_790_000_100L * Times.SECOND_NS;
    private static final String SLUG = "btc-updown-5m-1790000100";

    private final VenueClock clock = VenueClock.startingAt(START_NS, 1);
    private final FakeVenues venues = new FakeVenues(clock);

    @AfterEach
    void closeTheVenues() {
        venues.close();
    }

    @Test
    void passesWhenEveryVenueSpeaks() throws InterruptedException {
        Window window = new Window(START_NS, START_NS + 300 * Times.SECOND_NS);
        venues.gamma.list(FakeGamma.Listing.usual(SLUG, "btc-up-or-down-5m", Coin.BTC, window));
        Thread speaking = Thread.ofVirtual().start(this::speak);
        ProbeResult result =
                Probe.run(plan(), clock, Duration.ofMillis(300), Duration.ofSeconds(15));
        speaking.join();
        assertTrue(result.passed(), result::toString);
        assertEquals(
                List.of(
                        "binance_rest",
                        "binance_ws",
                        "polymarket_gamma",
                        "polymarket_clob",
                        "polymarket_ws",
                        "polymarket_rtds"),
                result.venues().stream().map(VenueCheck::venue).toList());
        VenueCheck spot = result.venues().get(1);
        assertTrue(spot.messages() > 0 && spot.firstDataMs() > 0, spot::toString);
        assertTrue(spot.firstMessage().startsWith("{\"stream\":\"btcusdt@trade\""));
        assertEquals(2, result.clocks().size());
    }

    @Test
    void saysWhatIsWrongWhenTimeIsUp() {
        ProbeResult result =
                Probe.run(plan(), clock, Duration.ofMillis(100), Duration.ofMillis(600));
        assertFalse(result.passed());
        assertEquals("no message in time", result.venues().get(1).problem());
        assertEquals("found no market", result.venues().get(2).problem());
        assertTrue(result.venues().get(0).passed(), result::toString);
    }

    private void speak() {
        Eventually.holds(
                () ->
                        venues.spot.peers().size() == 1
                                && venues.oracle.peers().size() == 1
                                && venues.books.heard().size() == 1,
                () -> "not connected");
        Eventually.staysFor(
                50 * Times.MILLI_NS,
                () -> {
                    venues.spot.sendAll(FakeVenues.trade(System.nanoTime() / 1_000_000));
                    return true;
                },
                () -> "");
        venues.oracle.sendAll(FakeVenues.oracle("btc/usd", 1_790_000_101L));
        venues.books.sendAll(FakeVenues.book(SLUG, true));
    }

    private FeedPlan plan() {
        return FeedPlan.of(
                venues.endpoints(),
                List.of(Coin.BTC),
                List.of(WindowLength.FIVE_MINUTES),
                new Seed(1));
    }
}
