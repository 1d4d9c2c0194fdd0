package io.foretick.exchange.bybit;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.exchange.source.Candle;
import io.foretick.exchange.source.SpotBook;
import io.foretick.exchange.source.SpotTrade;
import io.foretick.exchange.source.World;
import io.foretick.exchange.spot.EpochUnit;
import io.foretick.exchange.spot.Interval;
import io.foretick.exchange.spot.IntervalCandles;
import io.foretick.exchange.spot.Json;
import io.foretick.exchange.spot.ShiftedWorld;
import io.foretick.exchange.spot.UsdtPair;
import io.foretick.venue.VenueClock;
import io.foretick.venue.polymarket.Coin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// The HTTP interface `/v5/market`. Errors come with status 200 and a code in the body, as at the
/// venue; spot and linear contracts have the same prices here. Any thread.
final class RestService {

    private static final String PREFIX = "/v5/market/";
    private static final String JSON = "application/json; charset=utf-8";
    private static final int BAD_PARAMETER = 10_001;
    private static final int TOO_MANY = 10_006;
    private static final int CANDLES_MAX = 1_000;
    private static final int CANDLES_USUAL = 200;
    private static final int LEVELS_MAX = 200;
    private static final int TRADES_SPOT_MAX = 60;
    private static final int TRADES_LINEAR_MAX = 1_000;

    /// What a path gives for a request.
    private interface Page {
        ObjectNode answer(Query query, long nowNs) throws BadParameter;
    }

    private final VenueClock clock;
    private final RequestMeter meter;
    private final ShiftedWorld market;

    RestService(VenueClock clock, ShiftedWorld market) {
        this.clock = clock;
        this.meter = new RequestMeter(clock);
        this.market = market;
    }

    /// Adds the paths of the service.
    void addTo(JavalinConfig config) {
        add(config, "time", (_, nowNs) -> time(nowNs));
        add(config, "kline", this::candles);
        add(config, "tickers", this::tickers);
        add(config, "instruments-info", (query, _) -> Instruments.page(query));
        add(config, "orderbook", this::book);
        add(config, "recent-trade", this::trades);
    }

    private void add(JavalinConfig config, String path, Page page) {
        config.routes.get(PREFIX + path, context -> serve(context, page));
    }

    private void serve(Context context, Page page) {
        context.contentType(JSON);
        RequestMeter.Verdict verdict = meter.take();
        context.header("X-Bapi-Limit", Integer.toString(RequestMeter.PER_SECOND_MAX));
        context.header("X-Bapi-Limit-Status", Integer.toString(verdict.left()));
        context.header(
                "X-Bapi-Limit-Reset-Timestamp",
                Long.toString(EpochUnit.MILLIS.of(verdict.resetNs())));
        switch (verdict.outcome()) {
            case ALLOWED -> answer(context, page);
            case LIMITED -> refuse(context, TOO_MANY, "Too many visits!");
            case BLOCKED -> context.status(403).result("403, access too frequent");
        }
    }

    private void answer(Context context, Page page) {
        long nowNs = clock.nowNs();
        try {
            ObjectNode result = page.answer(new Query(context), nowNs);
            long nowMs = EpochUnit.MILLIS.of(nowNs);
            context.result(Shapes.envelope(0, "OK", result, nowMs).toString());
        } catch (BadParameter refused) {
            refuse(context, BAD_PARAMETER, refused.text());
        }
    }

    private void refuse(Context context, int code, String text) {
        long nowMs = EpochUnit.MILLIS.of(clock.nowNs());
        context.result(Shapes.envelope(code, text, Json.object(), nowMs).toString());
    }

    private static ObjectNode time(long nowNs) {
        return Json.object()
                .put("timeSecond", Long.toString(Times.toEpochSecond(nowNs)))
                .put("timeNano", Long.toString(nowNs));
    }

    // Newest first; of a window that holds more than wanted, the newest.
    private ObjectNode candles(Query query, long nowNs) throws BadParameter {
        Coin coin = query.coin();
        Interval interval =
                Interval.ofMinuteName(query.text("interval"))
                        .orElseThrow(() -> new BadParameter("params error: Invalid period!"));
        int limit = query.limit(CANDLES_USUAL, CANDLES_MAX);
        long fromNs = query.timeNs("start", World.earliestNs());
        long toNs = query.timeNs("end", nowNs);
        var candles = IntervalCandles.utc(market.world(), coin, interval);
        ArrayNode rows = Json.list();
        for (Candle candle : market.lastCandles(candles, fromNs, toNs, limit, nowNs).reversed()) {
            rows.add(
                    Json.list()
                            .add(Long.toString(EpochUnit.MILLIS.of(candle.startNs())))
                            .add(E8.format(candle.openE8()))
                            .add(E8.format(candle.highE8()))
                            .add(E8.format(candle.lowE8()))
                            .add(E8.format(candle.closeE8()))
                            .add(E8.format(candle.volumeE8()))
                            .add(E8.format(candle.quoteVolumeE8())));
        }
        ObjectNode result =
                Json.object()
                        .put("category", query.category())
                        .put("symbol", UsdtPair.symbol(coin));
        result.set("list", rows);
        return result;
    }

    private ObjectNode tickers(Query query, long nowNs) throws BadParameter {
        ObjectNode result = Json.object().put("category", query.category());
        result.set("list", Json.list(query.coins(), coin -> ticker(coin, nowNs)));
        return result;
    }

    private ObjectNode ticker(Coin coin, long nowNs) {
        SpotBook book = market.top(coin, 1, nowNs);
        return Shapes.ticker(coin, market.day(coin, nowNs))
                .put("bid1Price", E8.format(book.bids().getFirst().priceE8()))
                .put("bid1Size", E8.format(book.bids().getFirst().quantityE8()))
                .put("ask1Price", E8.format(book.asks().getFirst().priceE8()))
                .put("ask1Size", E8.format(book.asks().getFirst().quantityE8()));
    }

    private ObjectNode book(Query query, long nowNs) throws BadParameter {
        Coin coin = query.coin();
        SpotBook book = market.top(coin, query.limit(1, LEVELS_MAX), nowNs);
        return Shapes.book(coin, book.bids(), book.asks(), book.lastUpdateId())
                .put("ts", EpochUnit.MILLIS.of(nowNs))
                .put("cts", EpochUnit.MILLIS.of(book.timeNs()));
    }

    // Newest first.
    private ObjectNode trades(Query query, long nowNs) throws BadParameter {
        Coin coin = query.coin();
        int most = query.category().equals("spot") ? TRADES_SPOT_MAX : TRADES_LINEAR_MAX;
        int limit = query.limit(Math.min(most, 500), most);
        List<SpotTrade> trades = market.newestTrades(coin, limit, nowNs).reversed();
        ObjectNode result = Json.object().put("category", query.category());
        result.set("list", Json.list(trades, trade -> trade(coin, trade)));
        return result;
    }

    private static ObjectNode trade(Coin coin, SpotTrade trade) {
        return Json.object()
                .put("execId", Long.toString(trade.id()))
                .put("symbol", UsdtPair.symbol(coin))
                .put("price", E8.format(trade.priceE8()))
                .put("size", E8.format(trade.quantityE8()))
                .put("side", trade.buyerIsMaker() ? "Sell" : "Buy")
                .put("time", Long.toString(EpochUnit.MILLIS.of(trade.timeNs())))
                .put("isBlockTrade", false)
                .put("isRPITrade", false);
    }
}
