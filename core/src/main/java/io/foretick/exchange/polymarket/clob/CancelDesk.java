package io.foretick.exchange.polymarket.clob;

import io.foretick.exchange.polymarket.match.CancelAnswer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes cancels. Any thread.
final class CancelDesk {

    private static final int BATCH_MAX = 1_000;
    private static final String MALFORMED = "Invalid order payload";

    private final VenueLoop loop;
    private final Restrictions restrictions;

    CancelDesk(VenueLoop loop, Restrictions restrictions) {
        this.loop = loop;
        this.restrictions = restrictions;
    }

    /// `DELETE /order`.
    Reply one(KeyRing.Key caller, ClobRequest request) {
        JsonNode id = request.json().path("orderID");
        if (!id.isString()) {
            return Reply.badRequest(MALFORMED);
        }
        return answer(
                (engine, nowNs) -> engine.cancel(caller.owner(), List.of(id.stringValue()), nowNs));
    }

    /// `DELETE /orders`.
    Reply some(KeyRing.Key caller, ClobRequest request) {
        JsonNode body = request.json();
        var ids = new ArrayList<String>();
        for (JsonNode id : body) {
            ids.add(id.asString(""));
        }
        if (!body.isArray()) {
            return Reply.badRequest(MALFORMED);
        }
        if (ids.size() > BATCH_MAX) {
            return Reply.badRequest(
                    "Too many orders in payload: %d, max allowed: %d"
                            .formatted(ids.size(), BATCH_MAX));
        }
        return answer((engine, nowNs) -> engine.cancel(caller.owner(), ids, nowNs));
    }

    /// `DELETE /cancel-all`.
    Reply all(KeyRing.Key caller, ClobRequest request) {
        return answer((engine, nowNs) -> engine.cancelAll(caller.owner(), nowNs));
    }

    /// `DELETE /cancel-market-orders`; one that names neither market nor token cancels nothing.
    Reply market(KeyRing.Key caller, ClobRequest request) {
        JsonNode body = request.json();
        String conditionId = body.path("market").asString("");
        String tokenId = body.path("asset_id").asString("");
        if (conditionId.isEmpty() && tokenId.isEmpty()) {
            return Reply.badRequest(MALFORMED);
        }
        return answer((engine, nowNs) ->
                engine.cancelMarket(caller.owner(), conditionId, tokenId, nowNs));
    }

    private Reply answer(VenueLoop.Turn<CancelAnswer> turn) {
        Optional<Reply> closed = restrictions.againstCancels();
        return closed.orElseGet(() -> Reply.ok(json(loop.call(turn))));
    }

    private static ObjectNode json(CancelAnswer answer) {
        ObjectNode json = Reply.object();
        answer.cancelled().forEach(json.putArray("canceled")::add);
        answer.notCancelled().forEach(json.putObject("not_canceled")::put);
        return json;
    }
}
