package io.foretick.exchange.polymarket.gamma;

import io.foretick.exchange.polymarket.market.Directory;
import io.foretick.exchange.polymarket.market.Listing;
import io.foretick.exchange.polymarket.market.MarketIds;
import io.foretick.exchange.polymarket.market.Series;
import io.foretick.exchange.polymarket.market.Settlement;
import io.foretick.exchange.polymarket.match.ListedMarket;
import io.foretick.venue.VenueClock;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Gamma, the service where markets are found: events, markets and series by name, number or
/// filter. Any thread.
public final class GammaRoutes {

    private static final long NO_NUMBER = -1;
    private static final int UNPROCESSABLE = 422;
    private static final int NOT_FOUND = 404;

    private final Directory directory;
    private final Settlement settlement;
    private final EventJson json;
    private final VenueClock clock;

    /// @param figures what the book of a market looks like now
    public GammaRoutes(
            Directory directory,
            Settlement settlement,
            Function<ListedMarket, MarketFigures> figures,
            VenueClock clock) {
        this.directory = directory;
        this.settlement = settlement;
        this.json = new EventJson(settlement, figures);
        this.clock = clock;
    }

    /// Adds the paths to a server.
    public void addTo(JavalinConfig config) {
        config.routes.get("/events", context -> list(context, json::event, false));
        config.routes.get("/events/keyset", this::keyset);
        config.routes.get("/events/slug/{slug}", context -> bySlug(context, json::event));
        config.routes.get("/events/{id}", context -> byId(context, json::event, 0));
        config.routes.get("/markets", context -> list(context, json::market, true));
        config.routes.get("/markets/slug/{slug}", context -> bySlug(context, json::market));
        config.routes.get(
                "/markets/{id}", context -> byId(context, json::market, MarketIds.market(0)));
        config.routes.get("/series", this::series);
        config.routes.get("/series/{id}", this::seriesById);
        config.routes.get("/api/geoblock", GammaRoutes::geoblock);
    }

    /// A plain number, or -1.
    static long number(String text) {
        boolean plain =
                !text.isEmpty()
                        && text.length() < 18
                        && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return plain ? Long.parseLong(text) : NO_NUMBER;
    }

    private void list(
            Context context, BiFunction<Listing, Long, ObjectNode> write, boolean hideClosed) {
        GammaQuery query = query(context);
        if (query.tooFar()) {
            refuse(context, UNPROCESSABLE, "validation error", "offset is too large");
            return;
        }
        answer(context, written(query.page(query.all(hideClosed)), write, query.nowNs()));
    }

    private void keyset(Context context) {
        GammaQuery query = query(context);
        List<Listing> all = query.all(false);
        String cursor = query.text("after_cursor");
        Optional<List<Listing>> rest =
                cursor.isEmpty() ? Optional.of(all) : query.after(all, eventOf(cursor));
        if (rest.isEmpty()) {
            refuse(context, UNPROCESSABLE, "validation error", "invalid cursor");
            return;
        }
        int end = Math.min(query.limit(), rest.get().size());
        List<Listing> page = rest.get().subList(0, end);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("events", written(page, json::event, query.nowNs()));
        if (end < rest.get().size()) {
            answer.put("next_cursor", cursorOf(page.getLast()));
        }
        answer(context, answer);
    }

    private void bySlug(Context context, BiFunction<Listing, Long, ObjectNode> write) {
        long nowNs = clock.nowNs();
        one(context, directory.ofSlug(context.pathParam("slug"), nowNs), write, nowNs);
    }

    private void byId(Context context, BiFunction<Listing, Long, ObjectNode> write, long firstId) {
        long nowNs = clock.nowNs();
        long id = number(context.pathParam("id"));
        if (id == NO_NUMBER) {
            refuse(context, UNPROCESSABLE, "validation error", "id is invalid");
            return;
        }
        one(context, directory.ofEvent(id - firstId, nowNs), write, nowNs);
    }

    private static void one(
            Context context,
            Optional<Listing> found,
            BiFunction<Listing, Long, ObjectNode> write,
            long nowNs) {
        if (found.isEmpty()) {
            refuse(context, NOT_FOUND, "not found error", "not found");
            return;
        }
        answer(context, write.apply(found.get(), nowNs));
    }

    private void series(Context context) {
        List<String> slugs = context.queryParams("slug");
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        Series.all().stream()
                .filter(series -> slugs.isEmpty() || slugs.contains(series.slug()))
                .forEach(series -> list.add(EventJson.series(series)));
        answer(context, list);
    }

    private void seriesById(Context context) {
        long id = number(context.pathParam("id"));
        Series.all().stream()
                .filter(series -> series.id() == id)
                .findFirst()
                .ifPresentOrElse(
                        series -> answer(context, EventJson.series(series)),
                        () -> refuse(context, NOT_FOUND, "not found error", "not found"));
    }

    private static void geoblock(Context context) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("blocked", false);
        answer.put("ip", "127.0.0.1");
        answer.put("country", "CH");
        answer.put("region", "ZH");
        answer(context, answer);
    }

    private GammaQuery query(Context context) {
        long nowNs = clock.nowNs();
        return new GammaQuery(
                context,
                directory,
                listing -> nowNs >= settlement.resolvesNs(listing.market()),
                nowNs);
    }

    private static ArrayNode written(
            List<Listing> page, BiFunction<Listing, Long, ObjectNode> write, long nowNs) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        page.forEach(listing -> list.add(write.apply(listing, nowNs)));
        return list;
    }

    private static String cursorOf(Listing last) {
        byte[] text = Long.toString(last.eventId()).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    private static long eventOf(String cursor) {
        try {
            return number(
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException _) {
            return NO_NUMBER;
        }
    }

    private static void refuse(Context context, int status, String type, String error) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("type", type);
        answer.put("error", error);
        context.status(status);
        answer(context, answer);
    }

    private static void answer(Context context, JsonNode answer) {
        context.contentType("application/json").result(answer.toString());
    }
}
