package io.foretick.venue.live;

import io.foretick.base.Times;
import io.foretick.event.Market;
import io.foretick.event.Source;
import io.foretick.venue.VenueClock;
import io.foretick.venue.binance.BinanceRest;
import io.foretick.venue.live.Arrival.Question;
import io.foretick.venue.live.finder.FinderSettings;
import io.foretick.venue.live.finder.FinderSink;
import io.foretick.venue.live.finder.MarketFinder;
import io.foretick.venue.live.finder.MarketSeries;
import io.foretick.venue.live.rest.ClockOffset;
import io.foretick.venue.live.rest.OffsetMeter;
import io.foretick.venue.live.rest.RestClient;
import io.foretick.venue.live.socket.AttemptBudget;
import io.foretick.venue.live.socket.ConnectionHealth;
import io.foretick.venue.live.socket.Dialogue;
import io.foretick.venue.live.socket.SocketPlan;
import io.foretick.venue.live.socket.SocketPlan.Keepalive;
import io.foretick.venue.live.socket.SocketPlan.Retry;
import io.foretick.venue.live.socket.Sockets;
import io.foretick.venue.live.socket.SupervisedSocket;
import io.foretick.venue.live.work.Workers;
import io.foretick.venue.polymarket.Coin;
import io.foretick.venue.polymarket.WindowLength;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// All live connections of a session, from their start until they are closed. Any thread may ask.
public final class LiveFeeds implements AutoCloseable {

    private static final int WORKERS_MAX = 100;
    private static final int SPOT_ATTEMPTS_MAX = 290; // Binance allows 300 in five minutes
    private static final int ATTEMPTS_MAX = 1_000;
    private static final long ATTEMPTS_NS = 5 * Times.MINUTE_NS;
    private static final long SPOT_LIFE_NS = 23 * Times.HOUR_NS + 50 * Times.MINUTE_NS;
    private static final int BOOK_PING_SECONDS = 10;
    private static final int ORACLE_PING_SECONDS = 5;
    private static final long PING_WALL_NS_MIN = 20 * Times.MILLI_NS;
    private static final long FIRST_BOOK_WALL_NS_MIN = Times.SECOND_NS;
    private static final int QUICK_CLOCK_QUESTIONS = 8;

    private final FeedPlan plan;
    private final VenueClock clock;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder().version(Version.HTTP_1_1).executor(executor).build();
    private final AtomicInteger lives = new AtomicInteger();
    private final Workers workers = new Workers(WORKERS_MAX);
    private final FeedLine spotLine;
    private final FeedLine bookLine;
    private final FeedLine oracleLine;
    private final FeedLine marketLine;
    private final PastTrades past;
    private final DepthSnapshots snapshots;
    private final List<SupervisedSocket> sockets = new ArrayList<>();
    private final BookLinks books;
    private final MarketFinder finder;
    private final List<OffsetMeter> clocks;

    private LiveFeeds(
            FeedPlan plan, VenueClock clock, ArrivalQueue queue, Map<String, Long> lastTradeIds) {
        this.plan = plan;
        this.clock = clock;
        this.spotLine = new FeedLine(Source.BINANCE, clock, queue);
        this.bookLine = new FeedLine(Source.POLYMARKET_CLOB, clock, queue);
        this.oracleLine = new FeedLine(Source.POLYMARKET_RTDS, clock, queue);
        this.marketLine = new FeedLine(Source.MARKET_LIST, clock, queue);
        var spotRest = new RestClient(client, clock, plan.endpoints().binanceRest());
        var clobRest = new RestClient(client, clock, plan.endpoints().polymarketClob());
        this.past = new PastTrades(spotRest, workers, spotLine);
        this.snapshots = new DepthSnapshots(spotRest, workers, spotLine);
        this.clocks = clocks(spotRest, clobRest);
        startSpot(lastTradeIds);
        startOracle();
        this.books = startBooks(clobRest);
        this.finder = startFinder();
        workers.keep("clocks", this::measureClocks);
    }

    /// Begins to connect and to look for markets; comes back at once.
    ///
    /// @param queue where all arrivals go
    public static LiveFeeds start(FeedPlan plan, VenueClock clock, ArrivalQueue queue) {
        return start(plan, clock, queue, Map.of());
    }

