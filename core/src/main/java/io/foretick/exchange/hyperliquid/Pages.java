package io.foretick.exchange.hyperliquid;

import io.foretick.base.Digest;
import io.foretick.base.E8;
import io.foretick.exchange.source.Candle;
import io.foretick.exchange.source.SpotBook;
import io.foretick.exchange.source.SpotTrade;
import io.foretick.exchange.spot.DayStatistics;
import io.foretick.exchange.spot.EpochUnit;
import io.foretick.exchange.spot.Interval;
import io.foretick.exchange.spot.IntervalCandles;
import io.foretick.exchange.spot.Json;
import io.foretick.exchange.spot.ShiftedWorld;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.HexFormat;
import java.util.List;

/// What answers and frames tell of the contracts, in Hyperliquid's shape. Immutable; any thread.
///
/// @param market what they tell of
record Pages(ShiftedWorld market) {

    private static final int DEPTH = 2_000; // levels of the world's book, to fill the venue's steps
    private static final int HASH_WORDS = 4;
    private static final int ADDRESS_LENGTH = 40;
    private static final long TRADE_IDS = 1L << 50;
    private static final long SCATTER = 0x9E37_79B9_7F4A_7C15L;

    /// The book, 20 levels a side or fewer.
    ObjectNode book(Perpetual perpetual, LevelBook.Grain grain, int levels, long timeNs) {
        SpotBook book = market.top(perpetual.coin(), DEPTH, timeNs);
        var bids = LevelBook.of(perpetual, book.bids(), true, grain);
        var asks = LevelBook.of(perpetual, book.asks(), false, grain);
        ObjectNode page =
                Json.object()
                        .put("coin", perpetual.name())
                        .put("time", EpochUnit.MILLIS.of(book.timeNs()));
        page.set(
                "levels",
                Json.list()
                        .add(LevelBook.page(first(bids, levels)))
                        .add(LevelBook.page(first(asks, levels))));
        return page;
    }

    private static <T> List<T> first(List<T> all, int count) {
        return all.subList(0, Math.min(count, all.size()));
    }

    /// The best bid and ask.
    ObjectNode bestQuote(Perpetual perpetual, long timeNs) {
        ObjectNode book = book(perpetual, LevelBook.Grain.FINEST, 1, timeNs);
        ObjectNode page =
                Json.object()
                        .put("coin", perpetual.name())
                        .put("time", EpochUnit.MILLIS.of(timeNs));
        page.set(
                "bbo",
                Json.list()
                        .add(book.required("levels").required(0).required(0))
                        .add(book.required("levels").required(1).required(0)));
        return page;
    }

    /// The price between best bid and ask of each contract.
    ObjectNode mids(long timeNs) {
        ObjectNode page = Json.object();
        for (Perpetual perpetual : Perpetual.values()) {
            page.put(perpetual.name(), E8.format(midE8(perpetual, timeNs)));
        }
        return page;
    }

    private long midE8(Perpetual perpetual, long timeNs) {
        SpotBook book = market.top(perpetual.coin(), 1, timeNs);
        var bid = LevelBook.of(perpetual, book.bids(), true, LevelBook.Grain.FINEST).getFirst();
        var ask = LevelBook.of(perpetual, book.asks(), false, LevelBook.Grain.FINEST).getFirst();
        return (bid.priceE8() + ask.priceE8()) / 2;
    }

    /// Trades of `[fromNs, untilNs)`, oldest first.
    ArrayNode trades(Perpetual perpetual, long fromNs, long untilNs) {
        return trades(perpetual, market.trades(perpetual.coin(), fromNs, untilNs));
    }

    /// The newest trades, newest first.
    ArrayNode newestTrades(Perpetual perpetual, int count, long nowNs) {
        return trades(perpetual, market.newestTrades(perpetual.coin(), count, nowNs).reversed());
    }

    private static ArrayNode trades(Perpetual perpetual, List<SpotTrade> trades) {
        return Json.list(trades, trade -> trade(perpetual, trade));
    }

