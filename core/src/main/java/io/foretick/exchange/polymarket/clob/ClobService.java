package io.foretick.exchange.polymarket.clob;

import io.foretick.base.Times;
import io.foretick.exchange.polymarket.limit.RateLimits;
import io.foretick.exchange.polymarket.match.ListedMarket;
import io.foretick.exchange.wire.Faults;
import io.foretick.venue.VenueClock;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;

import tools.jackson.databind.node.JsonNodeFactory;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// The REST side of the order book, to be added to the server `polymarket_clob`. It holds the API
/// keys and the venue's restrictions; the engine belongs to its [VenueLoop]. Any thread.
public final class ClobService {

    /// The words that the venue's lists have for a market. Pure.
    public interface Wording {

        /// The market's title.
        String question(ListedMarket market);

        /// Its rule in words.
        String description(ListedMarket market);
    }

    @FunctionalInterface
    private interface Open {
        Reply answer(ClobRequest request);
    }

    @FunctionalInterface
    private interface Private {
        Reply answer(KeyRing.Key caller, ClobRequest request);
    }

    /// Name of the server that this is added to.
    public static final String SERVICE = "polymarket_clob";

    private static final int VERSION = 2;

    private final VenueLoop loop;
    private final KeyRing keys;
    private final Restrictions restrictions = new Restrictions();
    private final RateLimits limits = RateLimits.ofClob();
    private final Logins logins;
    private final OrderDesk orders;
    private final CancelDesk cancels;
    private final AccountDesk accounts;
    private final RecordDesk records;
    private final MarketDesk markets;
    private final QuoteDesk quotes;

    /// @param held listens to the engine of the loop
    /// @param faults asked once for each order of a client whether what it matches fails later
    public ClobService(
            ClobSettings settings,
            VenueLoop loop,
            HeldAnswers held,
            Wording wording,
            Faults faults) {
        this.loop = loop;
        this.keys = new KeyRing(settings.seed().split("keys"));
        this.logins = new Logins(settings, loop.clock(), keys);
        var funders = new Funders();
        this.orders = new OrderDesk(settings, loop, restrictions, held, funders, faults);
        this.cancels = new CancelDesk(loop, restrictions);
        this.accounts = new AccountDesk(settings, loop, logins, keys, funders, restrictions);
        this.records = new RecordDesk(loop);
        this.markets = new MarketDesk(loop, wording);
        this.quotes = new QuoteDesk(loop);
    }

    /// The API keys given out, for the channels that take them.
    public KeyRing keys() {
        return keys;
    }

    /// Orders that were sent more than once, each time but the first.
    public long repeatedOrders() {
        return orders.repeated();
    }

    public Restrictions restrictions() {
        return restrictions;
    }

    /// Adds all paths.
    public void addTo(JavalinConfig config) {
        addBasics(config);
        addAccounts(config);
        addOrders(config);
        addMarkets(config);
        addQuotes(config);
    }

    private void addBasics(JavalinConfig config) {
        var json = JsonNodeFactory.instance;
        open(config, HandlerType.GET, "/", _ -> Reply.ok(json.stringNode("OK")));
        open(config, HandlerType.GET, "/ok", _ -> Reply.ok(json.stringNode("OK")));
        open(config, HandlerType.GET, "/time", _ -> Reply.ok(json.numberNode(second())));
        open(
                config,
                HandlerType.GET,
                "/version",
                _ -> Reply.ok(Reply.object().put("version", VERSION)));
    }

    private long second() {
        return Times.toEpochSecond(loop.clock().nowNs());
    }

    private void addAccounts(JavalinConfig config) {
        open(config, HandlerType.POST, "/auth/api-key", accounts::createKey);
        open(config, HandlerType.GET, "/auth/derive-api-key", accounts::deriveKey);
        secret(config, HandlerType.GET, "/auth/api-keys", accounts::listKeys);
        secret(config, HandlerType.DELETE, "/auth/api-key", accounts::deleteKey);
        secret(config, HandlerType.GET, "/auth/ban-status/closed-only", accounts::closedOnly);
        secret(config, HandlerType.GET, "/balance-allowance", accounts::balance);
        secret(config, HandlerType.GET, "/balance-allowance/update", accounts::balance);
        secret(config, HandlerType.POST, "/v1/heartbeats", accounts::heartbeat);
        secret(config, HandlerType.POST, "/heartbeats", accounts::plainHeartbeat);
    }