    /// Begins to connect and to look for markets; comes back at once. What was traded since the
    /// last known trades is fetched as after a lost connection.
    ///
    /// @param queue where all arrivals go
    /// @param lastTradeIds the last trade that is known of a pair such as `BTCUSDT`
    public static LiveFeeds start(
            FeedPlan plan, VenueClock clock, ArrivalQueue queue, Map<String, Long> lastTradeIds) {
        return new LiveFeeds(plan, clock, queue, lastTradeIds);
    }

    /// How each connection is doing.
    public List<ConnectionHealth> health() {
        List<ConnectionHealth> all = new ArrayList<>();
        sockets.forEach(socket -> all.add(socket.health()));
        all.addAll(books.health());
        return all;
    }

    /// How far each venue's clock is from the session's.
    public List<ClockOffset> clockOffsets() {
        return clocks.stream().map(OffsetMeter::offset).toList();
    }

    /// Brings the books anew that a message has left unknown. Comes back at once.
    public void refresh(Arrival.Frame unreadable) {
        switch (unreadable.source()) {
            case POLYMARKET_CLOB -> books.doubt(unreadable.connection());
            case BINANCE -> snapshots.restart();
            default -> {} // its messages do not build on each other
        }
    }

    /// Asks how markets ended whose windows were over before these feeds were started.
    public void askOutcomes(List<Market> over) {
        over.forEach(market -> finder.askOutcome(market.slug()));
    }

    /// Slugs of the markets whose books are followed now.
    public List<String> followed() {
        return finder.followed();
    }

    /// Windows that passed without their market being listed.
    public long missedWindows() {
        return finder.missed();
    }

    /// Trades that a gap had hidden and that were fetched.
    public long healedTrades() {
        return past.healed();
    }

    /// Ends every connection and thread; comes back when they are gone. What has not reached the
    /// queue by then is lost.
    @Override
    public void close() {
        List.of(spotLine, bookLine, oracleLine, marketLine).forEach(FeedLine::close);
        finder.close();
        workers.close();
        sockets.forEach(SupervisedSocket::close);
        books.close();
        client.shutdownNow();
        client.close();
        executor.close();
    }

    private void startSpot(Map<String, Long> lastTradeIds) {
        var traffic = new SpotTraffic(spotLine, past, snapshots);
        lastTradeIds.forEach(traffic::knowsUpTo);
        var budget = new AttemptBudget(SPOT_ATTEMPTS_MAX, ATTEMPTS_NS);
        URI uri = URI.create(plan.endpoints().binanceWs() + "/stream?streams=" + streams());
        int count = plan.standby() ? 2 : 1;
        for (int k = 1; k <= count; k++) {
            var own = traffic.new Link();
            // Two connections must not come to their end together.
            long lifeNs = clock.toWallNs(SPOT_LIFE_NS / k);
            SocketPlan socket =
                    socket("binance-" + k, uri, Dialogue.SILENT, Keepalive.NONE)
                            .withLifetime(lifeNs)
                            .withStale(plan.watch().wallNs(plan.watch().spotSeconds(), clock));
            SupervisedSocket started = SupervisedSocket.start(socket, own, shared(budget));
            own.over(started);
            sockets.add(started);
        }
    }

    private String streams() {
        List<String> names = new ArrayList<>();
        for (Coin coin : plan.coins()) {
            String pair = coin.shortName() + "usdt";
            names.add(pair + "@trade");
            names.add(pair + "@bookTicker");
            if (plan.depth()) {
                names.add(pair + "@depth@100ms");
            }
        }
        return String.join("/", names);
    }

    private void startOracle() {
        SocketPlan socket =
                socket(
                                "polymarket_rtds",
                                URI.create(plan.endpoints().polymarketRtds()),
                                () -> List.of(ReferenceTraffic.SUBSCRIPTION),
                                ping(ORACLE_PING_SECONDS))
                        .withStale(plan.watch().wallNs(plan.watch().oracleSeconds(), clock));
        var traffic = new ReferenceTraffic(oracleLine, plan.coins());
        sockets.add(SupervisedSocket.start(socket, traffic, shared(usualBudget())));
    }

