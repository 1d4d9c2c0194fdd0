package io.foretick.venue.polymarket;

import io.foretick.base.E8;
import io.foretick.event.BookChanges;
import io.foretick.event.Event;
import io.foretick.event.Instrument;
import io.foretick.event.Market;
import io.foretick.venue.Listings;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads frames of the market channel the slow and plain way, as lines to compare with what the
/// decoder says: `clear SLUG`, `bid SLUG PRICE SIZE`, `ask ...`, `trade ...`, `tick SLUG STEP`. A
/// line that repeats the one before it is left out on both sides.
final class NaiveReader {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final Listings listings;
    private final Map<String, List<String>> tokensByMarket = new LinkedHashMap<>();

    NaiveReader(Listings listings) {
        this.listings = listings;
    }

    /// Remembers the tokens that a frame names.
    void learn(String frame) {
        for (JsonNode element : elements(frame)) {
            List<String> tokens =
                    tokensByMarket.computeIfAbsent(
                            element.path("market").asString(""), _ -> new ArrayList<>());
            for (String token : element.findValuesAsString("asset_id")) {
                if (!tokens.contains(token)) {
                    tokens.add(token);
                }
            }
        }
    }

    /// Lists a market for each pair of tokens learnt; where one is missing, an invented one.
    void listAll() {
        tokensByMarket.forEach((condition, tokens) -> {
            if (!tokens.isEmpty()) {
                String other = tokens.size() > 1 ? tokens.get(1) : "1" + tokens.getFirst();
                TestMarkets.list(listings, "market-" + condition, tokens.getFirst(), other);
            }
        });
    }

    /// What a frame should say.
    List<String> expected(String frame) {
        List<String> lines = new ArrayList<>();
        for (JsonNode element : elements(frame)) {
            String type = element.path("event_type").asString("");
            if (element.path("price_changes").isArray()) {
                for (JsonNode change : element.path("price_changes")) {
                    addLevel(lines, change, change, change.path("side").asString());
                }
            } else if (element.path("bids").isArray()) {
                lines.add("clear " + slug(element));
                element.path("bids").forEach(level -> addLevel(lines, element, level, "BUY"));
                element.path("asks").forEach(level -> addLevel(lines, element, level, "SELL"));
            } else if (type.equals("last_trade_price")) {
                boolean buys = element.path("side").asString().equals("BUY") == isUp(element);
                lines.add(
                        "trade "
                                + slug(element)
                                + " "
                                + price(element, element)
                                + " "
                                + plain(element, "size")
                                + (buys ? " BUY" : " SELL"));
            } else if (type.equals("tick_size_change")) {
                lines.add("tick " + slug(element) + " " + plain(element, "new_tick_size"));
            }
        }
        return withoutRepeats(lines);
    }

    /// What the decoder said.
    List<String> heard(List<Event> events) {
        List<String> lines = new ArrayList<>();
        for (Event event : events) {
            if (event instanceof Event.BookUpdate update) {
                addChanges(lines, update.changes());
            } else if (event instanceof Event.Trade trade) {
                lines.add(
                        "trade "
                                + slug(trade.instrument())
                                + " "
                                + E8.format(trade.priceE8())
                                + " "
                                + E8.format(trade.quantityE8())
                                + " "
                                + trade.taker());
            } else if (event instanceof Event.TickSizeChanged tick) {
                lines.add("tick " + slug(tick.instrument()) + " " + E8.format(tick.tickE8()));
            }
        }
        return withoutRepeats(lines);
    }

    private void addChanges(List<String> lines, BookChanges changes) {
        for (int k = 0; k < changes.size(); k++) {
            String slug = slug(changes.instrument(k));
            lines.add(
                    changes.isClear(k)
                            ? "clear " + slug
                            : (changes.isBid(k) ? "bid " : "ask ")
                                    + slug
                                    + " "
                                    + E8.format(changes.priceE8(k))
                                    + " "
                                    + E8.format(changes.quantityE8(k)));
        }
    }

    private void addLevel(List<String> lines, JsonNode owner, JsonNode level, String side) {
        boolean bid = side.equals("BUY") == isUp(owner);
        lines.add(
                (bid ? "bid " : "ask ")
                        + slug(owner)
                        + " "
                        + price(owner, level)
                        + " "
                        + plain(level, "size"));
    }

    private String price(JsonNode owner, JsonNode level) {
        BigDecimal price = new BigDecimal(level.path("price").asString());
        return plain(isUp(owner) ? price : BigDecimal.ONE.subtract(price));
    }

    private boolean isUp(JsonNode owner) {
        return market(owner).upToken().equals(owner.path("asset_id").asString());
    }

    private String slug(JsonNode owner) {
        return market(owner).slug();
    }

    private String slug(int instrument) {
        return listings.get(instrument).symbol();
    }

    private Market market(JsonNode owner) {
        String token = owner.path("asset_id").asString();
        for (int k = 0; k < listings.size(); k++) {
            Instrument instrument = listings.get(k);
            if (instrument instanceof Market market
                    && (market.upToken().equals(token) || market.downToken().equals(token))) {
                return market;
            }
        }
        throw new IllegalStateException("token not listed: " + token);
    }

    private static String plain(JsonNode node, String name) {
        return plain(new BigDecimal(node.path(name).asString()));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static List<JsonNode> elements(String frame) {
        JsonNode tree = MAPPER.readTree(frame);
        List<JsonNode> elements = new ArrayList<>();
        if (tree.isArray()) {
            tree.forEach(elements::add);
        } else {
            elements.add(tree);
        }
        return elements;
    }

    private static List<String> withoutRepeats(List<String> lines) {
        List<String> kept = new ArrayList<>();
        for (String line : lines) {
            if (kept.isEmpty() || !kept.getLast().equals(line)) {
                kept.add(line);
            }
        }
        return kept;
    }
}