    private void addOrders(JavalinConfig config) {
        secret(config, HandlerType.POST, "/order", orders::post);
        secret(config, HandlerType.POST, "/orders", orders::postAll);
        secret(config, HandlerType.DELETE, "/order", cancels::one);
        secret(config, HandlerType.DELETE, "/orders", cancels::some);
        secret(config, HandlerType.DELETE, "/cancel-all", cancels::all);
        secret(config, HandlerType.DELETE, "/cancel-market-orders", cancels::market);
        secret(config, HandlerType.GET, "/data/order/{id}", records::order);
        secret(config, HandlerType.GET, "/data/orders", records::orders);
        secret(config, HandlerType.GET, "/data/trades", records::trades);
    }

    private void addMarkets(JavalinConfig config) {
        open(config, HandlerType.GET, "/markets", markets::markets);
        open(config, HandlerType.GET, "/sampling-markets", markets::markets);
        open(config, HandlerType.GET, "/simplified-markets", markets::simplifiedMarkets);
        open(config, HandlerType.GET, "/sampling-simplified-markets", markets::simplifiedMarkets);
        open(config, HandlerType.GET, "/markets/{condition}", markets::market);
        open(config, HandlerType.GET, "/clob-markets/{condition}", markets::shortMarket);
        open(config, HandlerType.GET, "/markets-by-token/{token}", markets::marketOfToken);
    }

    private void addQuotes(JavalinConfig config) {
        open(config, HandlerType.GET, "/book", quotes::book);
        open(config, HandlerType.POST, "/books", quotes::books);
        open(config, HandlerType.GET, "/price", quotes::price);
        open(config, HandlerType.POST, "/prices", quotes::prices);
        open(config, HandlerType.GET, "/midpoint", quotes::midpoint);
        open(config, HandlerType.POST, "/midpoints", quotes::midpoints);
        open(config, HandlerType.GET, "/spread", quotes::spread);
        open(config, HandlerType.POST, "/spreads", quotes::spreads);
        open(config, HandlerType.GET, "/last-trade-price", quotes::lastTrade);
        open(config, HandlerType.POST, "/last-trades-prices", quotes::lastTrades);
        open(config, HandlerType.GET, "/tick-size", quotes::tickSize);
        open(config, HandlerType.GET, "/neg-risk", quotes::negRisk);
        open(config, HandlerType.GET, "/fee-rate", quotes::feeRate);
    }

    private void open(JavalinConfig config, HandlerType method, String path, Open handler) {
        config.routes.addHttpHandler(
                method, path, context -> send(context, limited(new ClobRequest(context), handler)));
    }

    private Reply limited(ClobRequest request, Open handler) {
        VenueClock clock = loop.clock();
        long waitNs = limits.admit(request.method(), request.path(), clock.nowNs());
        if (waitNs == RateLimits.REFUSED) {
            return Reply.error(429, "Too Many Requests");
        }
        long untilNs = clock.nowNs() + waitNs;
        while (waitNs > 0 && clock.nowNs() < untilNs) {
            LockSupport.parkNanos(clock.wallNsUntil(untilNs));
        }
        return handler.answer(request);
    }

    private void secret(JavalinConfig config, HandlerType method, String path, Private handler) {
        open(
                config,
                method,
                path,
                request -> {
                    Optional<KeyRing.Key> caller = logins.apiKey(request);
                    return caller.map(key -> handler.answer(key, request))
                            .orElseGet(() -> Reply.error(401, "Unauthorized/Invalid api key"));
                });
    }

    private static void send(Context context, Reply reply) {
        context.status(reply.status())
                .contentType("application/json")
                .result(reply.body().toString());
    }
}
