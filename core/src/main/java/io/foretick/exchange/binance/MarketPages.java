package io.foretick.exchange.binance;

import io.foretick.base.Times;
import io.foretick.exchange.source.AggregateTrade;
import io.foretick.exchange.source.Candle;
import io.foretick.exchange.source.SpotBook;
import io.foretick.exchange.source.SpotTrade;
import io.foretick.exchange.source.World;
import io.foretick.exchange.spot.Decimals;
import io.foretick.exchange.spot.EpochUnit;
import io.foretick.exchange.spot.IntervalCandles;
import io.foretick.exchange.spot.Json;
import io.foretick.venue.polymarket.Coin;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.OptionalLong;

/// The answers about trades, candles and books: what the paths of `/api/v3` give for parameters
/// that were read already. Immutable; any thread.
final class MarketPages {

    static final int ROWS_MAX = 1_000;

    private static final int ROWS_USUAL = 500;
    private static final int LEVELS_USUAL = 100;
    private static final int LEVELS_MAX = 5_000;

    private final World world;

    MarketPages(World world) {
        this.world = world;
    }

    /// `/depth`.
    ObjectNode depth(Query query, long nowNs) throws BadRequest {
        Coin coin = query.coin();
        int limit = query.limit(LEVELS_USUAL, LEVELS_MAX);
        SpotBook book = world.book(coin, nowNs);
        ObjectNode page = Json.object().put("lastUpdateId", book.lastUpdateId());
        page.set("bids", levels(book.bids(), limit));
        page.set("asks", levels(book.asks(), limit));
        return page;
    }

    static ArrayNode levels(List<SpotBook.Level> levels, int limit) {
        ArrayNode list = Json.list();
        for (SpotBook.Level level : levels.subList(0, Math.min(limit, levels.size()))) {
            list.add(
                    Json.list()
                            .add(Decimals.eight(level.priceE8()))
                            .add(Decimals.eight(level.quantityE8())));
        }
        return list;
    }

    /// `/trades` and `/historicalTrades`: the newest, or those from a number on.
    ArrayNode trades(Query query, EpochUnit unit, long nowNs) throws BadRequest {
        Coin coin = query.coin();
        int limit = query.limit(ROWS_USUAL, ROWS_MAX);
        OptionalLong fromId = query.number("fromId");
        long newestId = world.firstTradeIdAt(coin, nowNs) - 1;
        long startId = fromId.orElse(newestId - limit + 1);
        List<SpotTrade> trades = world.tradesFrom(coin, startId, limit, nowNs);
        return Json.list(trades, trade -> trade(trade, unit));
    }

    private static ObjectNode trade(SpotTrade trade, EpochUnit unit) {
        return Json.object()
                .put("id", trade.id())
                .put("price", Decimals.eight(trade.priceE8()))
                .put("qty", Decimals.eight(trade.quantityE8()))
                .put("quoteQty", Decimals.eight(trade.quoteE8()))
                .put("time", unit.of(trade.timeNs()))
                .put("isBuyerMaker", trade.buyerIsMaker())
                .put("isBestMatch", true);
    }

    /// `/aggTrades`: the newest, those from a number on, or those of a stretch of time.
    ArrayNode aggregateTrades(Query query, EpochUnit unit, long nowNs) throws BadRequest {
        Coin coin = query.coin();
        int limit = query.limit(ROWS_USUAL, ROWS_MAX);
        OptionalLong fromId = query.number("fromId");
        OptionalLong startNs = query.timeNs("startTime");
        OptionalLong endNs = query.timeNs("endTime");
        if (fromId.isPresent() && (startNs.isPresent() || endNs.isPresent())) {
            throw BadRequest.of(-1128, "Combination of optional parameters invalid.");
        }
        long untilNs = endNs.isPresent() ? untilNs(endNs.getAsLong(), nowNs) : nowNs;
        long startId =
                startNs.isPresent()
                        ? world.firstAggregateIdAt(coin, atWorld(startNs.getAsLong(), nowNs))
                        : world.firstAggregateIdAt(coin, atWorld(untilNs, nowNs)) - limit;
        List<AggregateTrade> trades =
                untilNs <= World.earliestNs()
                        ? List.of()
                        : world.aggregateTradesFrom(coin, fromId.orElse(startId), limit, untilNs);
        return Json.list(trades, trade -> aggregateTrade(trade, unit));
    }

    // A stated end counts as a whole millisecond, or microsecond where it is one.
    private static long untilNs(long endNs, long nowNs) {
        long unitNs = endNs % Times.MILLI_NS == 0 ? Times.MILLI_NS : Times.MICRO_NS;
        return endNs >= nowNs ? nowNs : Math.min(nowNs, endNs + unitNs);
    }

    private static long atWorld(long timeNs, long nowNs) {
        return Math.clamp(timeNs, World.earliestNs(), nowNs);
    }

    private static ObjectNode aggregateTrade(AggregateTrade trade, EpochUnit unit) {
        return Json.object()
                .put("a", trade.id())
                .put("p", Decimals.eight(trade.priceE8()))
                .put("q", Decimals.eight(trade.quantityE8()))
                .put("f", trade.firstTradeId())
                .put("l", trade.lastTradeId())
                .put("T", unit.of(trade.timeNs()))
                .put("m", trade.buyerIsMaker())
                .put("M", true);
    }

    /// `/klines`, the one that is open last.
    ArrayNode candles(Query query, EpochUnit unit, long nowNs) throws BadRequest {
        var candles =
                new IntervalCandles(world, query.coin(), query.interval(), query.timeZoneNs());
        int limit = query.limit(ROWS_USUAL, ROWS_MAX);
        OptionalLong startNs = query.timeNs("startTime");
        long endNs = query.timeNs("endTime").orElse(nowNs);
        List<Candle> rows =
                startNs.isPresent()
                        ? candles.first(startNs.getAsLong(), endNs, limit, nowNs)
                        : candles.last(World.earliestNs(), endNs, limit, nowNs);
        ArrayNode list = Json.list();
        for (Candle candle : rows) {
            list.add(row(candle, unit));
        }
        return list;
    }

    private static ArrayNode row(Candle candle, EpochUnit unit) {
        return Json.list()
                .add(unit.of(candle.startNs()))
                .add(Decimals.eight(candle.openE8()))
                .add(Decimals.eight(candle.highE8()))
                .add(Decimals.eight(candle.lowE8()))
                .add(Decimals.eight(candle.closeE8()))
                .add(Decimals.eight(candle.volumeE8()))
                .add(unit.lastBefore(candle.endNs()))
                .add(Decimals.eight(candle.quoteVolumeE8()))
                .add(candle.trades())
                .add(Decimals.eight(candle.takerBuyVolumeE8()))
                .add(Decimals.eight(candle.takerBuyQuoteVolumeE8()))
                .add("0");
    }
}
