package io.foretick.exchange.polymarket.gamma;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Outcome;
import io.foretick.event.Resolution;
import io.foretick.exchange.polymarket.gamma.AccountBook.Deal;
import io.foretick.exchange.polymarket.gamma.AccountBook.Holding;
import io.foretick.exchange.polymarket.market.Directory;
import io.foretick.exchange.polymarket.market.Listing;
import io.foretick.exchange.polymarket.market.Settlement;
import io.foretick.exchange.polymarket.match.ListedMarket;
import io.foretick.venue.VenueClock;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The Data API: positions, trades, activity and value of an address, and resolutions of markets.
/// Any thread.
public final class DataRoutes {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LIMIT_USUAL = 100;
    private static final int LIMIT_MAX = 500;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private final AccountBook accounts;
    private final Directory directory;
    private final Settlement settlement;
    private final Function<ListedMarket, MarketFigures> figures;
    private final VenueClock clock;

    /// @param figures what the book of a market looks like now
    public DataRoutes(
            AccountBook accounts,
            Directory directory,
            Settlement settlement,
            Function<ListedMarket, MarketFigures> figures,
            VenueClock clock) {
        this.accounts = accounts;
        this.directory = directory;
        this.settlement = settlement;
        this.figures = figures;
        this.clock = clock;
    }

    /// Adds the paths to a server.
    public void addTo(JavalinConfig config) {
        config.routes.get("/", context -> answer(context, JSON.objectNode().put("data", "OK")));
        config.routes.get("/positions", context -> ofUser(context, this::positions));
        config.routes.get("/trades", context -> ofUser(context, user -> deals(user, false)));
        config.routes.get("/activity", context -> ofUser(context, user -> deals(user, true)));
        config.routes.get("/value", context -> ofUser(context, this::value));
        config.routes.get("/v2/resolutions", this::resolution);
    }

    private void ofUser(Context context, Function<String, List<ObjectNode>> list) {
        String user = text(context, "user");
        if (!user.startsWith("0x")) {
            context.status(BAD_REQUEST);
            answer(context, JSON.objectNode().put("error", "required query param 'user' not set"));
            return;
        }
        List<ObjectNode> all =
                list.apply(user).stream().filter(node -> isWanted(context, node)).toList();
        int from = Math.min(number(context, "offset", 0), all.size());
        int limit = Math.min(LIMIT_MAX, number(context, "limit", LIMIT_USUAL));
        ArrayNode page = JSON.arrayNode();
        all.subList(from, Math.min(all.size(), from + limit)).forEach(page::add);
        answer(context, page);
    }

    private static boolean isWanted(Context context, ObjectNode node) {
        List<String> markets = context.queryParams("market");
        return markets.isEmpty() || markets.contains(node.path("conditionId").asString(""));
    }

    private List<ObjectNode> positions(String user) {
        return accounts.holdings(user).stream().map(held -> position(user, held)).toList();
    }

    private ObjectNode position(String user, Holding held) {
        ListedMarket market = held.market();
        long priceE8 = priceE8(market, held.tokenId());
        long valueE8 = E8.multiply(held.sharesE8(), priceE8);
        long gainE8 = valueE8 - held.costE8();
        Outcome outcome = market.outcome(held.tokenId());
        Outcome opposite = outcome == Outcome.UP ? Outcome.DOWN : Outcome.UP;
        ObjectNode node = JSON.objectNode();
        node.put("proxyWallet", user);
        node.put("asset", held.tokenId());
        node.put("conditionId", market.conditionId());
        node.set("size", decimal(held.sharesE8()));
        node.set("avgPrice", decimal(E8.divide(held.costE8(), held.sharesE8())));
        node.set("initialValue", decimal(held.costE8()));
        node.set("currentValue", decimal(valueE8));
        node.set("cashPnl", decimal(gainE8));
        node.set("percentPnl", decimal(percentE8(gainE8, held.costE8())));
        node.set("totalBought", decimal(held.boughtE8()));
        node.set("realizedPnl", decimal(held.realizedE8()));
        node.set("curPrice", decimal(priceE8));
        node.put("redeemable", false); // what is resolved is paid at once
        node.put("mergeable", false);
        putNames(node, market, outcome);
        node.put("oppositeOutcome", name(opposite));
        node.put("oppositeAsset", market.token(opposite));
        node.put("endDate", GammaDates.day(market.window().endNs()));
        node.put("negativeRisk", false);
        return node;
    }

