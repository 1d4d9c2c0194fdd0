package io.foretick.venue.live;

import io.foretick.base.Checks;
import io.foretick.base.Means;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.venue.VenueClock;
import io.foretick.venue.polymarket.Coin;
import io.foretick.venue.polymarket.WindowLength;

import java.util.List;

/// What live feeds are asked to follow, and with how much patience.
///
/// @param endpoints where the venues are
/// @param coins whose prices and markets
/// @param lengths which windows
/// @param markets how windows are followed
/// @param watch when a silent connection is replaced
/// @param standby whether a second connection to Binance runs beside the first
/// @param depth whether Binance's whole books are followed besides trades and best quotes
/// @param seed of the jitter between attempts
public record FeedPlan(
        Endpoints endpoints,
        List<Coin> coins,
        List<WindowLength> lengths,
        Markets markets,
        Watch watch,
        boolean standby,
        boolean depth,
        Seed seed) {

    public FeedPlan {
        coins = List.copyOf(coins);
        lengths = List.copyOf(lengths);
    }

    /// A plan with the usual patience, one connection a feed, and no whole books.
    public static FeedPlan of(
            Endpoints endpoints, List<Coin> coins, List<WindowLength> lengths, Seed seed) {
        return new FeedPlan(
                endpoints, coins, lengths, Markets.DEFAULT, Watch.DEFAULT, false, false, seed);
    }

    public FeedPlan withMarkets(Markets other) {
        return new FeedPlan(endpoints, coins, lengths, other, watch, standby, depth, seed);
    }

    public FeedPlan withWatch(Watch other) {
        return new FeedPlan(endpoints, coins, lengths, markets, other, standby, depth, seed);
    }

    public FeedPlan withStandby(boolean other) {
        return new FeedPlan(endpoints, coins, lengths, markets, watch, other, depth, seed);
    }

    public FeedPlan withDepth(boolean other) {
        return new FeedPlan(endpoints, coins, lengths, markets, watch, standby, other, seed);
    }

    /// How windows are followed.
    public record Markets(
            @Means("Time before a window's start at which its book is followed, in seconds.")
                    int connectAheadSeconds,
            @Means("Time after a window's end until which its book is followed, in seconds.")
                    int runOnSeconds,
            @Means("How many windows after the running one are followed before they start.")
                    int upcomingWindows) {

        public static final Markets DEFAULT = new Markets(10, 10, 1);

        public Markets {
            Checks.inRange(connectAheadSeconds, 0, 3_600, "connect_ahead_seconds");
            Checks.inRange(runOnSeconds, 0, 3_600, "run_on_seconds");
            Checks.inRange(upcomingWindows, 0, 10, "upcoming_windows");
        }
    }

    /// When a connection without data is replaced, in the venues' time. These are not the limits of
    /// age beyond which nobody trades; those are the engine's and shorter.
    public record Watch(
            @Means("Silence after which Binance's connection is replaced, in seconds.")
                    int spotSeconds,
            @Means("Silence after which a book connection is replaced, in seconds.")
                    int bookSeconds,
            @Means("Silence after which the reference prices' connection is replaced, in seconds.")
                    int oracleSeconds,
            @Means("Time within which a followed market's first book must come, in seconds.")
                    int firstBookSeconds,
            @Means(
                            "Least silence by the wall clock before a connection is replaced, in"
                                    + " milliseconds; it counts where simulated venues run fast.")
                    int floorMs) {

        public static final Watch DEFAULT = new Watch(10, 20, 8, 10, 500);

        public Watch {
            Checks.inRange(spotSeconds, 1, 86_400, "spot_seconds");
            Checks.inRange(bookSeconds, 1, 86_400, "book_seconds");
            Checks.inRange(oracleSeconds, 1, 86_400, "oracle_seconds");
            Checks.inRange(firstBookSeconds, 1, 86_400, "first_book_seconds");
            Checks.inRange(floorMs, 100, 60_000, "floor_ms");
        }

        /// A span of silence in seconds of the venue, as wall time.
        long wallNs(int seconds, VenueClock clock) {
            return Math.max(floorMs * Times.MILLI_NS, clock.toWallNs(seconds * Times.SECOND_NS));
        }
    }
}
