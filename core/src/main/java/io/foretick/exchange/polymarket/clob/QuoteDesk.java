package io.foretick.exchange.polymarket.clob;

import io.foretick.base.E8;
import io.foretick.exchange.polymarket.match.BookView;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// Shows books and prices of single tokens, one at a time or many in a batch, to everybody. Any
/// thread.
final class QuoteDesk {

    private static final int BATCH_MAX = 500;
    private static final String BAD_BATCH = "Invalid payload";

    private final VenueLoop loop;

    QuoteDesk(VenueLoop loop) {
        this.loop = loop;
    }

    /// `GET /book`.
    Reply book(ClobRequest request) {
        return one(request, BookJson::of);
    }

    /// `POST /books`; unknown tokens are left out.
    Reply books(ClobRequest request) {
        ArrayNode books = JsonNodeFactory.instance.arrayNode();
        return batch(request, (_, book) -> books.add(BookJson.of(book)), books);
    }

    /// `GET /price`: of BUY the best bid, of SELL the best ask.
    Reply price(ClobRequest request) {
        String side = request.query("side").toUpperCase(Locale.ROOT);
        if (!isSide(side)) {
            return Reply.badRequest("Invalid side");
        }
        return one(request, book -> Reply.object().put("price", bestPrice(book, side)));
    }

    /// `POST /prices`.
    Reply prices(ClobRequest request) {
        ObjectNode prices = Reply.object();
        return batch(
                request,
                (asked, book) -> {
                    String side = asked.path("side").asString("").toUpperCase(Locale.ROOT);
                    if (isSide(side)) {
                        prices.withObjectProperty(book.tokenId()).put(side, bestPrice(book, side));
                    }
                },
                prices);
    }

    /// `GET /midpoint`.
    Reply midpoint(ClobRequest request) {
        return one(request, book -> Reply.object().put("mid", E8.format(middleE8(book))));
    }

    /// `POST /midpoints`.
    Reply midpoints(ClobRequest request) {
        ObjectNode middles = Reply.object();
        return batch(
                request,
                (_, book) -> middles.put(book.tokenId(), E8.format(middleE8(book))),
                middles);
    }

    /// `GET /spread`.
    Reply spread(ClobRequest request) {
        return one(request, book -> Reply.object().put("spread", spread(book)));
    }

    /// `POST /spreads`.
    Reply spreads(ClobRequest request) {
        ObjectNode spreads = Reply.object();
        return batch(request, (_, book) -> spreads.put(book.tokenId(), spread(book)), spreads);
    }

    /// `GET /last-trade-price`.
    Reply lastTrade(ClobRequest request) {
        return one(request, QuoteDesk::lastTrade);
    }

    /// `POST /last-trades-prices`.
    Reply lastTrades(ClobRequest request) {
        ArrayNode trades = JsonNodeFactory.instance.arrayNode();
        return batch(
                request,
                (_, book) -> trades.add(lastTrade(book).put("token_id", book.tokenId())),
                trades);
    }

    /// `GET /tick-size`.
    Reply tickSize(ClobRequest request) {
        return one(
                request,
                book -> {
                    ObjectNode json = Reply.object();
                    json.set("minimum_tick_size", MarketDesk.node(book.tickE8()));
                    return json;
                });
    }

    /// `GET /neg-risk`.
    Reply negRisk(ClobRequest request) {
        return one(request, _ -> Reply.object().put("neg_risk", false));
    }

    /// `GET /fee-rate`: a cap, not the fee.
    Reply feeRate(ClobRequest request) {
        return one(request, _ -> Reply.object().put("base_fee", MarketDesk.FEE_CAP_BPS));
    }

    private Reply one(ClobRequest request, Function<BookView, ObjectNode> shown) {
        String token = request.query("token_id");
        return loop.call((engine, _) -> engine.book(token))
                .map(book -> Reply.ok(shown.apply(book)))
                .orElseGet(Reply::noBook);
    }

    private Reply batch(
            ClobRequest request, BiConsumer<JsonNode, BookView> add, JsonNode gathered) {
        JsonNode asked = request.json();
        if (!asked.isArray() || asked.size() > BATCH_MAX) {
            return Reply.badRequest(BAD_BATCH);
        }
        List<Optional<BookView>> books = new ArrayList<>();
        loop.call((engine, _) -> {
            asked.forEach(each -> books.add(engine.book(each.path("token_id").asString(""))));
            return books.size();
        });
        for (int k = 0; k < books.size(); k++) {
            JsonNode each = asked.get(k);
            books.get(k).ifPresent(book -> add.accept(each, book));
        }
        return Reply.ok(gathered);
    }

    private static boolean isSide(String side) {
        return side.equals("BUY") || side.equals("SELL");
    }

    private static String bestPrice(BookView book, String side) {
        return E8.format(side.equals("BUY") ? bidE8(book) : askE8(book));
    }

    /// Half way between the best prices; an empty side counts as 0 or 1.
    static long middleE8(BookView book) {
        return (bidE8(book) + askE8(book)) / 2;
    }

    private static String spread(BookView book) {
        return E8.format(askE8(book) - bidE8(book));
    }

    private static long bidE8(BookView book) {
        return book.bids().isEmpty() ? 0 : book.bestBidE8();
    }

    private static long askE8(BookView book) {
        return book.asks().isEmpty() ? E8.ONE : book.bestAskE8();
    }

    private static ObjectNode lastTrade(BookView book) {
        boolean none = book.lastPriceE8() == BookView.NO_PRICE;
        return Reply.object()
                .put("price", none ? "0.5" : E8.format(book.lastPriceE8()))
                .put("side", none ? "" : book.lastSide().name());
    }
}
