package io.foretick.venue.bybit.feed;

import io.foretick.base.Times;
import io.foretick.market.candle.Timeframe;
import io.foretick.venue.VenueClock;
import io.foretick.venue.VenueException;
import io.foretick.venue.bybit.feed.CandleFeedHealth.State;
import io.foretick.venue.bybit.rest.BybitRest;
import io.foretick.venue.bybit.rest.KlinePage;
import io.foretick.venue.live.socket.AttemptBudget;
import io.foretick.venue.live.socket.ConnectionHealth;
import io.foretick.venue.live.socket.SocketPlan;
import io.foretick.venue.live.socket.SocketPlan.Retry;
import io.foretick.venue.live.socket.Sockets;
import io.foretick.venue.live.socket.SupervisedSocket;
import io.foretick.venue.live.work.Workers;

import org.jspecify.annotations.Nullable;

import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// The closed candles of one pair, live, from its start until it is closed. Any thread may ask for
/// its health; the listener is called on one thread of its own.
///
/// How it works: one supervised connection streams candles; its threads only read them. The feed's
/// thread owns a [CandleLine] for each interval, gives it what the stream tells, and sends off the
/// questions that the lines want to have asked. Those are asked on threads of their own, one at a
/// time for each interval, so that a slow answer holds up nobody else. Whatever the stream loses is
/// found by the clock or by the next candle, and read.
///
/// All timers run on the venue's time, as the answers of its REST side tell it; for simulated
/// venues that run fast they have floors of wall time.
public final class CandleFeed implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(CandleFeed.class.getName());
    private static final int NEWS_MAX = 8_192;
    private static final int ATTEMPTS_MAX = 400; // Bybit allows 500 in five minutes
    private static final long ATTEMPTS_NS = 5 * Times.MINUTE_NS;
    private static final long RECONNECT_NS = Times.SECOND_NS;
    private static final long RECONNECT_NS_MAX = Times.MINUTE_NS;
    private static final long CONNECT_NS = 10 * Times.SECOND_NS;
    private static final long RECONNECT_WALL_NS_MIN = 10 * Times.MILLI_NS;
    private static final long CONNECT_WALL_NS_MIN = 2 * Times.SECOND_NS;
    private static final long PING_WALL_NS_MIN = 20 * Times.MILLI_NS;
    private static final long SILENCE_WALL_NS_MIN = 500 * Times.MILLI_NS;
    private static final long START_RETRY_NS = 5 * Times.SECOND_NS;
    private static final long CLOCK_RETRY_NS = 10 * Times.SECOND_NS;
    private static final long WAIT_WALL_NS_MIN = Times.MILLI_NS;
    private static final long WAIT_WALL_NS_MAX = Times.SECOND_NS;
    private static final int MESSAGE_BYTES_MAX = 1 << 20;
    private static final String NAME = "bybit";

    private final CandleFeedPlan plan;
    private final VenueClock clock;
    private final HttpClient client;
    private final BybitRest rest;
    private final Map<Timeframe, CandleLine> lines = new TreeMap<>();
    private final BlockingQueue<News> news = new ArrayBlockingQueue<>(NEWS_MAX);
    private final StreamTraffic traffic;
    private final Workers workers;
    private final Thread thread;
    private volatile @Nullable SupervisedSocket socket; // null until the venue's time is known
    private volatile List<CandleFeedHealth.Line> told = List.of();
    private volatile State state = State.STARTING;
    private volatile String trouble = "";
    private volatile boolean closing;
    private long clockDoubtedNanoTime = System.nanoTime();

    private CandleFeed(
            CandleFeedPlan plan,
            HttpClient client,
            BybitRest rest,
            VenueClock clock,
            CandleSink sink) {
        this.plan = plan;
        this.clock = clock;
        this.client = client;
        this.rest = rest;
        this.traffic = new StreamTraffic(plan.symbol(), news);
        // A question that has just been answered may still be on its way out.
        this.workers = new Workers(2 * plan.intervals().size() + 1);
        for (Timeframe interval : plan.intervals()) {
            lines.put(interval, new CandleLine(interval, plan.patience(), sink));
        }
        this.thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("bybit-candles")
                        .uncaughtExceptionHandler(this::failed)
                        .unstarted(this::run);
    }

    /// Begins to connect; comes back at once.
    ///
    /// @param client opens the connection; belongs to the caller
    /// @param rest asked for what the stream does not tell, and for the venue's time
    /// @param clock of the venue, roughly; its speed is that of all timers
    public static CandleFeed start(
            CandleFeedPlan plan,
            HttpClient client,
            BybitRest rest,
            VenueClock clock,
            CandleSink sink) {
        var feed = new CandleFeed(plan, client, rest, clock, sink);
        feed.thread.start();
        return feed;
    }

    /// How it is doing.
    public CandleFeedHealth health() {
        SupervisedSocket present = socket;
        ConnectionHealth connection = present == null ? notYet() : present.health();
        return new CandleFeedHealth(
                shown(connection),
                connection,
                traffic.health(),
                new CandleFeedHealth.Rest(rest.questions(), rest.troubles(), rest.offsetNs()),
                told,
                trouble);
    }

    private State shown(ConnectionHealth connection) {
        boolean down = connection.state() != ConnectionHealth.State.OPEN;
        return state == State.LIVE && down ? State.CATCHING_UP : state;
    }

    private static ConnectionHealth notYet() {
        return new ConnectionHealth(
                NAME, ConnectionHealth.State.WAITING, ConnectionHealth.NEVER_NS, 0, 0, 0, 0, 0, "");
    }

    /// Ends it; comes back when its threads are gone and the listener is called no more.
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        release();
        if (state != State.FAILED) {
            state = State.CLOSED;
        }
    }

    private void release() {
        workers.close();
        SupervisedSocket present = socket;
        if (present != null) {
            present.close();
        }
    }

    private void failed(Thread failed, Throwable fault) {
        trouble = String.valueOf(fault.getMessage());
        state = State.FAILED;
        LOG.log(System.Logger.Level.ERROR, "the candles of Bybit have ended by a fault", fault);
        release();
    }

    private void run() {
        try {
            begin();
            while (!closing) {
                step();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // asked to end, and ends
        }
    }

    private void begin() throws InterruptedException {
        awaitVenueTime();
        long nowNs = rest.venueTimeNs();
        lines.forEach((interval, line) -> {
            Long resumeNs = plan.resume().get(interval);
            if (resumeNs == null) {
                line.beginWarm(nowNs, plan.warmUp());
            } else {
                line.beginAfter(resumeNs, nowNs, plan);
            }
        });
        socket = SupervisedSocket.start(socketPlan(), traffic, sockets());
    }

    private void awaitVenueTime() throws InterruptedException {
        while (true) {
            try {
                rest.serverTimeNs();
                trouble = "";
                return;
            } catch (VenueException e) {
                trouble = String.valueOf(e.getMessage());
                LOG.log(System.Logger.Level.WARNING, "no venue time yet: " + trouble);
                Workers.pause(wallNs(START_RETRY_NS, RECONNECT_WALL_NS_MIN));
            }
        }
    }

    private SocketPlan socketPlan() {
        return new SocketPlan(
                NAME,
                plan.endpoints().spotStream(),
                new StreamSaying(plan.symbol(), plan.intervals()),
                StreamSaying.ping(wallNs(plan.pingSeconds() * Times.SECOND_NS, PING_WALL_NS_MIN)),
                wallNs(plan.silentSeconds() * Times.SECOND_NS, SILENCE_WALL_NS_MIN),
                0,
                MESSAGE_BYTES_MAX,
                new Retry(
                        wallNs(RECONNECT_NS, RECONNECT_WALL_NS_MIN),
                        wallNs(RECONNECT_NS_MAX, RECONNECT_WALL_NS_MIN),
                        wallNs(CONNECT_NS, CONNECT_WALL_NS_MIN)),
                plan.seed());
    }

    private Sockets sockets() {
        return new Sockets(
                client,
                clock,
                new AttemptBudget(ATTEMPTS_MAX, ATTEMPTS_NS),
                new AtomicInteger()::incrementAndGet);
    }

    private long wallNs(long venueNs, long floorNs) {
        return Math.max(floorNs, clock.toWallNs(venueNs));
    }

    private void step() throws InterruptedException {
        long nowNs = rest.venueTimeNs();
        for (CandleLine line : lines.values()) {
            line.ask(nowNs).ifPresent(this::send);
        }
        tell(nowNs);
        News next = news.poll(waitWallNs(nowNs), TimeUnit.NANOSECONDS);
        while (next != null) {
            hear(next);
            next = news.poll();
        }
    }

    private long waitWallNs(long nowNs) {
        long askAtNs = Long.MAX_VALUE;
        for (CandleLine line : lines.values()) {
            askAtNs = Math.min(askAtNs, line.askAtNs());
        }
        long waitNs = askAtNs == Long.MAX_VALUE ? Times.MINUTE_NS : Math.max(0, askAtNs - nowNs);
        return Math.clamp(clock.toWallNs(waitNs), WAIT_WALL_NS_MIN, WAIT_WALL_NS_MAX);
    }

    private void hear(News next) {
        long nowNs = rest.venueTimeNs();
        switch (next) {
            case News.Candles(var klines) -> {
                CandleLine line = lines.get(klines.interval());
                boolean possible = true;
                for (var kline : klines.klines()) {
                    possible &= line == null || line.hear(kline, nowNs);
                }
                if (!possible) {
                    traffic.absurd();
                    doubtClock();
                }
            }
            case News.Page(Timeframe interval, KlinePage page) -> {
                trouble = "";
                line(interval).answered(page, nowNs);
            }
            case News.NoPage(Timeframe interval, String reason) -> {
                trouble = reason;
                line(interval).failed(nowNs);
            }
        }
    }

    /// A candle of the future may mean that our clock has stood still, such as on a machine that
    /// slept: any answer of the venue sets it right.
    private void doubtClock() {
        long nanoTime = System.nanoTime();
        if (nanoTime - clockDoubtedNanoTime > wallNs(CLOCK_RETRY_NS, RECONNECT_WALL_NS_MIN)) {
            clockDoubtedNanoTime = nanoTime;
            workers.start("bybit-clock", this::askTime);
        }
    }

    private void askTime() throws InterruptedException {
        try {
            rest.serverTimeNs();
        } catch (VenueException e) {
            LOG.log(System.Logger.Level.DEBUG, "the clock could not be checked", e);
        }
    }

    private CandleLine line(Timeframe interval) {
        CandleLine line = lines.get(interval);
        if (line == null) {
            throw new IllegalStateException("nobody follows interval " + interval);
        }
        return line;
    }

    private void send(CandleLine.Ask ask) {
        if (!workers.start("bybit-klines-" + ask.interval().name(), () -> fetch(ask))) {
            line(ask.interval()).failed(rest.venueTimeNs());
        }
    }

    private void fetch(CandleLine.Ask ask) throws InterruptedException {
        News answer;
        try {
            answer =
                    new News.Page(
                            ask.interval(),
                            rest.klines(plan.symbol(), ask.interval(), ask.fromNs(), ask.toNs()));
        } catch (VenueException e) {
            answer = new News.NoPage(ask.interval(), String.valueOf(e.getMessage()));
        }
        news.put(answer);
    }

    private void tell(long nowNs) {
        told = lines.values().stream().map(line -> line.health(nowNs)).toList();
        List<State> states = lines.values().stream().map(line -> line.state(nowNs)).toList();
        if (states.contains(State.WARMING)) {
            state = State.WARMING;
        } else {
            state = states.contains(State.CATCHING_UP) ? State.CATCHING_UP : State.LIVE;
        }
    }
}
