package io.foretick.venue.polymarket.gateway.wire;

import io.foretick.event.Side;
import io.foretick.event.live.FillState;
import io.foretick.venue.polymarket.account.TradeRecord;
import io.foretick.venue.polymarket.account.TradeRecord.Part;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads trades as the REST side lists them and as the user channel tells of them. Pure functions.
final class TradeRecords {

    private static final String STATUS_PREFIX = "TRADE_STATUS_";

    private TradeRecords() {}

    /// A trade with all its parts; empty if any of them cannot be read, since a trade with a part
    /// missing would book too little.
    static Optional<TradeRecord> of(JsonNode node) {
        String id = Fields.text(node, "id");
        Optional<FillState> state = state(Fields.text(node, "status"));
        OptionalLong matchNs = Fields.timeNs(node, "match_time");
        Optional<Part> taker = taker(node);
        JsonNode makers = node.path("maker_orders");
        if (id.isEmpty() || state.isEmpty() || matchNs.isEmpty() || taker.isEmpty()) {
            return Optional.empty();
        }
        List<Part> parts = new ArrayList<>(makers.size());
        for (JsonNode maker : makers) {
            maker(maker, taker.get()).ifPresent(parts::add);
        }
        if (parts.size() != makers.size()) {
            return Optional.empty();
        }
        return Optional.of(
                new TradeRecord(
                        id,
                        state.get(),
                        Fields.text(node, "market"),
                        matchNs.getAsLong(),
                        taker.get(),
                        parts));
    }

    private static Optional<FillState> state(String status) {
        String plain =
                status.startsWith(STATUS_PREFIX)
                        ? status.substring(STATUS_PREFIX.length())
                        : status;
        return switch (plain) {
            case "MATCHED" -> Optional.of(FillState.MATCHED);
            case "MINED" -> Optional.of(FillState.MINED);
            case "CONFIRMED" -> Optional.of(FillState.CONFIRMED);
            case "RETRYING" -> Optional.of(FillState.RETRYING);
            case "FAILED" -> Optional.of(FillState.FAILED);
            default -> Optional.empty();
        };
    }

    private static Optional<Part> taker(JsonNode node) {
        return Fields.side(node)
                .flatMap(side ->
                        part(
                                Fields.text(node, "taker_order_id"),
                                Fields.text(node, "asset_id"),
                                side,
                                Fields.priceE8(node, "price"),
                                Fields.amountE8(node, "size")));
    }

    private static Optional<Part> maker(JsonNode node, Part taker) {
        String tokenId = Fields.text(node, "asset_id");
        Optional<Side> side = Fields.side(node);
        if (side.isEmpty() && !node.path("side").isMissingNode()) {
            return Optional.empty();
        }
        return part(
                Fields.text(node, "order_id"),
                tokenId,
                side.orElseGet(() -> sideAgainst(taker, tokenId)),
                Fields.priceE8(node, "price"),
                Fields.amountE8(node, "matched_amount"));
    }

    /// In one token a buyer meets a seller; in two tokens both buy a new pair or both give one up.
    private static Side sideAgainst(Part taker, String tokenId) {
        return tokenId.equals(taker.tokenId()) ? taker.side().opposite() : taker.side();
    }

    private static Optional<Part> part(
            String name, String tokenId, Side side, OptionalLong priceE8, OptionalLong sizeE8) {
        if (name.isEmpty() || tokenId.isEmpty() || priceE8.isEmpty() || sizeE8.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Part(
                        name.toLowerCase(Locale.ROOT),
                        tokenId,
                        side,
                        priceE8.getAsLong(),
                        sizeE8.getAsLong()));
    }
}
