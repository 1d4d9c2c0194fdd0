package io.foretick.exchange.bybit;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.exchange.source.SpotBook;
import io.foretick.exchange.source.SpotTrade;
import io.foretick.exchange.spot.EpochUnit;
import io.foretick.exchange.spot.IntervalCandles;
import io.foretick.exchange.spot.Json;
import io.foretick.exchange.spot.ShiftedWorld;
import io.foretick.exchange.spot.TopLevels;
import io.foretick.exchange.spot.UsdtPair;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// The frames of each topic for a step of venue time. Immutable.
///
/// @param market what they tell of
record Frames(ShiftedWorld market) {

    private static final String SNAPSHOT = "snapshot";

    /// A step of which a topic tells at its end.
    ///
    /// @param name of the topic
    /// @param first whether its client has heard nothing of the topic yet
    /// @param fromNs its first instant
    /// @param toNs its end, exclusive
    private record Step(String name, boolean first, long fromNs, long toNs) {

        long timeMs() {
            return EpochUnit.MILLIS.of(toNs);
        }

        boolean endsSecond() {
            return toNs % Times.SECOND_NS == 0;
        }

        List<String> frame(String type, JsonNode data) {
            ObjectNode frame =
                    Json.object().put("topic", name).put("ts", timeMs()).put("type", type);
            frame.set("data", data);
            return List.of(frame.toString());
        }
    }

    /// What a topic tells at `toNs` of the time since `fromNs`.
    List<String> of(String name, Topic topic, boolean first, long fromNs, long toNs) {
        var step = new Step(name, first, fromNs, toNs);
        return switch (topic) {
            case Topic.Candle candle -> candle(step, candle);
            case Topic.Trades trades -> trades(step, trades);
            case Topic.Book book -> book(step, book);
            case Topic.Ticker ticker ->
                    first || step.endsSecond()
                            ? step.frame(
                                    SNAPSHOT,
                                    Shapes.ticker(ticker.coin(), market.day(ticker.coin(), toNs)))
                            : List.of();
        };
    }

    // Every second; the second that ends a candle tells it for the last time, as confirmed.
    private List<String> candle(Step step, Topic.Candle topic) {
        if (!step.endsSecond()) {
            return List.of();
        }
        var candles = IntervalCandles.utc(market.world(), topic.coin(), topic.interval());
        var candle = market.candle(candles, candles.openNs(step.toNs() - 1), step.toNs());
        ObjectNode row =
                Json.object()
                        .put("start", EpochUnit.MILLIS.of(candle.startNs()))
                        .put("end", EpochUnit.MILLIS.lastBefore(candle.endNs()))
                        .put("interval", topic.interval().minuteName())
                        .put("open", E8.format(candle.openE8()))
                        .put("close", E8.format(candle.closeE8()))
                        .put("high", E8.format(candle.highE8()))
                        .put("low", E8.format(candle.lowE8()))
                        .put("volume", E8.format(candle.volumeE8()))
                        .put("turnover", E8.format(candle.quoteVolumeE8()))
                        .put("confirm", candle.endNs() <= step.toNs())
                        .put("timestamp", step.timeMs());
        return step.frame(SNAPSHOT, Json.list().add(row));
    }

    private List<String> trades(Step step, Topic.Trades topic) {
        ArrayNode rows = Json.list();
        for (SpotTrade trade : market.trades(topic.coin(), step.fromNs(), step.toNs())) {
            rows.add(
                    Json.object()
                            .put("i", Long.toString(trade.id()))
                            .put("T", EpochUnit.MILLIS.of(trade.timeNs()))
                            .put("p", E8.format(trade.priceE8()))
                            .put("v", E8.format(trade.quantityE8()))
                            .put("S", trade.buyerIsMaker() ? "Sell" : "Buy")
                            .put("s", UsdtPair.symbol(topic.coin()))
                            .put("BT", false)
                            .put("RPI", false));
        }
        return rows.isEmpty() ? List.of() : step.frame(SNAPSHOT, rows);
    }

    private List<String> book(Step step, Topic.Book topic) {
        SpotBook now = market.top(topic.coin(), topic.levels(), step.toNs());
        if (step.first()) {
            ObjectNode all = Shapes.book(topic.coin(), now.bids(), now.asks(), now.lastUpdateId());
            return step.frame(SNAPSHOT, all);
        }
        SpotBook before = market.top(topic.coin(), topic.levels(), step.fromNs());
        var bids = TopLevels.changes(before.bids(), now.bids());
        var asks = TopLevels.changes(before.asks(), now.asks());
        return bids.isEmpty() && asks.isEmpty()
                ? List.of()
                : step.frame("delta", Shapes.book(topic.coin(), bids, asks, now.lastUpdateId()));
    }
}
