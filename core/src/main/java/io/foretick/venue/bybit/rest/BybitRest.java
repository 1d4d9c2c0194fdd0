package io.foretick.venue.bybit.rest;

import io.foretick.base.Checks;
import io.foretick.base.Times;
import io.foretick.market.candle.Timeframe;
import io.foretick.venue.VenueClock;
import io.foretick.venue.VenueException;
import io.foretick.venue.live.work.Workers;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Bybit's public REST side for candles of the spot market. It asks again, each time a little
/// later, where no answer came, for about half a minute, or two seconds where the venue has never
/// answered; and waits where the venue says so. All that ask from one address share one. For
/// threads that may block; any of them.
public final class BybitRest {

    /// How many candles a page may hold.
    public static final int PAGE = 1_000;

    private static final String PREFIX = "/v5/market/";
    private static final int FAILURES_MAX = 8;
    private static final int FAILURES_AT_FIRST_MAX = 4; // before the first answer of all
    private static final int REFUSALS_MAX = 50; // in a row, each with a wait of its own
    private static final long RETRY_NS_MIN = 250 * Times.MILLI_NS;
    private static final long RETRY_NS_MAX = 10 * Times.SECOND_NS;
    private static final long RETRY_WALL_NS_MIN = 20 * Times.MILLI_NS;
    private static final int NEAR_MAX = 5;

    /// Reads a result.
    private interface Reader<T> {
        T read(Reply.Result result) throws IOException;
    }

    private final BybitHttp http;
    private final VenueClock clock;
    private final VenueOffset offset = new VenueOffset();
    private final AtomicLong questions = new AtomicLong();
    private final AtomicLong troubles = new AtomicLong();
    private volatile boolean known; // whether the venue has ever answered

    /// @param client belongs to the caller
    /// @param clock of the venue, roughly; the answers correct it, see [#venueTimeNs]
    public BybitRest(HttpClient client, VenueClock clock, String restUrl) {
        this.http = new BybitHttp(client, clock, restUrl);
        this.clock = clock;
    }

    /// Asks for the venue's time.
    ///
    /// @throws VenueException if there is no answer after all
    public long serverTimeNs() throws VenueException, InterruptedException {
        return get("time", result -> RestAnswers.timeNs(result.result()));
    }

    /// The venue's time now as its answers told it; the clock's before the first.
    public long venueTimeNs() {
        return clock.nowNs() + offset.offsetNs();
    }

    /// How far the venue's clock is ahead of ours, as its answers told; 0 before the first.
    public long offsetNs() {
        return offset.offsetNs();
    }

    /// Closed candles that begin at `fromNs`, at `toNs` or between.
    ///
    /// @param toNs at most [#PAGE] candles after `fromNs`: of a longer range the venue would give
    ///   the newest
    /// @throws VenueException if there is no answer after all
    public KlinePage klines(String symbol, Timeframe interval, long fromNs, long toNs)
            throws VenueException, InterruptedException {
        long lengthNs = interval.lengthNs();
        Checks.inRange(toNs - fromNs, 0, PAGE * lengthNs - 1, "length of the range");
        return page(
                symbol,
                interval,
                "&start=" + Math.ceilDiv(fromNs, Times.MILLI_NS) + end(toNs) + "&limit=" + PAGE);
    }

    /// The newest closed candles that begin at `toNs` or earlier.
    ///
    /// @param limit how many rows are asked for, the open candle among them
    /// @throws VenueException if there is no answer after all
    public KlinePage newest(String symbol, Timeframe interval, long toNs, int limit)
            throws VenueException, InterruptedException {
        Checks.inRange(limit, 1, PAGE, "limit");
        return page(symbol, interval, end(toNs) + "&limit=" + limit);
    }

    /// All pairs of the spot market.
    ///
    /// @throws VenueException if there is no answer after all
    public List<Instrument> instruments() throws VenueException, InterruptedException {
        return get(
                "instruments-info?category=spot",
                result -> RestAnswers.instruments(result.result()));
    }

    /// Makes sure that the spot market has a pair.
    ///
    /// @throws UnknownSymbolException if it has not, naming those that are written alike
    /// @throws VenueException if there is no answer after all
    public void requireSymbol(String symbol)
            throws UnknownSymbolException, VenueException, InterruptedException {
        List<String> symbols = instruments().stream().map(Instrument::symbol).toList();
        if (!symbols.contains(symbol)) {
            List<String> near =
                    symbols.stream()
                            .sorted(
                                    Comparator.comparingInt((String each) ->
                                                    Spelling.distance(each, symbol))
                                            .thenComparing(Comparator.naturalOrder()))
                            .limit(NEAR_MAX)
                            .toList();
            throw new UnknownSymbolException(symbol, near);
        }
    }

    /// Questions asked so far.
    public long questions() {
        return questions.get();
    }

    /// Questions that got no answer of use, and had to be asked again or given up.
    public long troubles() {
        return troubles.get();
    }

    private KlinePage page(String symbol, Timeframe interval, String window)
            throws VenueException, InterruptedException {
        String query =
                "kline?category=spot&symbol=" + symbol + "&interval=" + interval.name() + window;
        return get(
                query,
                result ->
                        RestAnswers.klines(
                                result.result(), symbol, interval, result.serverTimeNs()));
    }

    private static String end(long toNs) {
        return "&end=" + Math.floorDiv(toNs, Times.MILLI_NS);
    }

    /// Asks until there is an answer, or no hope.
    private <T> T get(String query, Reader<T> reader) throws VenueException, InterruptedException {
        int failures = 0;
        int refusals = 0;
        while (true) {
            switch (ask(query)) {
                case Reply.Result result -> {
                    try {
                        return reader.read(result);
                    } catch (IOException e) {
                        check(++failures < failuresMax(), query, String.valueOf(e.getMessage()));
                        pause(failures);
                    }
                }
                case Reply.Busy(long waitNs, String reason) -> {
                    check(++refusals < REFUSALS_MAX, query, reason);
                    Workers.pause(waitNs);
                }
                case Reply.Failed(String reason) -> {
                    check(++failures < failuresMax(), query, reason);
                    pause(failures);
                }
                case Reply.Refused(String reason) -> check(false, query, reason);
            }
        }
    }

    private Reply ask(String query) throws InterruptedException {
        long askedNs = clock.nowNs();
        questions.incrementAndGet();
        Reply reply = http.ask(PREFIX + query);
        if (reply instanceof Reply.Result result) {
            known = true;
            offset.take(result.serverTimeNs(), askedNs, clock.nowNs());
        } else {
            troubles.incrementAndGet();
        }
        return reply;
    }

    private int failuresMax() {
        return known ? FAILURES_MAX : FAILURES_AT_FIRST_MAX;
    }

    private void pause(int failures) throws InterruptedException {
        long waitNs = clock.toWallNs(Math.min(RETRY_NS_MAX, RETRY_NS_MIN << (failures - 1)));
        Workers.pause(Math.max(RETRY_WALL_NS_MIN, waitNs));
    }

    private static void check(boolean hope, String query, String reason) throws VenueException {
        if (!hope) {
            throw new VenueException("Bybit, asked for " + query + ": " + reason);
        }
    }
}
