package io.foretick.exchange.binance.stream;

import io.foretick.base.Times;
import io.foretick.exchange.source.AggregateTrade;
import io.foretick.exchange.source.Candle;
import io.foretick.exchange.source.SpotBook;
import io.foretick.exchange.source.SpotTrade;
import io.foretick.exchange.source.World;
import io.foretick.exchange.spot.BookChange;
import io.foretick.exchange.spot.DayStatistics;
import io.foretick.exchange.spot.Decimals;
import io.foretick.exchange.spot.EpochUnit;
import io.foretick.exchange.spot.IntervalCandles;
import io.foretick.exchange.spot.Json;
import io.foretick.exchange.spot.UsdtPair;
import io.foretick.venue.polymarket.Coin;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/// The payloads of each stream for a step of venue time. Immutable.
public final class Frames {

    private static final int PERCENT_DECIMALS = 3;

    private final World world;

    public Frames(World world) {
        this.world = world;
    }

    /// A step whose trades and changes are told at its end.
    ///
    /// @param fromNs its first instant
    /// @param toNs its end, exclusive
    private record Step(Coin coin, EpochUnit unit, long fromNs, long toNs) {

        /// Whether what is told so often is told now.
        boolean ends(long everyNs) {
            return toNs % everyNs == 0;
        }

        ObjectNode event(String name) {
            return Json.object()
                    .put("e", name)
                    .put("E", unit.of(toNs))
                    .put("s", UsdtPair.symbol(coin));
        }
    }

    /// What a stream tells at `toNs` of the time since `fromNs`.
    List<String> of(Topic topic, Coin coin, EpochUnit unit, long fromNs, long toNs) {
        var step = new Step(coin, unit, fromNs, toNs);
        return switch (topic) {
            case Topic.Trades _ -> trades(step);
            case Topic.AggregateTrades _ -> aggregateTrades(step);
            case Topic.BestQuote _ -> bestQuote(step);
            case Topic.BookChange(long everyNs) -> bookChange(step, everyNs);
            case Topic.BookTop(int levels, long everyNs) -> bookTop(step, levels, everyNs);
            case Topic.Candle(var interval) ->
                    candle(step, IntervalCandles.utc(world, coin, interval));
            case Topic.DayTicker(boolean brief) -> ticker(step, brief);
        };
    }

    private List<String> trades(Step step) {
        List<String> frames = new ArrayList<>();
        for (SpotTrade trade : world.trades(step.coin(), step.fromNs(), step.toNs())) {
            frames.add(
                    step.event("trade")
                            .put("t", trade.id())
                            .put("p", Decimals.eight(trade.priceE8()))
                            .put("q", Decimals.eight(trade.quantityE8()))
                            .put("T", step.unit().of(trade.timeNs()))
                            .put("m", trade.buyerIsMaker())
                            .put("M", true)
                            .toString());
        }
        return frames;
    }

    private List<String> aggregateTrades(Step step) {
        List<String> frames = new ArrayList<>();
        for (AggregateTrade trade :
                world.aggregateTrades(step.coin(), step.fromNs(), step.toNs())) {
            frames.add(
                    step.event("aggTrade")
                            .put("a", trade.id())
                            .put("p", Decimals.eight(trade.priceE8()))
                            .put("q", Decimals.eight(trade.quantityE8()))
                            .put("f", trade.firstTradeId())
                            .put("l", trade.lastTradeId())
                            .put("T", step.unit().of(trade.timeNs()))
                            .put("m", trade.buyerIsMaker())
                            .put("M", true)
                            .toString());
        }
        return frames;
    }

    private List<String> bestQuote(Step step) {
        SpotBook before = world.book(step.coin(), step.fromNs());
        SpotBook now = world.book(step.coin(), step.toNs());
        SpotBook.Level bid = now.bids().getFirst();
        SpotBook.Level ask = now.asks().getFirst();
        if (bid.equals(before.bids().getFirst()) && ask.equals(before.asks().getFirst())) {
            return List.of();
        }
        return List.of(
                Json.object()
                        .put("u", now.lastUpdateId())
                        .put("s", UsdtPair.symbol(step.coin()))
                        .put("b", Decimals.eight(bid.priceE8()))
                        .put("B", Decimals.eight(bid.quantityE8()))
                        .put("a", Decimals.eight(ask.priceE8()))
                        .put("A", Decimals.eight(ask.quantityE8()))
                        .toString());
    }