    private BookLinks startBooks(RestClient rest) {
        URI uri = URI.create(plan.endpoints().polymarketWs() + "/ws/market");
        AttemptBudget budget = usualBudget();
        long staleNs = plan.watch().wallNs(plan.watch().bookSeconds(), clock);
        var started =
                new BookLinks(
                        bookLine,
                        (name, link) ->
                                SupervisedSocket.start(
                                        socket(name, uri, link, ping(BOOK_PING_SECONDS))
                                                .withStale(staleNs),
                                        link,
                                        shared(budget)));
        // Simulated venues that run fast still need their wall time to answer.
        long patienceNs =
                Math.max(
                        FIRST_BOOK_WALL_NS_MIN,
                        plan.watch().wallNs(plan.watch().firstBookSeconds(), clock));
        workers.keep("first books", () -> started.watchFirstBooks(rest, patienceNs));
        return started;
    }

    private MarketFinder startFinder() {
        List<MarketSeries> series = new ArrayList<>();
        for (WindowLength length : plan.lengths()) {
            plan.coins().forEach(coin -> series.add(new MarketSeries(coin, length)));
        }
        FeedPlan.Markets markets = plan.markets();
        var settings =
                new FinderSettings(
                        series,
                        markets.connectAheadSeconds() * Times.SECOND_NS,
                        markets.runOnSeconds() * Times.SECOND_NS,
                        markets.upcomingWindows());
        var rest = new RestClient(client, clock, plan.endpoints().polymarketGamma());
        return MarketFinder.start(settings, rest, clock, new Followed());
    }

    /// Carries the finder's news on.
    private final class Followed implements FinderSink {
        @Override
        public void answered(String slug, byte[] answer) {
            marketLine.answer(Question.MARKETS, slug, answer);
        }

        @Override
        public void follow(Market market) {
            books.follow(market);
        }

        @Override
        public void leave(Market market) {
            books.leave(market);
        }
    }

    private List<OffsetMeter> clocks(RestClient spot, RestClient clob) {
        return List.of(
                new OffsetMeter(
                        "binance_rest",
                        spot,
                        clock,
                        "/api/v3/time",
                        Times.MILLI_NS,
                        BinanceRest::serverTimeNs),
                new OffsetMeter(
                        "polymarket_clob",
                        clob,
                        clock,
                        "/time",
                        Times.SECOND_NS,
                        LiveFeeds::wholeSeconds));
    }

    private static long wholeSeconds(byte[] answer) throws IOException {
        String text = new String(answer, StandardCharsets.US_ASCII).strip();
        if (!text.matches("\\d{9,11}")) {
            throw new IOException("no whole seconds");
        }
        return Long.parseLong(text) * Times.SECOND_NS;
    }

    private void measureClocks() throws InterruptedException {
        for (long questions = 0; ; questions++) {
            for (OffsetMeter meter : clocks) {
                meter.measure();
            }
            boolean quick = questions < QUICK_CLOCK_QUESTIONS;
            long minuteNs = Math.max(Times.SECOND_NS, clock.toWallNs(Times.MINUTE_NS));
            Workers.pause(quick ? 130 * Times.MILLI_NS : minuteNs);
        }
    }

    private SocketPlan socket(String name, URI uri, Dialogue dialogue, Keepalive keepalive) {
        return new SocketPlan(
                name,
                uri,
                dialogue,
                keepalive,
                0,
                0,
                SocketPlan.MESSAGE_BYTES_MAX,
                Retry.DEFAULT,
                plan.seed());
    }

    private Keepalive ping(int seconds) {
        long periodNs = clock.toWallNs(seconds * Times.SECOND_NS);
        return new Keepalive("PING", Math.max(PING_WALL_NS_MIN, periodNs));
    }

    private static AttemptBudget usualBudget() {
        return new AttemptBudget(ATTEMPTS_MAX, ATTEMPTS_NS);
    }

    private Sockets shared(AttemptBudget budget) {
        return new Sockets(client, clock, budget, lives::incrementAndGet);
    }
}
