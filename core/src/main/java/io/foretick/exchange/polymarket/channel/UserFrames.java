package io.foretick.exchange.polymarket.channel;

import io.foretick.base.Digest;
import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.exchange.polymarket.match.OpenOrder;
import io.foretick.exchange.polymarket.match.OrderReport;
import io.foretick.exchange.polymarket.match.TradeReport;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.UUID;

/// Writes the frames of the user channel. The upper fields of a trade always describe the taker, so
/// a maker has to look for its own order in `maker_orders`. Pure functions.
final class UserFrames {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private UserFrames() {}

    static String order(OrderReport report) {
        OpenOrder order = report.order();
        ObjectNode frame = JSON.objectNode();
        frame.put("id", order.id());
        frame.put("owner", ownerOf(order.owner()));
        frame.put("market", order.market().conditionId());
        frame.put("asset_id", order.tokenId());
        frame.put("side", order.side().name());
        frame.put("order_owner", ownerOf(order.owner()));
        frame.put("original_size", E8.format(order.originalE8()));
        frame.put("size_matched", E8.format(order.matchedE8()));
        frame.put("price", E8.format(order.priceE8()));
        if (order.tradeIds().isEmpty()) {
            frame.putNull("associate_trades");
        } else {
            ArrayNode trades = frame.putArray("associate_trades");
            order.tradeIds().forEach(trades::add);
        }
        frame.put("outcome", order.market().outcomeName(order.tokenId()));
        frame.put("type", report.kind().name());
        frame.put("created_at", seconds(order.createdNs()));
        frame.put("expiration", Long.toString(order.expirationSecond()));
        frame.put("order_type", order.timeInForce().name());
        frame.put("status", order.status());
        frame.put("maker_address", addressOf(order.account()));
        frame.put("timestamp", millis(report.timeNs()));
        frame.put("event_type", "order");
        return frame.toString();
    }

    /// A trade as one of its owners sees it.
    static String trade(TradeReport trade, boolean asTaker) {
        TradeReport.Party taker = trade.taker();
        ObjectNode frame = JSON.objectNode();
        frame.put("type", "TRADE");
        frame.put("id", trade.id());
        frame.put("taker_order_id", taker.orderId());
        frame.put("market", trade.market().conditionId());
        frame.put("asset_id", taker.tokenId());
        frame.put("side", taker.side().name());
        frame.put("size", E8.format(trade.sizeE8()));
        frame.put("price", E8.format(trade.lastPriceE8()));
        frame.put("fee_rate_bps", "0");
        frame.put("status", trade.status().name());
        frame.put("match_time", seconds(trade.matchedNs()));
        frame.put("last_update", seconds(trade.updatedNs()));
        frame.put("outcome", trade.market().outcomeName(taker.tokenId()));
        frame.put("owner", ownerOf(taker.owner()));
        frame.put("trade_owner", ownerOf(taker.owner()));
        frame.put("maker_address", addressOf(taker.account()));
        frame.put("transaction_hash", trade.transactionHash());
        frame.put("bucket_index", 0);
        frame.put("trader_side", asTaker ? "TAKER" : "MAKER");
        ArrayNode makers = frame.putArray("maker_orders");
        trade.fills().forEach(fill -> makers.add(maker(trade, fill)));
        frame.put("timestamp", millis(trade.updatedNs()));
        frame.put("event_type", "trade");
        return frame.toString();
    }

    private static ObjectNode maker(TradeReport trade, TradeReport.Fill fill) {
        TradeReport.Party maker = fill.maker();
        ObjectNode node = JSON.objectNode();
        node.put("order_id", maker.orderId());
        node.put("owner", ownerOf(maker.owner()));
        node.put("maker_address", addressOf(maker.account()));
        node.put("matched_amount", E8.format(fill.sizeE8()));
        node.put("price", E8.format(maker.priceE8()));
        node.put("fee_rate_bps", "");
        node.put("asset_id", maker.tokenId());
        node.put("outcome", trade.market().outcomeName(maker.tokenId()));
        node.put("side", maker.side().name());
        return node;
    }

    // Traders of the crowd have names only; a client is shown an address and a key.
    private static String addressOf(String account) {
        if (account.startsWith("0x")) {
            return account;
        }
        long first = new Digest().add(account).value();
        long second = new Digest().add(first).value();
        return "0x" + Digest.hex(first) + Digest.hex(second) + Digest.hex(first).substring(0, 8);
    }

    private static String ownerOf(String owner) {
        boolean key = owner.length() == 36;
        long high = new Digest().add(owner).value();
        return key ? owner : new UUID(high, new Digest().add(high).value()).toString();
    }

    private static String seconds(long timeNs) {
        return Long.toString(Times.toEpochSecond(timeNs));
    }

    private static String millis(long timeNs) {
        return Long.toString(timeNs / Times.MILLI_NS);
    }
}
