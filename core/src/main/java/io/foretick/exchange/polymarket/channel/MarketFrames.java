package io.foretick.exchange.polymarket.channel;

import io.foretick.base.Digest;
import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Outcome;
import io.foretick.event.Resolution;
import io.foretick.event.Side;
import io.foretick.exchange.polymarket.market.Listing;
import io.foretick.exchange.polymarket.market.MarketIds;
import io.foretick.exchange.polymarket.market.Series;
import io.foretick.exchange.polymarket.match.BookView;
import io.foretick.exchange.polymarket.match.LevelChange;
import io.foretick.exchange.polymarket.match.ListedMarket;
import io.foretick.exchange.polymarket.match.TradeReport;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;

/// Writes the frames of the market channel: all numbers as strings, the type behind the first keys,
/// levels from the worst to the best. Owned by the channel.
final class MarketFrames {

    private long changes; // makes each hash another; what the venue hashes here nobody knows

    /// A whole book, in the view of one token.
    String book(BookMirror book, Outcome outcome, long nowNs) {
        ListedMarket market = book.market();
        var text = new StringBuilder(1_024);
        appendKey(text.append('{'), "market", market.conditionId()).append(',');
        appendKey(text, "asset_id", market.token(outcome)).append(',');
        appendTime(text, nowNs).append(',');
        appendKey(text, "hash", hash(market)).append(",\"bids\":[");
        book.eachBid(outcome, (priceE8, sizeE8) -> appendLevel(text, priceE8, sizeE8));
        text.append("],\"asks\":[");
        book.eachAsk(outcome, (priceE8, sizeE8) -> appendLevel(text, priceE8, sizeE8));
        text.append("],");
        appendKey(text, "tick_size", E8.format(book.tickE8())).append(',');
        appendKey(text, "event_type", "book");
        if (book.lastE8(outcome) != BookView.NO_PRICE) {
            appendKey(text.append(','), "last_trade_price", threeDecimals(book.lastE8(outcome)));
        }
        return text.append('}').toString();
    }

    /// New sizes of levels, each in the view of both tokens.
    String priceChange(BookMirror book, List<LevelChange> changed, long nowNs) {
        ListedMarket market = book.market();
        var text = new StringBuilder(512);
        appendKey(text.append('{'), "market", market.conditionId());
        text.append(",\"price_changes\":[");
        for (LevelChange change : changed) {
            appendChange(text, book, change);
            appendChange(text, book, change.mirrored());
        }
        text.append("],");
        appendTime(text, nowNs).append(',');
        return appendKey(text, "event_type", "price_change").append('}').toString();
    }

    /// A trade in the view of the taker.
    static String trade(TradeReport trade) {
        var text = new StringBuilder(512);
        appendKey(text.append('{'), "market", trade.market().conditionId()).append(',');
        appendKey(text, "asset_id", trade.taker().tokenId()).append(',');
        appendKey(text, "price", E8.format(trade.lastPriceE8())).append(',');
        appendKey(text, "size", E8.format(trade.sizeE8())).append(',');
        appendKey(text, "fee_rate_bps", "0").append(',');
        appendKey(text, "side", trade.taker().side().name()).append(',');
        appendTime(text, trade.matchedNs()).append(',');
        appendKey(text, "event_type", "last_trade_price").append(',');
        String hash = MarketIds.condition(trade.id()); // of the chain, which is not simulated
        return appendKey(text, "transaction_hash", hash).append('}').toString();
    }

    static String tickSize(
            ListedMarket market, Outcome outcome, long oldE8, long newE8, long nowNs) {
        var text = new StringBuilder(256);
        appendKey(text.append('{'), "market", market.conditionId()).append(',');
        appendKey(text, "asset_id", market.token(outcome)).append(',');
        appendKey(text, "old_tick_size", E8.format(oldE8)).append(',');
        appendKey(text, "new_tick_size", E8.format(newE8)).append(',');
        appendTime(text, nowNs).append(',');
        return appendKey(text, "event_type", "tick_size_change").append('}').toString();
    }

    static String bestBidAsk(BookMirror book, Outcome outcome, long nowNs) {
        long bidE8 = book.bestBidE8(outcome);
        long askE8 = book.bestAskE8(outcome);
        var text = new StringBuilder(256);
        appendKey(text.append('{'), "market", book.market().conditionId()).append(',');
        appendKey(text, "asset_id", book.market().token(outcome)).append(',');
        appendKey(text, "best_bid", E8.format(bidE8)).append(',');
        appendKey(text, "best_ask", E8.format(askE8)).append(',');
        appendKey(text, "spread", E8.format(askE8 - bidE8)).append(',');
        appendTime(text, nowNs).append(',');
        return appendKey(text, "event_type", "best_bid_ask").append('}').toString();
    }

