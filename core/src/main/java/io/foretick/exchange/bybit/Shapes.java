package io.foretick.exchange.bybit;

import io.foretick.base.E8;
import io.foretick.exchange.source.Candle;
import io.foretick.exchange.source.SpotBook;
import io.foretick.exchange.spot.DayStatistics;
import io.foretick.exchange.spot.Json;
import io.foretick.exchange.spot.UsdtPair;
import io.foretick.venue.polymarket.Coin;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// Pieces of Bybit's JSON that answers and frames share. Stateless.
final class Shapes {

    private static final int SHARE_DIGITS_E8 = 10_000; // shares are printed with four decimals

    private Shapes() {}

    /// The body of every answer.
    static ObjectNode envelope(int code, String text, ObjectNode result, long timeMs) {
        ObjectNode page = Json.object().put("retCode", code).put("retMsg", text);
        page.set("result", result);
        page.set("retExtInfo", Json.object());
        return page.put("time", timeMs);
    }

    /// Levels as pairs of price and quantity.
    static ArrayNode levels(List<SpotBook.Level> levels) {
        ArrayNode rows = Json.list();
        for (SpotBook.Level level : levels) {
            rows.add(
                    Json.list().add(E8.format(level.priceE8())).add(E8.format(level.quantityE8())));
        }
        return rows;
    }

    /// The keys of a book or of its change.
    static ObjectNode book(
            Coin coin, List<SpotBook.Level> bids, List<SpotBook.Level> asks, long updateId) {
        ObjectNode page = Json.object().put("s", UsdtPair.symbol(coin));
        page.set("b", levels(bids));
        page.set("a", levels(asks));
        return page.put("u", updateId).put("seq", updateId);
    }

    /// The keys that a pair's statistics have in answers and frames alike.
    static ObjectNode ticker(Coin coin, DayStatistics day) {
        Candle window = day.window();
        long shareE8 = day.changeShareE8() / SHARE_DIGITS_E8 * SHARE_DIGITS_E8;
        return Json.object()
                .put("symbol", UsdtPair.symbol(coin))
                .put("lastPrice", E8.format(window.closeE8()))
                .put("highPrice24h", E8.format(window.highE8()))
                .put("lowPrice24h", E8.format(window.lowE8()))
                .put("prevPrice24h", E8.format(window.openE8()))
                .put("volume24h", E8.format(window.volumeE8()))
                .put("turnover24h", E8.format(window.quoteVolumeE8()))
                .put("price24hPcnt", E8.format(shareE8))
                .put("usdIndexPrice", E8.format(window.closeE8()));
    }
}
