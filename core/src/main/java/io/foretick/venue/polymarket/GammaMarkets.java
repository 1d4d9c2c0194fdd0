package io.foretick.venue.polymarket;

import io.foretick.event.FeeSchedule;
import io.foretick.event.Market;
import io.foretick.event.Resolution;
import io.foretick.event.SettlementRule;
import io.foretick.event.Window;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads Up/Down markets from the lists of Polymarket: Gamma's events and markets, the market
/// objects of the order book's REST side, and announcements of the market channel. Pure functions.
///
/// Which token is Up is told by `outcomes`, never by position; where an event has one market for Up
/// and one for Down, by their titles. A rule that is not understood makes a market that nobody
/// trades on, not an error.
public final class GammaMarkets {

    private static final long USUAL_MINIMUM_SIZE_E8 = 500_000_000L;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private GammaMarkets() {}

    /// Reads a Gamma answer: an event, a market, a list of either, or a page of them.
    public static GammaAnswer parse(byte[] json) {
        List<MarketListing> listings = new ArrayList<>();
        List<String> refusals = new ArrayList<>();
        Json.tree(json, 0, json.length)
                .ifPresentOrElse(
                        node -> read(node, listings, refusals), () -> refusals.add("not JSON"));
        return new GammaAnswer(listings, refusals);
    }

    /// Reads the answer of the order book's `GET /markets/{conditionId}`. It does not say the fees;
    /// the window is that of the slug.
    public static GammaAnswer parseClobMarket(byte[] json, FeeSchedule fees) {
        Optional<JsonNode> tree = Json.tree(json, 0, json.length);
        if (tree.isEmpty()) {
            return new GammaAnswer(List.of(), List.of("not JSON"));
        }
        JsonNode market = tree.get();
        OutcomeTokens tokens = OutcomeTokens.ofClobMarket(market);
        MarketReader reader = new MarketReader(market, market, tokens);
        Optional<Market> terms = reader.terms(fees);
        if (terms.isEmpty()) {
            return new GammaAnswer(List.of(), List.of(reader.refusal()));
        }
        boolean tradable =
                reader.tradable("enable_order_book", "accepting_orders")
                        && !tokens.down().isEmpty();
        Resolution resolution = Json.flag(market, "closed", false) ? winner(market) : null;
        return new GammaAnswer(
                List.of(new MarketListing(terms.get(), 0, 0, resolution, tradable)), List.of());
    }

    /// Reads an announcement of the market channel.
    static Optional<Market> parseAnnouncement(byte[] frame, int start, int end) {
        return Json.tree(frame, start, end - start)
                .flatMap(market -> {
                    OutcomeTokens tokens = OutcomeTokens.ofAnnouncement(market);
                    return new MarketReader(market, market, tokens).terms(MarketFees.read(market));
                });
    }

    private static void read(JsonNode node, List<MarketListing> listings, List<String> refusals) {
        if (node.isArray()) {
            node.forEach(element -> read(element, listings, refusals));
        } else if (node.path("markets").isArray() && node.path("slug").isString()) {
            readEvent(node, listings, refusals);
        } else if (node.path("conditionId").isString()) {
            JsonNode event = node.path("events").path(0);
            readMarket(node, event, OutcomeTokens.ofGammaMarket(node), listings, refusals);
        } else if (pageOf(node).isArray()) {
            pageOf(node).forEach(element -> read(element, listings, refusals));
        } else {
            refusals.add("neither event nor market");
        }
    }

    private static JsonNode pageOf(JsonNode node) {
        for (String name : List.of("events", "markets", "data")) {
            if (node.path(name).isArray()) {
                return node.path(name);
            }
        }
        return node.path("data");
    }

    private static void readEvent(
            JsonNode event, List<MarketListing> listings, List<String> refusals) {
        OutcomeTokens pair = OutcomeTokens.ofPair(event.path("markets"));
        if (pair.complete()) {
            JsonNode up = event.path("markets").path(OutcomeTokens.titledUp(event.path("markets")));
            readMarket(up, event, pair, listings, refusals);
            return;
        }
        for (JsonNode market : event.path("markets")) {
            readMarket(market, event, OutcomeTokens.ofGammaMarket(market), listings, refusals);
        }
    }

    private static void readMarket(
            JsonNode market,
            JsonNode event,
            OutcomeTokens tokens,
            List<MarketListing> listings,
            List<String> refusals) {
        MarketReader reader = new MarketReader(market, event, tokens);
        Optional<Market> terms = reader.terms(MarketFees.read(market));
        if (terms.isEmpty()) {
            refusals.add(reader.refusal());
            return;
        }
        JsonNode prices = event.path("eventMetadata");
        listings.add(
                new MarketListing(
                        terms.get(),
                        Json.priceE8(prices, "priceToBeat"),
                        Json.priceE8(prices, "finalPrice"),
                        resolution(market, tokens),
                        reader.tradable("enableOrderBook", "acceptingOrders")));
    }