    /// A market that is new to the lists.
    static String newMarket(Listing listing, long tickE8, long nowNs) {
        ListedMarket market = listing.market();
        ObjectNode frame = JsonNodeFactory.instance.objectNode();
        frame.put("id", Long.toString(listing.marketId()));
        frame.put("question", listing.title());
        frame.put("market", market.conditionId());
        frame.put("slug", market.slug());
        frame.put("description", listing.description());
        frame.putArray("assets_ids").add(market.upToken()).add(market.downToken());
        frame.putArray("outcomes").add("Up").add("Down");
        ObjectNode event = frame.putObject("event_message");
        event.put("id", Long.toString(listing.eventId()));
        event.put("ticker", market.slug());
        event.put("slug", market.slug());
        event.put("title", listing.title());
        event.put("description", listing.description());
        frame.put("timestamp", Long.toString(nowNs / Times.MILLI_NS));
        frame.put("event_type", "new_market");
        frame.putArray("tags").add("up-or-down").add("crypto");
        frame.put("condition_id", market.conditionId());
        frame.put("active", true);
        frame.putArray("clob_token_ids").add(market.upToken()).add(market.downToken());
        frame.put("order_price_min_tick_size", E8.format(tickE8));
        frame.put("group_item_title", "");
        frame.put("taker_base_fee", "1000");
        frame.put("fees_enabled", true);
        ObjectNode fees = frame.putObject("fee_schedule");
        fees.put("exponent", Integer.toString(market.fees().exponent()));
        fees.put("rate", E8.format(market.fees().rateE8()));
        fees.put("taker_only", true);
        fees.put("rebate_rate", "0.2");
        return frame.toString();
    }

    /// A market has paid out. Nobody has seen what the venue says of one that pays both halves:
    /// here it names no winner.
    static String resolved(ListedMarket market, Resolution resolution, long nowNs) {
        long eventId =
                MarketIds.event(
                        Series.of(market.coin(), market.length()), market.window().startNs());
        ObjectNode frame = JsonNodeFactory.instance.objectNode();
        frame.put("id", Long.toString(MarketIds.market(eventId)));
        frame.put("market", market.conditionId());
        frame.put("slug", market.slug());
        frame.putArray("assets_ids").add(market.upToken()).add(market.downToken());
        frame.putArray("outcomes").add("Up").add("Down");
        frame.put(
                "winning_asset_id",
                switch (resolution) {
                    case UP -> market.upToken();
                    case DOWN -> market.downToken();
                    case SPLIT -> "";
                });
        frame.put(
                "winning_outcome",
                switch (resolution) {
                    case UP -> "Up";
                    case DOWN -> "Down";
                    case SPLIT -> "";
                });
        frame.put("timestamp", Long.toString(nowNs / Times.MILLI_NS));
        frame.put("event_type", "market_resolved");
        frame.putArray("tags").add("up-or-down").add("crypto");
        return frame.toString();
    }

    private void appendChange(StringBuilder text, BookMirror book, LevelChange change) {
        Outcome outcome = change.outcome();
        text.append(text.charAt(text.length() - 1) == '}' ? ",{" : "{");
        appendKey(text, "asset_id", book.market().token(outcome)).append(',');
        appendKey(text, "price", E8.format(change.priceE8())).append(',');
        appendKey(text, "size", E8.format(change.sizeE8())).append(',');
        appendKey(text, "side", change.side() == Side.BUY ? "BUY" : "SELL").append(',');
        appendKey(text, "hash", hash(book.market())).append(',');
        appendKey(text, "best_bid", E8.format(book.bestBidE8(outcome))).append(',');
        appendKey(text, "best_ask", E8.format(book.bestAskE8(outcome))).append('}');
    }

    private static void appendLevel(StringBuilder text, long priceE8, long sizeE8) {
        text.append(text.charAt(text.length() - 1) == '}' ? ",{" : "{");
        appendKey(text, "price", E8.format(priceE8)).append(',');
        appendKey(text, "size", E8.format(sizeE8)).append('}');
    }

    private static StringBuilder appendTime(StringBuilder text, long nowNs) {
        return text.append("\"timestamp\":\"").append(nowNs / Times.MILLI_NS).append('"');
    }

    private static StringBuilder appendKey(StringBuilder text, String key, String value) {
        return text.append('"').append(key).append("\":\"").append(value).append('"');
    }

    private static String threeDecimals(long priceE8) {
        return "%d.%03d".formatted(priceE8 / E8.ONE, priceE8 % E8.ONE / 100_000);
    }

    private String hash(ListedMarket market) {
        changes++;
        long value = new Digest().add(market.window().startNs()).add(changes).value();
        String word = Digest.hex(value);
        return word + word.substring(0, 8).toLowerCase(Locale.ROOT) + word;
    }
}
