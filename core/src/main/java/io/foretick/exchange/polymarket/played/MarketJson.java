package io.foretick.exchange.polymarket.played;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.FeeSchedule;
import io.foretick.event.Market;
import io.foretick.event.Resolution;
import io.foretick.venue.table.MarketCatalogue.Entry;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;

/// Writes what is known of a recorded market in the words of Gamma. Pure functions.
final class MarketJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private MarketJson() {}

    /// An event with its market.
    static ObjectNode event(Entry entry) {
        ObjectNode event = eventAlone(entry);
        event.putArray("markets").add(marketAlone(entry));
        return event;
    }

    /// A market with its event.
    static ObjectNode market(Entry entry) {
        ObjectNode market = marketAlone(entry);
        market.putArray("events").add(eventAlone(entry));
        return market;
    }

    /// Whether its outcome is known.
    static boolean closed(Entry entry) {
        return entry.resolution() != null;
    }

    private static ObjectNode eventAlone(Entry entry) {
        Market market = entry.market();
        ObjectNode node = JSON.objectNode();
        node.put("slug", market.slug());
        node.put("title", market.slug());
        node.put("startTime", time(market.window().startNs()));
        node.put("endDate", time(market.window().endNs()));
        node.put("active", true);
        node.put("closed", closed(entry));
        if (entry.strikeE8() > 0) {
            ObjectNode prices = node.putObject("eventMetadata");
            prices.set("priceToBeat", decimal(entry.strikeE8()));
            if (entry.finalE8() > 0) {
                prices.set("finalPrice", decimal(entry.finalE8()));
            }
        }
        return node;
    }

    private static ObjectNode marketAlone(Entry entry) {
        Market market = entry.market();
        ObjectNode node = JSON.objectNode();
        node.put("question", market.slug());
        node.put("conditionId", market.conditionId());
        node.put("slug", market.slug());
        node.put("eventStartTime", time(market.window().startNs()));
        node.put("endDate", time(market.window().endNs()));
        putRule(node, market);
        node.put("active", true);
        node.put("closed", closed(entry));
        node.put("enableOrderBook", true);
        node.put("acceptingOrders", !closed(entry));
        node.put("outcomes", inString("Up", "Down"));
        node.put("clobTokenIds", inString(market.upToken(), market.downToken()));
        putOutcome(node, entry.resolution());
        node.set("orderPriceMinTickSize", decimal(market.tickE8()));
        node.set("orderMinSize", decimal(market.minimumSizeE8()));
        putFees(node, market.fees());
        return node;
    }

    private static void putRule(ObjectNode node, Market market) {
        RuleWords words = RuleWords.of(market);
        node.put("resolutionSource", words.source());
        node.put("description", words.description());
        node.putObject("cryptoMarketConfig").put("asset", market.asset().toLowerCase(Locale.ROOT));
    }

    /// @param resolution null while it is not known
    private static void putOutcome(ObjectNode node, @Nullable Resolution resolution) {
        if (resolution == null) {
            return;
        }
        node.put("umaResolutionStatus", "resolved");
        node.put(
                "outcomePrices",
                switch (resolution) {
                    case UP -> inString("1", "0");
                    case DOWN -> inString("0", "1");
                    case SPLIT -> inString("0.5", "0.5");
                });
    }

    private static void putFees(ObjectNode node, FeeSchedule fees) {
        node.put("feesEnabled", fees.rateE8() > 0);
        if (fees.rateE8() > 0) {
            ObjectNode schedule = node.putObject("feeSchedule");
            schedule.put("exponent", fees.exponent());
            schedule.set("rate", decimal(fees.rateE8()));
            schedule.put("takerOnly", true);
        }
    }

    private static String time(long timeNs) {
        return Instant.ofEpochSecond(Times.toEpochSecond(timeNs)).toString();
    }

    private static String inString(String up, String down) {
        return "[\"" + up + "\", \"" + down + "\"]";
    }

    private static JsonNode decimal(long valueE8) {
        return JSON.numberNode(new BigDecimal(E8.format(valueE8)));
    }
}
