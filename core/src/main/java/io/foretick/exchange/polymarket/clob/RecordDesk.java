package io.foretick.exchange.polymarket.clob;

import io.foretick.base.Times;
import io.foretick.exchange.polymarket.match.OpenOrder;
import io.foretick.exchange.polymarket.match.TradeReport;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Shows an owner its orders and trades. Any thread.
final class RecordDesk {

    private static final int PAGE_SIZE = 100;
    private static final int END = -1;

    private final VenueLoop loop;

    RecordDesk(VenueLoop loop) {
        this.loop = loop;
    }

    /// `GET /data/order/{id}`; only open orders are found.
    Reply order(KeyRing.Key caller, ClobRequest request) {
        String id = request.segment("id");
        Optional<OpenOrder> order = loop.call((engine, _) -> engine.openOrder(id));
        return order.filter(found -> found.owner().equals(caller.owner()))
                .map(found -> Reply.ok(RecordJson.order(found)))
                .orElseGet(() -> Reply.notFound("order not found"));
    }

    /// `GET /data/orders`.
    Reply orders(KeyRing.Key caller, ClobRequest request) {
        List<OpenOrder> orders =
                loop.call((engine, _) -> engine.openOrders(caller.owner())).stream()
                        .filter(order -> isAny(request.query("id"), order.id()))
                        .filter(order ->
                                isAny(request.query("market"), order.market().conditionId()))
                        .filter(order -> isAny(request.query("asset_id"), order.tokenId()))
                        .toList();
        return page(orders.stream().map(RecordJson::order).toList(), request);
    }

    /// `GET /data/trades`, the latest first.
    Reply trades(KeyRing.Key caller, ClobRequest request) {
        List<TradeReport> trades =
                loop.call((engine, _) -> engine.trades(caller.owner())).reversed().stream()
                        .filter(trade -> isAny(request.query("id"), trade.id()))
                        .filter(trade ->
                                isAny(request.query("market"), trade.market().conditionId()))
                        .filter(trade -> isAny(request.query("asset_id"), trade.taker().tokenId()))
                        .filter(trade -> isParty(request.query("maker_address"), trade))
                        .filter(trade -> isBetween(request, trade.matchedNs()))
                        .toList();
        return page(
                trades.stream().map(trade -> RecordJson.trade(trade, caller.owner())).toList(),
                request);
    }

    private static boolean isAny(String wanted, String value) {
        return wanted.isEmpty() || wanted.equalsIgnoreCase(value);
    }

    private static boolean isParty(String address, TradeReport trade) {
        return address.isEmpty()
                || trade.parties().stream()
                        .anyMatch(party -> party.account().equalsIgnoreCase(address));
    }

    private static boolean isBetween(ClobRequest request, long timeNs) {
        long second = Times.toEpochSecond(timeNs);
        return second > second(request.query("after"), Long.MIN_VALUE)
                && second < second(request.query("before"), Long.MAX_VALUE);
    }

    private static long second(String text, long otherwise) {
        try {
            return text.isEmpty() ? otherwise : Long.parseLong(text);
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }

    /// The page that the request's cursor points at: base64 of an offset, of -1 behind the end.
    static Reply page(List<? extends JsonNode> all, ClobRequest request) {
        int from = Math.clamp(offset(request.query("next_cursor")), 0, all.size());
        int to = Math.min(from + PAGE_SIZE, all.size());
        ObjectNode json = Reply.object();
        ArrayNode data = json.putArray("data");
        all.subList(from, to).forEach(data::add);
        json.put("next_cursor", cursor(to == all.size() ? END : to))
                .put("limit", PAGE_SIZE)
                .put("count", to - from);
        return Reply.ok(json);
    }

    private static String cursor(int offset) {
        byte[] text = Integer.toString(offset).getBytes(StandardCharsets.US_ASCII);
        return Base64.getEncoder().encodeToString(text);
    }

    private static long offset(String cursor) {
        try {
            byte[] text = Base64.getDecoder().decode(cursor);
            int offset =
                    cursor.isEmpty()
                            ? 0
                            : Integer.parseInt(new String(text, StandardCharsets.US_ASCII));
            return offset == END ? Integer.MAX_VALUE : offset;
        } catch (IllegalArgumentException _) {
            return 0; // no base64, or no number in it
        }
    }
}