    private List<String> bookChange(Step step, long everyNs) {
        if (!step.ends(everyNs)) {
            return List.of();
        }
        BookChange change =
                BookChange.between(world, step.coin(), step.toNs() - everyNs, step.toNs());
        ObjectNode frame =
                step.event("depthUpdate")
                        .put("U", change.firstUpdateId())
                        .put("u", change.lastUpdateId());
        frame.set("b", levels(change.bids()));
        frame.set("a", levels(change.asks()));
        return List.of(frame.toString());
    }

    private List<String> bookTop(Step step, int count, long everyNs) {
        if (!step.ends(everyNs)) {
            return List.of();
        }
        SpotBook book = world.book(step.coin(), step.toNs());
        ObjectNode frame = Json.object().put("lastUpdateId", book.lastUpdateId());
        frame.set("bids", levels(book.bids().subList(0, count)));
        frame.set("asks", levels(book.asks().subList(0, count)));
        return List.of(frame.toString());
    }

    private static ArrayNode levels(List<SpotBook.Level> levels) {
        ArrayNode list = Json.list();
        for (SpotBook.Level level : levels) {
            list.add(
                    Json.list()
                            .add(Decimals.eight(level.priceE8()))
                            .add(Decimals.eight(level.quantityE8())));
        }
        return list;
    }

    // Every second; the second that ends a candle tells it for the last time, and the next one,
    // which has just begun, not yet.
    private List<String> candle(Step step, IntervalCandles candles) {
        if (!step.ends(Times.SECOND_NS)) {
            return List.of();
        }
        long openNs = candles.openNs(step.toNs() - 1);
        Candle candle = candles.at(openNs, step.toNs());
        ObjectNode frame = step.event("kline");
        ObjectNode inner =
                Json.object()
                        .put("t", step.unit().of(candle.startNs()))
                        .put("T", step.unit().lastBefore(candle.endNs()))
                        .put("s", UsdtPair.symbol(step.coin()))
                        .put("i", candles.interval().letterName())
                        .put("f", candle.firstTradeId())
                        .put("L", candle.lastTradeId())
                        .put("o", Decimals.eight(candle.openE8()))
                        .put("c", Decimals.eight(candle.closeE8()))
                        .put("h", Decimals.eight(candle.highE8()))
                        .put("l", Decimals.eight(candle.lowE8()))
                        .put("v", Decimals.eight(candle.volumeE8()))
                        .put("n", candle.trades())
                        .put("x", candle.endNs() <= step.toNs())
                        .put("q", Decimals.eight(candle.quoteVolumeE8()))
                        .put("V", Decimals.eight(candle.takerBuyVolumeE8()))
                        .put("Q", Decimals.eight(candle.takerBuyQuoteVolumeE8()))
                        .put("B", "0");
        frame.set("k", inner);
        return List.of(frame.toString());
    }

    private List<String> ticker(Step step, boolean brief) {
        if (!step.ends(Times.SECOND_NS)) {
            return List.of();
        }
        DayStatistics day = DayStatistics.of(world, step.coin(), step.toNs());
        ObjectNode frame = step.event(brief ? "24hrMiniTicker" : "24hrTicker");
        if (!brief) {
            addQuotes(frame, step, day);
        }
        Candle window = day.window();
        frame.put("c", Decimals.eight(window.closeE8()))
                .put("o", Decimals.eight(window.openE8()))
                .put("h", Decimals.eight(window.highE8()))
                .put("l", Decimals.eight(window.lowE8()))
                .put("v", Decimals.eight(window.volumeE8()))
                .put("q", Decimals.eight(window.quoteVolumeE8()));
        if (!brief) {
            frame.put("O", step.unit().of(window.startNs()))
                    .put("C", step.unit().of(step.toNs()))
                    .put("F", window.firstTradeId())
                    .put("L", window.lastTradeId())
                    .put("n", window.trades());
        }
        return List.of(frame.toString());
    }

    private void addQuotes(ObjectNode frame, Step step, DayStatistics day) {
        SpotBook book = world.book(step.coin(), step.toNs());
        frame.put("p", Decimals.eight(day.changeE8()))
                .put("P", Decimals.fixed(100 * day.changeShareE8(), PERCENT_DECIMALS))
                .put("w", Decimals.eight(day.averageE8()))
                .put("x", Decimals.eight(day.window().openE8()))
                .put("Q", Decimals.eight(day.newest().quantityE8()))
                .put("b", Decimals.eight(book.bids().getFirst().priceE8()))
                .put("B", Decimals.eight(book.bids().getFirst().quantityE8()))
                .put("a", Decimals.eight(book.asks().getFirst().priceE8()))
                .put("A", Decimals.eight(book.asks().getFirst().quantityE8()));
    }
}
