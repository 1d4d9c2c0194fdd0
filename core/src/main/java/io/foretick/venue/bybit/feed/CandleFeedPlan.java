package io.foretick.venue.bybit.feed;

import io.foretick.base.Checks;
import io.foretick.base.Seed;
import io.foretick.market.candle.Timeframe;
import io.foretick.venue.bybit.BybitEndpoints;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a [CandleFeed] is asked to follow, and with how much patience. Its spans are of the venue's
/// time.
///
/// @param symbol such as `BTCUSDT`
/// @param intervals which candles, each once
/// @param resume start of the last candle that was processed already; an interval without one warms
///   up
/// @param warmUp how many candles before the present a start without such a position brings
/// @param catchUpMax how many candles are caught up with; a position that lies further back counts
///   for nothing, and the candles between are told as a gap
/// @param pingSeconds time between two texts that keep the stream open
/// @param silentSeconds silence after which the stream is replaced
/// @param seed of the jitter between attempts
public record CandleFeedPlan(
        BybitEndpoints endpoints,
        String symbol,
        List<Timeframe> intervals,
        Map<Timeframe, Long> resume,
        int warmUp,
        int catchUpMax,
        int pingSeconds,
        int silentSeconds,
        CandlePatience patience,
        Seed seed) {

    /// Candles that a start brings, unless told otherwise.
    public static final int WARM_UP = 200;

    /// Candles that are caught up with, unless told otherwise.
    public static final int CATCH_UP_MAX = 10_000;

    /// Seconds between two pings, unless told otherwise: what the venue asks for.
    public static final int PING_SECONDS = 20;

    /// The venue tells a candle at least once a minute while anybody trades.
    public static final int SILENT_SECONDS = 90;

    public CandleFeedPlan {
        Checks.notBlank(symbol, "symbol");
        Checks.inRange(intervals.size(), 1, Timeframe.ALL.size(), "number of intervals");
        intervals = intervals.stream().distinct().sorted().toList();
        resume = copy(resume);
        Checks.inRange(warmUp, 0, 100_000, "warmUp");
        Checks.inRange(catchUpMax, warmUp, 1_000_000, "catchUpMax");
        Checks.inRange(pingSeconds, 1, 3_600, "pingSeconds");
        Checks.inRange(silentSeconds, 2, 3_600, "silentSeconds");
    }

    /// A plan with the usual patience that begins with a warm-up.
    public static CandleFeedPlan of(
            BybitEndpoints endpoints, String symbol, List<Timeframe> intervals, Seed seed) {
        return new CandleFeedPlan(
                endpoints,
                symbol,
                intervals,
                Map.of(),
                WARM_UP,
                CATCH_UP_MAX,
                PING_SECONDS,
                SILENT_SECONDS,
                CandlePatience.USUAL,
                seed);
    }

    /// The same plan that goes on behind these candles.
    ///
    /// @param startsNs start of the last candle that was processed of an interval
    public CandleFeedPlan withResume(Map<Timeframe, Long> startsNs) {
        return new CandleFeedPlan(
                endpoints,
                symbol,
                intervals,
                startsNs,
                warmUp,
                catchUpMax,
                pingSeconds,
                silentSeconds,
                patience,
                seed);
    }

    /// The same plan with other numbers of candles at the start.
    public CandleFeedPlan withWarmUp(int candles, int caughtUpMax) {
        return new CandleFeedPlan(
                endpoints,
                symbol,
                intervals,
                resume,
                candles,
                caughtUpMax,
                pingSeconds,
                silentSeconds,
                patience,
                seed);
    }

    /// The same plan with other times for the stream.
    public CandleFeedPlan withStream(int secondsOfPing, int secondsOfSilence) {
        return new CandleFeedPlan(
                endpoints,
                symbol,
                intervals,
                resume,
                warmUp,
                catchUpMax,
                secondsOfPing,
                secondsOfSilence,
                patience,
                seed);
    }

    private static Map<Timeframe, Long> copy(Map<Timeframe, Long> resume) {
        Map<Timeframe, Long> copy = new TreeMap<>();
        resume.forEach((interval, startNs) -> {
            if (!interval.startsAt(startNs)) {
                throw new IllegalArgumentException(
                        "no candle of interval " + interval.name() + " begins at " + startNs);
            }
            copy.put(interval, startNs);
        });
        return Map.copyOf(copy);
    }
}
