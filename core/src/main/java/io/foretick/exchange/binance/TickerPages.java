package io.foretick.exchange.binance;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.exchange.source.Candle;
import io.foretick.exchange.source.SpotBook;
import io.foretick.exchange.source.World;
import io.foretick.exchange.spot.DayStatistics;
import io.foretick.exchange.spot.Decimals;
import io.foretick.exchange.spot.EpochUnit;
import io.foretick.exchange.spot.Json;
import io.foretick.exchange.spot.UsdtPair;
import io.foretick.venue.polymarket.Coin;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.function.Function;

/// The answers about the price of now and of the last 24 hours. Immutable; any thread.
final class TickerPages {

    private static final int PERCENT_DECIMALS = 3;

    private final World world;

    TickerPages(World world) {
        this.world = world;
    }

    /// `/avgPrice`: over the last five minutes.
    ObjectNode average(Query query, EpochUnit unit, long nowNs) throws BadRequest {
        long startNs = Math.max(World.earliestNs(), nowNs - 5 * Times.MINUTE_NS);
        Candle window = world.candle(query.coin(), startNs, nowNs - startNs, nowNs);
        long averageE8 =
                window.volumeE8() == 0
                        ? window.closeE8()
                        : E8.divide(window.quoteVolumeE8(), window.volumeE8());
        return Json.object()
                .put("mins", 5)
                .put("price", Decimals.eight(averageE8))
                .put("closeTime", unit.of(nowNs));
    }

    /// `/ticker/price`.
    JsonNode prices(Query query, long nowNs) throws BadRequest {
        return oneOrAll(query, coin -> price(coin, nowNs));
    }

    /// `/ticker/bookTicker`.
    JsonNode bestQuotes(Query query, long nowNs) throws BadRequest {
        return oneOrAll(query, coin -> bestQuote(coin, nowNs));
    }

    /// `/ticker/24hr`.
    JsonNode days(Query query, EpochUnit unit, long nowNs) throws BadRequest {
        String type = query.text("type");
        if (!List.of("", "FULL", "MINI").contains(type)) {
            throw BadRequest.of(-1130, "Data sent for parameter 'type' is not valid.");
        }
        return oneOrAll(query, coin -> day(coin, unit, nowNs, type.equals("MINI")));
    }

    // One symbol gives an object, a list of symbols or none gives a list.
    private static JsonNode oneOrAll(Query query, Function<Coin, ObjectNode> page)
            throws BadRequest {
        List<Coin> coins = query.coinsOrAll();
        return query.has("symbol") ? page.apply(coins.getFirst()) : Json.list(coins, page);
    }

    private ObjectNode price(Coin coin, long nowNs) {
        return Json.object()
                .put("symbol", UsdtPair.symbol(coin))
                .put(
                        "price",
                        Decimals.eight(DayStatistics.newestTrade(world, coin, nowNs).priceE8()));
    }

    private ObjectNode bestQuote(Coin coin, long nowNs) {
        ObjectNode page = Json.object().put("symbol", UsdtPair.symbol(coin));
        addBest(page, world.book(coin, nowNs));
        return page;
    }

    private static void addBest(ObjectNode page, SpotBook book) {
        page.put("bidPrice", Decimals.eight(book.bids().getFirst().priceE8()))
                .put("bidQty", Decimals.eight(book.bids().getFirst().quantityE8()))
                .put("askPrice", Decimals.eight(book.asks().getFirst().priceE8()))
                .put("askQty", Decimals.eight(book.asks().getFirst().quantityE8()));
    }

    private ObjectNode day(Coin coin, EpochUnit unit, long nowNs, boolean brief) {
        DayStatistics day = DayStatistics.of(world, coin, nowNs);
        Candle window = day.window();
        ObjectNode page = Json.object().put("symbol", UsdtPair.symbol(coin));
        if (!brief) {
            String percent = Decimals.fixed(100 * day.changeShareE8(), PERCENT_DECIMALS);
            page.put("priceChange", Decimals.eight(day.changeE8()))
                    .put("priceChangePercent", percent)
                    .put("weightedAvgPrice", Decimals.eight(day.averageE8()))
                    .put("prevClosePrice", Decimals.eight(window.openE8()))
                    .put("lastQty", Decimals.eight(day.newest().quantityE8()));
            addBest(page, world.book(coin, nowNs));
        }
        return page.put("lastPrice", Decimals.eight(window.closeE8()))
                .put("openPrice", Decimals.eight(window.openE8()))
                .put("highPrice", Decimals.eight(window.highE8()))
                .put("lowPrice", Decimals.eight(window.lowE8()))
                .put("volume", Decimals.eight(window.volumeE8()))
                .put("quoteVolume", Decimals.eight(window.quoteVolumeE8()))
                .put("openTime", unit.of(window.startNs()))
                .put("closeTime", unit.of(nowNs))
                .put("firstId", window.firstTradeId())
                .put("lastId", window.lastTradeId())
                .put("count", window.trades());
    }
}