    private static ObjectNode trade(Perpetual perpetual, SpotTrade trade) {
        ObjectNode page =
                Json.object()
                        .put("coin", perpetual.name())
                        .put("side", trade.buyerIsMaker() ? "A" : "B")
                        .put("px", E8.format(perpetual.priceE8(trade.priceE8())))
                        .put("sz", E8.format(perpetual.sizeE8(trade.quantityE8())))
                        .put("time", EpochUnit.MILLIS.of(trade.timeNs()))
                        .put("hash", "0x" + hexadecimal(trade, "hash"))
                        .put("tid", Math.floorMod(trade.id() * SCATTER, TRADE_IDS));
        page.set("users", Json.list().add(address(trade, "buyer")).add(address(trade, "seller")));
        return page;
    }

    private static String address(SpotTrade trade, String of) {
        return "0x" + hexadecimal(trade, of).substring(0, ADDRESS_LENGTH);
    }

    private static String hexadecimal(SpotTrade trade, String of) {
        var text = new StringBuilder();
        for (int word = 0; word < HASH_WORDS; word++) {
            long digest =
                    new Digest().add(of).add(trade.id()).add(trade.timeNs()).add(word).value();
            text.append(HexFormat.of().toHexDigits(digest));
        }
        return text.toString();
    }

    /// The last candles that open in `[fromNs, toNs]`, oldest first.
    ArrayNode candles(IntervalCandles candles, long fromNs, long toNs, int limit, long nowNs) {
        return Json.list(
                market.lastCandles(candles, fromNs, toNs, limit, nowNs),
                candle -> candle(candles.interval(), perpetual(candles), candle));
    }

    /// The candle in which the time just before `nowNs` lies.
    ObjectNode candle(IntervalCandles candles, long nowNs) {
        Candle candle = market.candle(candles, candles.openNs(nowNs - 1), nowNs);
        return candle(candles.interval(), perpetual(candles), candle);
    }

    private static Perpetual perpetual(IntervalCandles candles) {
        return Perpetual.of(candles.coin().name()).orElseThrow();
    }

    private static ObjectNode candle(Interval interval, Perpetual perpetual, Candle candle) {
        return Json.object()
                .put("t", EpochUnit.MILLIS.of(candle.startNs()))
                .put("T", EpochUnit.MILLIS.lastBefore(candle.endNs()))
                .put("s", perpetual.name())
                .put("i", interval.letterName())
                .put("o", E8.format(perpetual.priceE8(candle.openE8())))
                .put("c", E8.format(perpetual.priceE8(candle.closeE8())))
                .put("h", E8.format(perpetual.priceE8(candle.highE8())))
                .put("l", E8.format(perpetual.priceE8(candle.lowE8())))
                .put("v", E8.format(candle.volumeE8()))
                .put("n", candle.trades());
    }

    /// The list of contracts.
    static ObjectNode meta() {
        ObjectNode page = Json.object();
        page.set("universe", Json.list(List.of(Perpetual.values()), Perpetual::terms));
        page.set("marginTables", Json.list());
        return page.put("collateralToken", 0);
    }

    /// The list of contracts, and what each is like now.
    ArrayNode metaWithContexts(long nowNs) {
        ArrayNode contexts =
                Json.list(List.of(Perpetual.values()), perpetual -> context(perpetual, nowNs));
        return Json.list().add(meta()).add(contexts);
    }

    private ObjectNode context(Perpetual perpetual, long nowNs) {
        DayStatistics day = market.day(perpetual.coin(), nowNs);
        String mid = E8.format(midE8(perpetual, nowNs));
        return Json.object()
                .put("funding", "0.0000125")
                .put("openInterest", E8.format(day.window().volumeE8()))
                .put("prevDayPx", E8.format(perpetual.priceE8(day.window().openE8())))
                .put("dayNtlVlm", E8.format(day.window().quoteVolumeE8()))
                .put("premium", "0.0")
                .put("oraclePx", mid)
                .put("markPx", mid)
                .put("midPx", mid)
                .put("dayBaseVlm", E8.format(day.window().volumeE8()));
    }

    /// The list of spot pairs: there are none, and one token.
    static ObjectNode spotMeta() {
        ObjectNode page = Json.object();
        ObjectNode dollar =
                Json.object()
                        .put("name", "USDC")
                        .put("szDecimals", 8)
                        .put("weiDecimals", 8)
                        .put("index", 0)
                        .put("tokenId", "0x6d1e7cde53ba9467b783cb7c530ce054")
                        .put("isCanonical", true);
        page.set("universe", Json.list());
        page.set("tokens", Json.list().add(dollar));
        return page;
    }
}
