package io.foretick.exchange.polymarket.clob;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.exchange.polymarket.match.OpenOrder;
import io.foretick.exchange.polymarket.match.TradeReport;
import io.foretick.exchange.polymarket.match.TradeReport.Fill;
import io.foretick.exchange.polymarket.match.TradeReport.Party;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Orders and trades as the venue's JSON. Pure functions.
public final class RecordJson {

    private RecordJson() {}

    /// An open order as `GET /data/order` gives it.
    public static ObjectNode order(OpenOrder order) {
        ObjectNode json =
                Reply.object()
                        .put("id", order.id())
                        .put("status", order.status())
                        .put("owner", order.owner())
                        .put("maker_address", order.account())
                        .put("market", order.market().conditionId())
                        .put("asset_id", order.tokenId())
                        .put("side", order.side().name())
                        .put("original_size", E8.format(order.originalE8()))
                        .put("size_matched", E8.format(order.matchedE8()))
                        .put("price", E8.format(order.priceE8()))
                        .put("outcome", order.market().outcomeName(order.tokenId()))
                        .put("expiration", Long.toString(order.expirationSecond()))
                        .put("order_type", order.timeInForce().name())
                        .put("created_at", Times.toEpochSecond(order.createdNs()));
        order.tradeIds().forEach(json.putArray("associate_trades")::add);
        return json;
    }

    /// A trade as `GET /data/trades` gives it to one of its parties: its upper level always tells
    /// of the taker.
    ///
    /// @param owner the API key that asks
    public static ObjectNode trade(TradeReport trade, String owner) {
        Party taker = trade.taker();
        ObjectNode json =
                Reply.object()
                        .put("id", trade.id())
                        .put("taker_order_id", taker.orderId())
                        .put("market", trade.market().conditionId())
                        .put("asset_id", taker.tokenId())
                        .put("side", taker.side().name())
                        .put("size", E8.format(trade.sizeE8()))
                        .put("fee_rate_bps", "0")
                        .put("price", E8.format(trade.lastPriceE8()))
                        .put("status", trade.status().name())
                        .put("match_time", second(trade.matchedNs()))
                        .put("last_update", second(trade.updatedNs()))
                        .put("outcome", trade.market().outcomeName(taker.tokenId()))
                        .put("bucket_index", 0)
                        .put("owner", taker.owner())
                        .put("maker_address", taker.account())
                        .put("transaction_hash", trade.transactionHash())
                        .put("trader_side", taker.owner().equals(owner) ? "TAKER" : "MAKER");
        ArrayNode makers = json.putArray("maker_orders");
        trade.fills().forEach(fill -> makers.add(maker(trade, fill)));
        return json;
    }

    private static ObjectNode maker(TradeReport trade, Fill fill) {
        Party maker = fill.maker();
        return Reply.object()
                .put("order_id", maker.orderId())
                .put("owner", maker.owner())
                .put("maker_address", maker.account())
                .put("matched_amount", E8.format(fill.sizeE8()))
                .put("price", E8.format(maker.priceE8()))
                .put("fee_rate_bps", "0")
                .put("asset_id", maker.tokenId())
                .put("outcome", trade.market().outcomeName(maker.tokenId()))
                .put("outcome_index", trade.market().outcome(maker.tokenId()).ordinal())
                .put("side", maker.side().name());
    }

    private static String second(long timeNs) {
        return Long.toString(Times.toEpochSecond(timeNs));
    }
}