    // Null while the outcome is open or disputed.
    private static @Nullable Resolution resolution(JsonNode market, OutcomeTokens tokens) {
        String status = Json.text(market, "umaResolutionStatus");
        boolean settled = status.isEmpty() || status.equals("resolved");
        List<String> prices = Json.texts(market.path("outcomePrices"));
        if (!Json.flag(market, "closed", false) || !settled || prices.size() != 2) {
            return null;
        }
        BigDecimal up;
        BigDecimal down;
        try {
            up = new BigDecimal(prices.get(tokens.upPlace()));
            down = new BigDecimal(prices.get(1 - tokens.upPlace()));
        } catch (NumberFormatException _) {
            return null;
        }
        if (up.compareTo(HALF) == 0 && down.compareTo(HALF) == 0) {
            return Resolution.SPLIT;
        }
        boolean whole = up.add(down).compareTo(BigDecimal.ONE) == 0;
        if (whole && up.compareTo(BigDecimal.ONE) == 0) {
            return Resolution.UP;
        }
        return whole && down.compareTo(BigDecimal.ONE) == 0 ? Resolution.DOWN : null;
    }

    private static @Nullable Resolution winner(JsonNode market) {
        if (Json.flag(market, "is_50_50_outcome", false)) {
            return Resolution.SPLIT;
        }
        for (JsonNode token : market.path("tokens")) {
            if (Json.flag(token, "winner", false)) {
                return Json.text(token, "outcome").equals("Up") ? Resolution.UP : Resolution.DOWN;
            }
        }
        return null;
    }

    /// What one market says about itself.
    private record MarketReader(JsonNode market, JsonNode event, OutcomeTokens tokens) {

        Optional<Market> terms(Optional<FeeSchedule> fees) {
            return terms(fees.orElse(FeeSchedule.NONE), fees.isPresent());
        }

        Optional<Market> terms(FeeSchedule fees) {
            return terms(fees, true);
        }

        String refusal() {
            return "'" + slug() + "' is no complete Up/Down market of a known coin";
        }

        boolean tradable(String bookFlag, String acceptingFlag) {
            return Json.flag(market, "active", false)
                    && !Json.flag(market, "closed", true)
                    && Json.flag(market, bookFlag, false)
                    && Json.flag(market, acceptingFlag, false);
        }

        private Optional<Market> terms(FeeSchedule fees, boolean feesKnown) {
            Optional<Slugs.Parsed> name = Slugs.parse(slug(), nearNs());
            long tickE8 =
                    Json.priceE8(
                            market,
                            "orderPriceMinTickSize",
                            "order_price_min_tick_size",
                            "minimum_tick_size");
            Optional<Coin> coin = coin(name);
            Optional<Window> window = window(name);
            boolean ticked = tickE8 > 0 && tickE8 <= 50_000_000;
            if (!tokens.complete() || coin.isEmpty() || window.isEmpty() || !ticked) {
                return Optional.empty();
            }
            long sizeE8 = Json.priceE8(market, "orderMinSize", "minimum_order_size");
            return Optional.of(
                    new Market(
                            slug(),
                            Json.text(market, "conditionId", "condition_id", "market"),
                            tokens.up(),
                            tokens.down(),
                            coin.get().name(),
                            window.get(),
                            feesKnown
                                    ? rule(coin.get(), window.get())
                                    : new SettlementRule.Unknown("fees not understood"),
                            fees,
                            tickE8,
                            sizeE8 == 0 ? USUAL_MINIMUM_SIZE_E8 : sizeE8));
        }

        private String slug() {
            String own = Json.text(market, "slug", "market_slug");
            String shared = Json.text(event, "slug");
            return tokens.paired() && !shared.isEmpty() ? shared : own;
        }

        // The slug of early markets has no year; the end or any other date tells it.
        private long nearNs() {
            return Json.timeNs(market, "endDate", "end_date_iso", "startDate", "createdAt")
                    .or(() ->
                            Json.decimal(market, "timestamp").map(ms -> ms.longValue() * 1_000_000))
                    .orElse(0L);
        }

        private Optional<Coin> coin(Optional<Slugs.Parsed> name) {
            return name.map(Slugs.Parsed::coin)
                    .or(() -> Coin.of(Json.text(market.path("cryptoMarketConfig"), "asset")));
        }

        // What the venue states wins over what the name says.
        private Optional<Window> window(Optional<Slugs.Parsed> name) {
            Optional<Long> start =
                    Json.timeNs(market, "eventStartTime").or(() -> Json.timeNs(event, "startTime"));
            Optional<Long> end = Json.timeNs(market, "endDate");
            if (start.isPresent() && end.isPresent()) {
                boolean sane = start.get() >= 0 && start.get() < end.get();
                return sane ? Optional.of(new Window(start.get(), end.get())) : Optional.empty();
            }
            return name.map(Slugs.Parsed::window);
        }

        private SettlementRule rule(Coin coin, Window window) {
            String source = Json.text(market, "resolutionSource");
            JsonNode configuration = market.path("cryptoMarketConfig");
            int seconds = SettlementRules.NO_CONFIGURATION;
            if (configuration.path("twapEnabled").isBoolean()) {
                boolean averaged = configuration.path("twapEnabled").booleanValue();
                seconds = averaged ? configuration.path("twapLookbackSeconds").asInt(0) : 0;
                if (averaged && seconds == 0) {
                    return new SettlementRule.Unknown("average of unknown length");
                }
            }
            return SettlementRules.read(
                    coin,
                    window,
                    source.isEmpty() ? Json.text(event, "resolutionSource") : source,
                    Json.text(market, "description"),
                    seconds);
        }
    }
}
