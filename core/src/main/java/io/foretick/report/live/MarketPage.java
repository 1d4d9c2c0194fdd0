package io.foretick.report.live;

import io.foretick.market.Ladder;
import io.foretick.strategy.Gate;

import java.util.Locale;

/// One market's page as JSON: its row, the top of its book, the course of prices, and the trace of
/// decisions, newest first.
final class MarketPage {

    private static final int LEVELS = 10;

    private MarketPage() {}

    static String of(MarketRow row, MarketHistory history) {
        return JsonText.object(out ->
                out.object("row", json -> RowJson.write(row, json))
                        .object("book", json -> writeBook(history, json))
                        .object("series", history::writeSeries)
                        .object("gates", json -> writeGates(history.trace(), json))
                        .array("trace", json -> writeTrace(history.trace(), json)));
    }

    private static void writeBook(MarketHistory history, JsonText out) {
        out.put("trusted", history.slot().book().trusted())
                .array("bids", json -> writeLevels(history.slot().book().bids(), json))
                .array("asks", json -> writeLevels(history.slot().book().asks(), json));
    }

    private static void writeLevels(Ladder side, JsonText out) {
        for (int k = 0; k < Math.min(LEVELS, side.size()); k++) {
            int depth = k;
            out.element(json ->
                    json.putE8("price", side.priceE8(depth)).putE8("size", side.quantityE8(depth)));
        }
    }

    private static void writeGates(DecisionTrace trace, JsonText out) {
        for (Gate gate : Gate.values()) {
            if (trace.count(gate) > 0) {
                out.put(gate.key(), trace.count(gate));
            }
        }
    }

    private static void writeTrace(DecisionTrace trace, JsonText out) {
        for (TraceEntry entry : trace.entries()) {
            out.element(json -> write(entry, json));
        }
    }

    private static void write(TraceEntry entry, JsonText out) {
        out.putTimeNs("time", entry.timeNs());
        switch (entry) {
            case TraceEntry.Refused refused ->
                    out.put("kind", "refused")
                            .put("gate", refused.gate().key())
                            .put("count", refused.count())
                            .putTimeNs("since", refused.firstNs());
            case TraceEntry.Wished wish -> writeWish(wish, out);
            case TraceEntry.OrderStep step ->
                    out.put("kind", step.step())
                            .put("order", step.orderId())
                            .put("detail", step.detail())
                            .putPriceE8("price", step.priceE8())
                            .putPriceE8("size", step.quantityE8());
        }
    }

    private static void writeWish(TraceEntry.Wished wish, JsonText out) {
        out.put("kind", wish.gate() == Gate.OPEN ? "approved" : "limited")
                .put("strategy", wish.strategy())
                .put("outcome", wish.outcome().name().toLowerCase(Locale.ROOT))
                .put("side", wish.side().name().toLowerCase(Locale.ROOT))
                .putE8("price", wish.priceE8())
                .putE8("size", wish.quantityE8())
                .put("fair", wish.fair())
                .put("edge", wish.edge())
                .put("gate", wish.gate().key())
                .put("count", wish.count());
    }
}