    private List<ObjectNode> value(String user) {
        long sumE8 = 0;
        for (Holding held : accounts.holdings(user)) {
            sumE8 += E8.multiply(held.sharesE8(), priceE8(held.market(), held.tokenId()));
        }
        ObjectNode node = JSON.objectNode();
        node.put("user", user);
        node.set("value", decimal(sumE8));
        return List.of(node);
    }

    private List<ObjectNode> deals(String user, boolean activity) {
        return accounts.deals(user).stream()
                .filter(deal -> activity || !deal.redeemed())
                .map(deal -> deal(user, deal, activity))
                .toList();
    }

    private ObjectNode deal(String user, Deal deal, boolean activity) {
        ObjectNode node = JSON.objectNode();
        node.put("proxyWallet", user);
        if (activity) {
            node.put("type", deal.redeemed() ? "REDEEM" : "TRADE");
            node.set("usdcSize", decimal(deal.cashE8()));
        }
        node.put("side", deal.redeemed() ? "" : deal.side().name());
        node.put("asset", deal.tokenId());
        node.put("conditionId", deal.market().conditionId());
        node.set("size", decimal(deal.sharesE8()));
        node.set("price", decimal(deal.priceE8()));
        node.put("timestamp", Times.toEpochSecond(deal.timeNs()));
        node.put("transactionHash", deal.transactionHash());
        putNames(node, deal.market(), deal.market().outcome(deal.tokenId()));
        return node;
    }

    private void putNames(ObjectNode node, ListedMarket market, Outcome outcome) {
        String title =
                directory.ofSlug(market.slug(), clock.nowNs()).map(Listing::title).orElse("");
        node.put("title", title);
        node.put("slug", market.slug());
        node.put("eventSlug", market.slug());
        node.put("outcome", name(outcome));
        node.put("outcomeIndex", outcome.ordinal());
    }

    // No capture shows this answer; its fields are those of the lists.
    private void resolution(Context context) {
        long nowNs = clock.nowNs();
        Optional<ListedMarket> market =
                directory.ofId(text(context, "condition"), nowNs).map(Listing::market);
        if (market.isEmpty()) {
            context.status(NOT_FOUND);
            answer(context, JSON.objectNode().put("error", "condition not found"));
            return;
        }
        boolean resolved = nowNs >= settlement.resolvesNs(market.get());
        ObjectNode node = JSON.objectNode();
        node.put("condition", market.get().conditionId());
        node.put("resolved", resolved);
        ArrayNode payouts = node.putArray("payouts");
        if (resolved) {
            Resolution paid = settlement.resolution(market.get());
            for (Outcome outcome : Outcome.values()) {
                payouts.add(E8.format(AccountBook.paidE8(outcome, paid)));
            }
            node.put("resolvedAt", GammaDates.isoSeconds(settlement.resolvesNs(market.get())));
        }
        answer(context, node);
    }

    private long priceE8(ListedMarket market, String tokenId) {
        MarketFigures seen = figures.apply(market);
        long bidE8 = Math.max(0, seen.bestBidE8());
        long askE8 = seen.bestAskE8() == MarketFigures.NONE ? E8.ONE : seen.bestAskE8();
        long upE8 = (bidE8 + askE8) / 2;
        return market.outcome(tokenId) == Outcome.UP ? upE8 : E8.ONE - upE8;
    }

    private static long percentE8(long gainE8, long costE8) {
        return costE8 == 0 ? 0 : E8.multiplyDivide(gainE8, 100 * E8.ONE, costE8);
    }

    private static String name(Outcome outcome) {
        return outcome == Outcome.UP ? "Up" : "Down";
    }

    private static JsonNode decimal(long valueE8) {
        return JSON.numberNode(new BigDecimal(E8.format(valueE8)));
    }

    private static String text(Context context, String name) {
        String value = context.queryParam(name);
        return value == null ? "" : value;
    }

    private static int number(Context context, String name, int otherwise) {
        long number = GammaRoutes.number(text(context, name));
        return number < 0 || number > Integer.MAX_VALUE ? otherwise : (int) number;
    }

    private static void answer(Context context, JsonNode answer) {
        context.contentType("application/json").result(answer.toString());
    }
}
