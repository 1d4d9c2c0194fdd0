package io.foretick.exchange.binance;

import io.foretick.exchange.source.World;
import io.foretick.exchange.spot.EpochUnit;
import io.foretick.exchange.spot.Json;
import io.foretick.venue.VenueClock;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;

import tools.jackson.databind.JsonNode;

import java.util.List;

/// The HTTP interface `/api/v3` of the spot market: what each path costs and gives. Any thread.
final class RestService {

    private static final String PREFIX = "/api/v3/";
    private static final String JSON = "application/json;charset=UTF-8";
    private static final int WEIGHT_PLAIN = 1;
    private static final int WEIGHT_SMALL = 2;
    private static final int WEIGHT_AGGREGATES = 4;
    private static final int WEIGHT_INFO = 20;
    private static final int WEIGHT_TRADES = 25;
    private static final int WEIGHT_ALL_DAYS = 80;

    /// What a path gives for a request.
    private interface Page {
        JsonNode answer(Context context, EpochUnit unit, long nowNs) throws BadRequest;
    }

    /// What a request costs.
    private interface Weight {
        int of(Context context);
    }

    private final VenueClock clock;
    private final RequestMeter meter;
    private final MarketPages market;
    private final TickerPages tickers;

    RestService(VenueClock clock, World world) {
        this.clock = clock;
        this.meter = new RequestMeter(clock);
        this.market = new MarketPages(world);
        this.tickers = new TickerPages(world);
    }

    /// Adds the paths of the service.
    void addTo(JavalinConfig config) {
        addGeneral(config);
        addMarket(config);
        addTickers(config);
        config.routes.get("/<path>", this::noSuchPath);
    }

    /// Adds what is left of it where a recording is played: its time, its pairs, and lists of the
    /// past that are empty, since the made-up past is not the recording's.
    void addSilentTo(JavalinConfig config) {
        addGeneral(config);
        for (String path : List.of("trades", "historicalTrades", "aggTrades", "klines")) {
            add(config, path, _ -> WEIGHT_PLAIN, (_, _, _) -> Json.list());
        }
        config.routes.get("/<path>", this::noSuchPath);
    }

    private void addGeneral(JavalinConfig config) {
        add(
                config,
                "ping",
                _ -> WEIGHT_PLAIN,
                (context, _, _) -> {
                    new Query(context);
                    return Json.object();
                });
        add(
                config,
                "time",
                _ -> WEIGHT_PLAIN,
                (context, unit, nowNs) -> {
                    new Query(context);
                    return Json.object().put("serverTime", unit.of(nowNs));
                });
        add(
                config,
                "exchangeInfo",
                _ -> WEIGHT_INFO,
                (context, unit, nowNs) -> {
                    var query =
                            new Query(
                                    context,
                                    "symbol",
                                    "symbols",
                                    "permissions",
                                    "showPermissionSets",
                                    "symbolStatus");
                    return ExchangeInfo.of(query.coinsOrAll(), unit.of(nowNs));
                });
    }

    private void addMarket(JavalinConfig config) {
        add(
                config,
                "depth",
                RestService::depthWeight,
                (context, _, nowNs) ->
                        market.depth(new Query(context, "symbol", "limit", "symbolStatus"), nowNs));
        add(
                config,
                "trades",
                _ -> WEIGHT_TRADES,
                (context, unit, nowNs) ->
                        market.trades(new Query(context, "symbol", "limit"), unit, nowNs));
        add(
                config,
                "historicalTrades",
                _ -> WEIGHT_TRADES,
                (context, unit, nowNs) ->
                        market.trades(
                                new Query(context, "symbol", "limit", "fromId"), unit, nowNs));
        add(
                config,
                "aggTrades",
                _ -> WEIGHT_AGGREGATES,
                (context, unit, nowNs) -> {
                    var query =
                            new Query(context, "symbol", "limit", "fromId", "startTime", "endTime");
                    return market.aggregateTrades(query, unit, nowNs);
                });
        for (String path : new String[] {"klines", "uiKlines"}) {
            add(
                    config,
                    path,
                    _ -> WEIGHT_SMALL,
                    (context, unit, nowNs) -> {
                        var query =
                                new Query(
                                        context,
                                        "symbol",
                                        "interval",
                                        "limit",
                                        "startTime",
                                        "endTime",
                                        "timeZone");
                        return market.candles(query, unit, nowNs);
                    });
        }
    }

