package io.foretick.exchange.polymarket.clob;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.exchange.polymarket.match.BookView;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// A token's book as the venue's JSON. Pure functions.
public final class BookJson {

    private BookJson() {}

    /// As `GET /book` gives it; its hash is the SHA-1 of the same text with an empty hash.
    public static ObjectNode of(BookView book) {
        ObjectNode json =
                Reply.object()
                        .put("market", book.market().conditionId())
                        .put("asset_id", book.tokenId())
                        .put("timestamp", Long.toString(book.changedNs() / Times.MILLI_NS))
                        .put("hash", "");
        levels(json.putArray("bids"), book.bids());
        levels(json.putArray("asks"), book.asks());
        json.put("min_order_size", E8.format(book.market().minimumSizeE8()))
                .put("tick_size", E8.format(book.tickE8()))
                .put("neg_risk", false)
                .put("last_trade_price", lastPrice(book));
        json.put("hash", sha1(json.toString()));
        return json;
    }

    private static void levels(ArrayNode array, List<BookView.Level> levels) {
        for (BookView.Level level : levels) {
            array.addObject()
                    .put("price", E8.format(level.priceE8()))
                    .put("size", E8.format(level.sizeE8()));
        }
    }

    // Always three decimals, unlike every other price.
    private static String lastPrice(BookView book) {
        return book.lastPriceE8() == BookView.NO_PRICE
                ? ""
                : BigDecimal.valueOf(book.lastPriceE8(), 8).setScale(3).toPlainString();
    }

    private static String sha1(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
