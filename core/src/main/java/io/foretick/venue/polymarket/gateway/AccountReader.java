package io.foretick.venue.polymarket.gateway;

import io.foretick.base.Digest;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.venue.VenueClock;
import io.foretick.venue.VenueException;
import io.foretick.venue.live.Arrival;
import io.foretick.venue.live.rest.ClockOffset;
import io.foretick.venue.live.rest.RestClient;
import io.foretick.venue.live.socket.AttemptBudget;
import io.foretick.venue.live.socket.ConnectionHealth;
import io.foretick.venue.live.socket.SocketPlan;
import io.foretick.venue.live.socket.SocketPlan.Keepalive;
import io.foretick.venue.live.socket.SocketPlan.Retry;
import io.foretick.venue.live.socket.Sockets;
import io.foretick.venue.live.socket.SupervisedSocket;
import io.foretick.venue.live.work.Workers;
import io.foretick.venue.polymarket.account.AccountQuestion;
import io.foretick.venue.polymarket.account.AccountSnapshot;
import io.foretick.venue.polymarket.account.Heard;
import io.foretick.venue.polymarket.account.OrderRecord;
import io.foretick.venue.polymarket.account.TradeRecord;
import io.foretick.venue.polymarket.gateway.rest.ClobHttp;
import io.foretick.venue.polymarket.gateway.rest.RequestBudget;
import io.foretick.venue.polymarket.gateway.rest.Secrets;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Follows an account at the venue: its user channel, its orders, trades and balances, the venue's
/// clock and version. It sends no order and no cancel, so that a session may watch without trading;
/// [ClobGateway] trades over the same connection. Any thread.
public final class AccountReader implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(AccountReader.class.getName());
    private static final int WORKERS_MAX = 20;
    private static final int CLOSE_SECONDS_MAX = 5;
    private static final int QUESTIONS_MAX = 8;
    private static final int ATTEMPTS_MAX = 1_000;
    private static final long ATTEMPTS_NS = 5 * Times.MINUTE_NS;
    private static final long SILENCE_WALL_NS_MIN = 500 * Times.MILLI_NS;
    private static final long LOOK_BACK_SECONDS = 86_400; // the longest window

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Workers workers = new Workers(WORKERS_MAX);
    private final Semaphore questions = new Semaphore(QUESTIONS_MAX);
    private final CountDownLatch ready = new CountDownLatch(2); // clock and version
    private final HttpClient client;
    private final Secrets secrets;
    private final ClobTime time;
    private final Line line;
    private final VersionWatch version;
    private final AccountQuestions venue;
    private final UserChannel channel;
    private final SupervisedSocket socket;

    private AccountReader(
            GatewayEndpoints endpoints,
            TradingAccount account,
            GatewaySettings settings,
            VenueClock clock,
            Consumer<Arrival> arrivals) {
        this.client =
                HttpClient.newBuilder()
                        .version(endpoints.encrypted() ? Version.HTTP_2 : Version.HTTP_1_1)
                        .connectTimeout(Duration.ofMillis(settings.timeouts().connectMs()))
                        .executor(executor)
                        .build();
        this.secrets = new Secrets(account.credentials());
        var rest = new RestClient(client, clock, endpoints.clob());
        this.time = new ClobTime(rest, clock, settings.clockSeconds() * Times.SECOND_NS, ready);
        var news = new News(clock, arrivals);
        var standing = new Standing(news);
        var http =
                new ClobHttp(
                        client,
                        endpoints.clob(),
                        account.signer(),
                        account.credentials(),
                        () -> Times.toEpochSecond(time.nowNs()));
        var budget = new RequestBudget(settings.limits(), clock);
        this.line = new Line(settings, clock, http, budget, news, standing, executor);
        this.version = new VersionWatch(rest, workers, standing, ready);
        this.venue =
                new AccountQuestions(
                        line,
                        account,
                        endpoints.data().isEmpty()
                                ? null
                                : new RestClient(client, clock, endpoints.data()));
        this.channel = new UserChannel(account.credentials(), standing, news);
        this.socket = connect(endpoints, account, clock);
        workers.keep("clob clock", time::follow);
        version.start();
    }

    /// Begins to connect; comes back at once.
    ///
    /// @param arrivals takes all news, from any thread; may wait for room, and never drops
    public static AccountReader start(
            GatewayEndpoints endpoints,
            TradingAccount account,
            GatewaySettings settings,
            VenueClock clock,
            Consumer<Arrival> arrivals) {
        return new AccountReader(endpoints, account, settings, clock, arrivals);
    }

    private SupervisedSocket connect(
            GatewayEndpoints endpoints, TradingAccount account, VenueClock clock) {
        GatewaySettings.UserChannel watch = line.settings().userChannel();
        var seed = new Seed(new Digest().add(account.signer().checksummed()).value());
        long silenceNs =
                Math.max(
                        SILENCE_WALL_NS_MIN, GatewaySettings.wallNs(clock, watch.silenceSeconds()));
        var plan =
                new SocketPlan(
                        "polymarket_account",
                        URI.create(endpoints.webSocket() + "/ws/user"),
                        channel,
                        new Keepalive(
                                UserChannel.PING,
                                GatewaySettings.wallNs(clock, watch.pingSeconds())),
                        silenceNs,
                        0,
                        SocketPlan.MESSAGE_BYTES_MAX,
                        Retry.DEFAULT,
                        seed);
        var shared =
                new Sockets(
                        client,
                        clock,
                        new AttemptBudget(ATTEMPTS_MAX, ATTEMPTS_NS),
                        new AtomicInteger()::incrementAndGet);
        return SupervisedSocket.start(plan, channel, shared);
    }

    /// Asks for one order and its trades of the last day; comes back at once. Trades are told
    /// before the order, so that a missing order has all its fills.
    public void askOrder(String name) {
        long second = Times.toEpochSecond(time.nowNs()) - LOOK_BACK_SECONDS;
        askOrder(name, second);
    }

    /// Asks for one order and its trades; comes back at once.
    ///
    /// @param sinceSecond none of its trades is older
    void askOrder(String name, long sinceSecond) {
        ask("order " + name, () -> tellOrder(name, sinceSecond));
    }

    /// Asks for the whole account; comes back at once. Where the venue does not answer for long,
    /// nothing is told, and it has to be asked again.
    public void askAccount(AccountQuestion question) {
        ask("account", () -> line.news().heard(new Heard.AccountTold(venue.account(question))));
    }

    /// The whole account, for callers that may wait.
    ///
    /// @throws VenueException if the venue did not answer, or not readably
    public AccountSnapshot account(AccountQuestion question)
            throws VenueException, InterruptedException {
        return venue.account(question);
    }

    /// All open orders, for callers that may wait.
    ///
    /// @throws VenueException if the venue did not answer, or not readably
    public List<OrderRecord> openOrders() throws VenueException, InterruptedException {
        return venue.openOrders();
    }

    /// Whether the venue lets the account only close positions; for callers that may wait.
    ///
    /// @throws VenueException if the venue did not answer, or not readably
    public boolean closedOnly() throws VenueException, InterruptedException {
        return venue.closedOnly();
    }

    /// Waits until the venue's clock and its version of orders are known; requests before that
    /// carry our own time.
    ///
    /// @return false if they are not known in time
    public boolean awaitReady(Duration limit) throws InterruptedException {
        return ready.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// How far the order book's clock is from ours.
    public ClockOffset clockOffset() {
        return time.offset();
    }

    /// The version of the order protocol that the venue takes; empty before it was heard.
    public OptionalInt orderVersion() {
        return version.version();
    }

    /// How the user channel is doing.
    public ConnectionHealth health() {
        ConnectionHealth health = socket.health();
        return new ConnectionHealth(
                health.name(),
                health.state(),
                health.lastDataNs(),
                health.connections(),
                health.attempts(),
                health.frames(),
                health.bytes(),
                health.refused(),
                secrets.hide(health.lastEnd()));
    }

    /// Orders and trades of the user channel that could not be read.
    public long unreadable() {
        return channel.unreadable();
    }

    /// Ends every connection and thread; comes back when they are gone. Nothing is told any more.
    @Override
    public void close() {
        line.news().close();
        workers.close();
        socket.close();
        client.shutdownNow();
        client.close();
        executor.shutdownNow();
        try {
            // Who waits for room in the queue of a session that is gone waits for ever.
            var _ = executor.awaitTermination(CLOSE_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    Line line() {
        return line;
    }

    VersionWatch version() {
        return version;
    }

    @FunctionalInterface
    private interface Question {
        void ask() throws VenueException, InterruptedException;
    }

    private void ask(String what, Question question) {
        executor.execute(() -> {
            try {
                questions.acquire();
                try {
                    question.ask();
                } finally {
                    questions.release();
                }
            } catch (VenueException e) {
                LOG.log(System.Logger.Level.WARNING, "cannot learn of {0}: {1}", what, e);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt(); // it is closing
            }
        });
    }

    private void tellOrder(String name, long sinceSecond)
            throws VenueException, InterruptedException {
        Optional<OrderRecord> order = venue.order(name);
        for (TradeRecord trade : venue.tradesSince(sinceSecond)) {
            if (isParty(trade, name)) {
                line.news().heard(new Heard.TradeTold(trade));
            }
        }
        line.news()
                .heard(
                        order.<Heard>map(Heard.OrderTold::new)
                                .orElseGet(() -> new Heard.OrderMissing(name)));
    }

    private static boolean isParty(TradeRecord trade, String name) {
        return trade.taker().name().equals(name)
                || trade.makers().stream().anyMatch(maker -> maker.name().equals(name));
    }
}