    private void addTickers(JavalinConfig config) {
        add(
                config,
                "avgPrice",
                _ -> WEIGHT_SMALL,
                (context, unit, nowNs) ->
                        tickers.average(new Query(context, "symbol"), unit, nowNs));
        add(
                config,
                "ticker/price",
                RestService::tickerWeight,
                (context, _, nowNs) -> tickers.prices(tickerQuery(context), nowNs));
        add(
                config,
                "ticker/bookTicker",
                RestService::tickerWeight,
                (context, _, nowNs) -> tickers.bestQuotes(tickerQuery(context), nowNs));
        add(
                config,
                "ticker/24hr",
                RestService::dayWeight,
                (context, unit, nowNs) -> tickers.days(tickerQuery(context), unit, nowNs));
    }

    private static Query tickerQuery(Context context) throws BadRequest {
        return new Query(context, "symbol", "symbols", "type", "symbolStatus");
    }

    private void add(JavalinConfig config, String path, Weight weight, Page page) {
        config.routes.get(PREFIX + path, context -> serve(context, weight.of(context), page));
    }

    private void serve(Context context, int weight, Page page) {
        context.contentType(JSON);
        switch (meter.take(weight)) {
            case RequestMeter.Verdict.Allowed(int used) -> {
                sayWeight(context, used);
                answer(context, page);
            }
            case RequestMeter.Verdict.Limited(int used, long retryAfterSeconds) -> {
                sayWeight(context, used);
                context.status(429).header("Retry-After", Long.toString(retryAfterSeconds));
                context.result(tooMuch());
            }
            case RequestMeter.Verdict.Banned(int used, long retryAfterSeconds, long untilNs) -> {
                sayWeight(context, used);
                context.status(418).header("Retry-After", Long.toString(retryAfterSeconds));
                context.result(banned(untilNs));
            }
        }
    }

    private void answer(Context context, Page page) {
        String wanted = context.header("X-MBX-TIME-UNIT");
        EpochUnit unit =
                "MICROSECOND".equalsIgnoreCase(wanted) ? EpochUnit.MICROS : EpochUnit.MILLIS;
        try {
            context.result(page.answer(context, unit, clock.nowNs()).toString());
        } catch (BadRequest refused) {
            context.status(refused.status()).result(refused.body());
        }
    }

    private void noSuchPath(Context context) {
        serve(
                context,
                WEIGHT_PLAIN,
                (_, _, _) -> {
                    throw BadRequest.noSuchPath(context.path());
                });
    }

    private static void sayWeight(Context context, int used) {
        context.header("X-MBX-USED-WEIGHT", Integer.toString(used));
        context.header("X-MBX-USED-WEIGHT-1M", Integer.toString(used));
    }

    private static int depthWeight(Context context) {
        String limit = context.queryParam("limit");
        if (limit == null || !limit.matches("[0-9]{1,9}")) {
            return 5;
        }
        int levels = Integer.parseInt(limit);
        if (levels <= 100) {
            return 5;
        }
        return levels <= 500 ? 25 : levels <= 1_000 ? 50 : 250;
    }

    private static int tickerWeight(Context context) {
        return context.queryParam("symbol") == null ? 2 * WEIGHT_SMALL : WEIGHT_SMALL;
    }

    private static int dayWeight(Context context) {
        boolean named =
                context.queryParam("symbol") != null || context.queryParam("symbols") != null;
        return named ? WEIGHT_SMALL : WEIGHT_ALL_DAYS;
    }

    private static String tooMuch() {
        return "{\"code\":-1003,\"msg\":\"Too much request weight used; current limit is "
                + RequestMeter.WEIGHT_MAX
                + " request weight per 1 MINUTE. Please use WebSocket Streams for live updates to"
                + " avoid polling the API.\"}";
    }

    private static String banned(long untilNs) {
        return "{\"code\":-1003,\"msg\":\"Way too much request weight used; IP banned until "
                + EpochUnit.MILLIS.of(untilNs)
                + ". Please use WebSocket Streams for live updates to avoid bans.\"}";
    }
}
