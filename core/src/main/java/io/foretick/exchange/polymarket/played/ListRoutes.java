package io.foretick.exchange.polymarket.played;

import io.foretick.event.Market;
import io.foretick.exchange.polymarket.market.Series;
import io.foretick.venue.VenueClock;
import io.foretick.venue.polymarket.Slugs;
import io.foretick.venue.table.MarketCatalogue.Entry;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Gamma of a recording: events and markets by slug, and lists of them by series and state. Of
/// their fields there are those that a recording can tell. Any thread.
final class ListRoutes {

    private static final int PAGE_MAX = 100;
    private static final int PAGE_USUAL = 20;

    private final PlayedMarkets markets;
    private final VenueClock clock;

    ListRoutes(PlayedMarkets markets, VenueClock clock) {
        this.markets = markets;
        this.clock = clock;
    }

    void addTo(JavalinConfig config) {
        config.routes.get("/events", context -> list(context, MarketJson::event));
        config.routes.get("/events/slug/{slug}", context -> one(context, MarketJson::event));
        config.routes.get("/markets", context -> list(context, MarketJson::market));
        config.routes.get("/markets/slug/{slug}", context -> one(context, MarketJson::market));
    }

    private void one(Context context, Function<Entry, ObjectNode> write) {
        Entry entry =
                markets.ofSlug(context.pathParam("slug"), clock.nowNs())
                        .orElseThrow(NotFoundResponse::new);
        answer(context, write.apply(entry));
    }

    private void list(Context context, Function<Entry, ObjectNode> write) {
        List<Entry> found = new ArrayList<>(markets.all(clock.nowNs()));
        found.removeIf(entry -> !isWanted(context, entry));
        if ("false".equals(context.queryParam("ascending"))) {
            found = found.reversed();
        }
        ArrayNode page = JsonNodeFactory.instance.arrayNode();
        found.stream()
                .skip(number(context, "offset", 0))
                .limit(Math.clamp(number(context, "limit", PAGE_USUAL), 1, PAGE_MAX))
                .forEach(entry -> page.add(write.apply(entry)));
        answer(context, page);
    }

    private static boolean isWanted(Context context, Entry entry) {
        Market market = entry.market();
        String closed = context.queryParam("closed");
        if (closed != null && Boolean.parseBoolean(closed) != MarketJson.closed(entry)) {
            return false;
        }
        List<String> slugs = context.queryParams("slug");
        if (!slugs.isEmpty() && !slugs.contains(market.slug())) {
            return false;
        }
        List<String> series = context.queryParams("series_slug");
        return series.isEmpty() || seriesOf(market).filter(series::contains).isPresent();
    }

    private static Optional<String> seriesOf(Market market) {
        return Slugs.parse(market.slug(), market.window().startNs())
                .map(name -> Series.of(name.coin(), name.length()).slug());
    }

    private static int number(Context context, String name, int otherwise) {
        String value = context.queryParam(name);
        return value != null && value.matches("\\d{1,8}") ? Integer.parseInt(value) : otherwise;
    }

    private static void answer(Context context, JsonNode answer) {
        context.contentType("application/json").result(answer.toString());
    }
}
