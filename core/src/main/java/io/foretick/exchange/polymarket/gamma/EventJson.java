package io.foretick.exchange.polymarket.gamma;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Resolution;
import io.foretick.event.Window;
import io.foretick.exchange.polymarket.market.Listing;
import io.foretick.exchange.polymarket.market.MarketIds;
import io.foretick.exchange.polymarket.market.Series;
import io.foretick.exchange.polymarket.market.Settlement;
import io.foretick.exchange.polymarket.match.ListedMarket;
import io.foretick.venue.polymarket.WindowLength;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Writes events, markets and series as Gamma does, with its traps: arrays inside strings, volumes
/// as strings on markets and as numbers on events, three spellings of a time, and fields that are
/// missing until there is something to say. Any thread.
final class EventJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final long FINE_TICK_E8 = 100_000;
    private static final long PROPOSED_AFTER_NS = 2 * Times.MINUTE_NS;
    private static final String RESOLVER = "0x5f00000000000000000000000000000000000042";

    private final Settlement settlement;
    private final Function<ListedMarket, MarketFigures> figures;

    EventJson(Settlement settlement, Function<ListedMarket, MarketFigures> figures) {
        this.settlement = settlement;
        this.figures = figures;
    }

    /// An event with its market.
    ObjectNode event(Listing listing, long nowNs) {
        ObjectNode event = eventAlone(listing, nowNs);
        event.putArray("markets").add(marketAlone(listing, nowNs));
        return event;
    }

    /// A market with its event.
    ObjectNode market(Listing listing, long nowNs) {
        ObjectNode market = marketAlone(listing, nowNs);
        market.putArray("events").add(eventAlone(listing, nowNs));
        return market;
    }

    static ObjectNode series(Series series) {
        ObjectNode node = JSON.objectNode();
        node.put("id", Long.toString(series.id()));
        node.put("ticker", series.slug());
        node.put("slug", series.slug());
        node.put("title", series.title());
        node.put("seriesType", "single");
        node.put("recurrence", series.recurrence());
        node.put("active", true);
        node.put("closed", false);
        node.put("archived", false);
        return node;
    }

    private ObjectNode eventAlone(Listing listing, long nowNs) {
        ListedMarket market = listing.market();
        boolean closed = closed(market, nowNs);
        MarketFigures figures = figures(market, closed);
        ObjectNode node = JSON.objectNode();
        node.put("id", Long.toString(listing.eventId()));
        node.put("ticker", market.slug());
        node.put("slug", market.slug());
        node.put("title", listing.title());
        putRuleAndTimes(node, listing);
        node.put("creationDate", GammaDates.iso(listing.listedNs()));
        putFlags(node, closed);
        node.set("volume", decimal(figures.volumeE8()));
        node.put("openInterest", 0);
        node.put("enableOrderBook", true);
        node.put("negRisk", false);
        node.putArray("series").add(series(listing.series()));
        node.set("tags", tags(listing));
        node.put("seriesSlug", listing.series().slug());
        if (market.length() != WindowLength.HOUR) { // hours do not carry it
            node.put("startTime", GammaDates.iso(market.window().startNs()));
        }
        if (closed) {
            node.put("closedTime", GammaDates.isoSeconds(settlement.resolvesNs(market)));
        }
        putPrices(node, market, nowNs);
        return node;
    }

    private void putPrices(ObjectNode event, ListedMarket market, long nowNs) {
        if (nowNs < settlement.strikeShownNs(market)) {
            return;
        }
        ObjectNode prices = event.putObject("eventMetadata");
        if (closed(market, nowNs)) {
            prices.set("finalPrice", decimal(settlement.finalE8(market)));
        }
        prices.set("priceToBeat", decimal(settlement.strikeE8(market)));
    }

    private ObjectNode marketAlone(Listing listing, long nowNs) {
        ListedMarket market = listing.market();
        boolean closed = closed(market, nowNs);
        MarketFigures figures = figures(market, closed);
        ObjectNode node = JSON.objectNode();
        node.put("id", Long.toString(listing.marketId()));
        node.put("question", listing.title());
        node.put("conditionId", market.conditionId());
        node.put("slug", market.slug());
        putRuleAndTimes(node, listing);
        node.put("endDateIso", GammaDates.day(market.window().endNs()));
        node.put("startDateIso", GammaDates.day(listing.listedNs()));
        node.put("eventStartTime", GammaDates.iso(market.window().startNs()));
        putFlags(node, closed);
        putTokens(node, market, figures, nowNs);
        putTrading(node, listing, closed);
        putFigures(node, figures);
        putFees(node, market);
        putResolution(node, market, nowNs);
        putConfiguration(node, market);
        return node;
    }

    private static void putRuleAndTimes(ObjectNode node, Listing listing) {
        Window window = listing.market().window();
        node.put("description", listing.description());
        node.put("resolutionSource", listing.source());
        node.put("startDate", GammaDates.iso(listing.listedNs()));
        node.put("endDate", GammaDates.iso(window.endNs()));
        node.put("createdAt", GammaDates.iso(listing.listedNs()));
        node.put("updatedAt", GammaDates.iso(listing.listedNs()));
    }

    private static void putFlags(ObjectNode node, boolean closed) {
        node.put("active", true);
        node.put("closed", closed);
        node.put("archived", false);
        node.put("new", false);
        node.put("featured", false);
        node.put("restricted", true);
    }

    private void putTokens(
            ObjectNode node, ListedMarket market, MarketFigures figures, long nowNs) {
        node.put("outcomes", inString("Up", "Down"));
        node.put("clobTokenIds", inString(market.upToken(), market.downToken()));
        if (closed(market, nowNs)) {
            node.put(
                    "outcomePrices",
                    switch (settlement.resolution(market)) {
                        case UP -> inString("1", "0");
                        case DOWN -> inString("0", "1");
                        case SPLIT -> inString("0.5", "0.5");
                    });
        } else {
            long upE8 = middleE8(figures);
            node.put("outcomePrices", inString(E8.format(upE8), E8.format(E8.ONE - upE8)));
        }
    }

    private static void putTrading(ObjectNode node, Listing listing, boolean closed) {
        node.put("enableOrderBook", true);
        node.put("acceptingOrders", !closed); // also after the end, until it is resolved
        node.put("acceptingOrdersTimestamp", GammaDates.isoSeconds(listing.listedNs()));
        node.put("negRisk", false);
        node.set("orderMinSize", decimal(listing.market().minimumSizeE8()));
        node.put("questionID", MarketIds.question(listing.market().slug()));
        node.put("marketMakerAddress", "");
        node.put("rewardsMinSize", 50);
        node.put("rewardsMaxSpread", 4.5);
        node.put("automaticallyActive", true);
        node.put("rfqEnabled", false);
    }

    private static void putFigures(ObjectNode node, MarketFigures figures) {
        node.set("orderPriceMinTickSize", decimal(figures.tickE8()));
        node.put("volume", E8.format(figures.volumeE8()));
        node.set("volumeNum", decimal(figures.volumeE8()));
        node.set("volumeClob", decimal(figures.volumeE8()));
        if (figures.bestBidE8() != MarketFigures.NONE) {
            node.set("bestBid", decimal(figures.bestBidE8()));
        }
        boolean asked = figures.bestAskE8() != MarketFigures.NONE;
        node.set("bestAsk", decimal(asked ? figures.bestAskE8() : E8.ONE));
        if (asked && figures.bestBidE8() != MarketFigures.NONE) {
            node.set("spread", decimal(figures.bestAskE8() - figures.bestBidE8()));
        }
        if (figures.lastPriceE8() != MarketFigures.NONE) {
            node.set("lastTradePrice", decimal(figures.lastPriceE8()));
        }
    }

    private static void putFees(ObjectNode node, ListedMarket market) {
        node.put("makerBaseFee", 1_000); // a cap, never the fee
        node.put("takerBaseFee", 1_000);
        node.put("feesEnabled", true);
        node.put("feeType", "crypto_fees_v2");
        ObjectNode schedule = node.putObject("feeSchedule");
        schedule.put("exponent", market.fees().exponent());
        schedule.set("rate", decimal(market.fees().rateE8()));
        schedule.put("takerOnly", true);
        schedule.put("rebateRate", 0.2);
    }

    private void putResolution(ObjectNode node, ListedMarket market, long nowNs) {
        boolean challenged = challenged(market);
        boolean closed = closed(market, nowNs);
        boolean ended = nowNs >= market.window().endNs() + PROPOSED_AFTER_NS;
        node.put("umaResolutionStatuses", challenged && closed ? inString("proposed") : "[]");
        if (challenged) {
            node.put("resolvedBy", RESOLVER);
            node.put("customLiveness", 600);
        }
        if (closed) {
            long closedNs = settlement.resolvesNs(market);
            node.put("umaResolutionStatus", "resolved");
            node.put("closedTime", GammaDates.spaced(closedNs));
            node.put("umaEndDate", GammaDates.isoSeconds(closedNs));
        } else if (challenged && ended) {
            node.put("umaResolutionStatus", "proposed");
        }
    }

    private static void putConfiguration(ObjectNode node, ListedMarket market) {
        if (challenged(market)) {
            return; // settled by candles, which have no configuration
        }
        String coin = market.coin().shortName();
        String id = coin + "-" + market.length().key() + "-twap-60";
        node.put("cryptoMarketConfigId", id);
        ObjectNode configuration = node.putObject("cryptoMarketConfig");
        configuration.put("id", id);
        configuration.put("asset", coin);
        configuration.put("duration", market.length().key());
        configuration.put("twapEnabled", true);
        configuration.put("twapLookbackSeconds", 60);
    }

    private boolean closed(ListedMarket market, long nowNs) {
        return nowNs >= settlement.resolvesNs(market);
    }

    private MarketFigures figures(ListedMarket market, boolean closed) {
        MarketFigures live = figures.apply(market);
        if (!closed) {
            return live;
        }
        Resolution paid = settlement.resolution(market);
        return switch (paid) {
            case UP -> closing(live, E8.ONE - FINE_TICK_E8, E8.ONE);
            case DOWN -> closing(live, MarketFigures.NONE, FINE_TICK_E8);
            case SPLIT -> closing(live, E8.ONE / 2, E8.ONE / 2 + FINE_TICK_E8);
        };
    }

    private static MarketFigures closing(MarketFigures live, long bidE8, long askE8) {
        long lastE8 = bidE8 == MarketFigures.NONE ? askE8 : bidE8;
        return new MarketFigures(FINE_TICK_E8, bidE8, askE8, lastE8, live.volumeE8());
    }

    private static long middleE8(MarketFigures figures) {
        long bidE8 = Math.max(0, figures.bestBidE8());
        long askE8 = figures.bestAskE8() == MarketFigures.NONE ? E8.ONE : figures.bestAskE8();
        return (bidE8 + askE8) / 2;
    }

    // Candles are proposed and may be challenged; averages settle by themselves.
    private static boolean challenged(ListedMarket market) {
        return switch (market.length()) {
            case FIVE_MINUTES, QUARTER_HOUR, FOUR_HOURS -> false;
            case HOUR, DAY -> true;
        };
    }

    private static ArrayNode tags(Listing listing) {
        ArrayNode tags = JSON.arrayNode();
        for (String label : List.of("Up or Down", "Crypto Prices", "Hide From New", "Recurring")) {
            ObjectNode tag = tags.addObject();
            tag.put("label", label);
            tag.put("slug", label.toLowerCase(Locale.ROOT).replace(' ', '-'));
        }
        ObjectNode length = tags.addObject();
        length.put("label", listing.market().length().key());
        length.put("slug", listing.market().length().key());
        return tags;
    }

    private static String inString(String... values) {
        return "[\"" + String.join("\", \"", values) + "\"]";
    }

    private static JsonNode decimal(long valueE8) {
        return JSON.numberNode(new BigDecimal(E8.format(valueE8)));
    }
}
