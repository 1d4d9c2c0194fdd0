package io.foretick.venue.live.finder;

import io.foretick.base.Times;
import io.foretick.event.Window;
import io.foretick.exchange.wire.Faults;
import io.foretick.exchange.wire.LoopbackServer;
import io.foretick.venue.VenueClock;
import io.foretick.venue.polymarket.Coin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Gamma as far as the finder asks it, with markets whose facts become known in time.
public final class FakeGamma implements AutoCloseable {

    /// A market, and when the venue says what of it.
    public record Listing(
            String slug,
            String series,
            Coin coin,
            Window window,
            long listedNs,
            long strikeNs,
            long resolvedNs) {

        /// Listed an hour before, its strike told 70 s after the start, its end 40 s after.
        public static Listing usual(String slug, String series, Coin coin, Window window) {
            return new Listing(
                    slug,
                    series,
                    coin,
                    window,
                    window.startNs() - 26 * Times.HOUR_NS,
                    window.startNs() + 70 * Times.SECOND_NS,
                    window.endNs() + 40 * Times.SECOND_NS);
        }

        public Listing listedAt(long ns) {
            return new Listing(slug, series, coin, window, ns, strikeNs, resolvedNs);
        }
    }

    private final Map<String, Listing> bySlug = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final VenueClock clock;
    private final LoopbackServer server;

    public FakeGamma(VenueClock clock) {
        this.clock = clock;
        this.server = LoopbackServer.start("gamma", 0, Faults.NONE, this::route);
    }

    public String url() {
        return server.httpUrl();
    }

    public void list(Listing listing) {
        bySlug.put(listing.slug(), listing);
    }

    /// Answers the next questions with 429.
    public void refuse(int questions) {
        refusals.set(questions);
    }

    /// All paths that were asked for.
    public List<String> asked() {
        return asked;
    }

    /// The token of a market's outcome.
    public static String token(String slug, boolean up) {
        long digits = 1_000_000_000L + (slug.hashCode() & 0x3fffffff);
        return (up ? "1" : "2") + digits;
    }

    @Override
    public void close() {
        server.close();
    }

    private void route(JavalinConfig config) {
        config.routes.get("/events/slug/{slug}", this::one);
        config.routes.get("/events", this::series);
    }

    private boolean refused(Context request) {
        asked.add(request.path());
        boolean refuse = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        if (refuse) {
            request.status(429).header("Retry-After", "1");
        }
        return refuse;
    }

    private void one(Context request) {
        if (refused(request)) {
            return;
        }
        Listing listing = bySlug.get(request.pathParam("slug"));
        if (listing == null || clock.nowNs() < listing.listedNs()) {
            request.status(404)
                    .result("{\"type\":\"not found error\",\"error\":\"slug not found\"}");
        } else {
            request.result(json(listing));
        }
    }

    private void series(Context request) {
        if (refused(request)) {
            return;
        }
        long nowNs = clock.nowNs();
        String slug = request.queryParam("series_slug");
        List<String> page = new ArrayList<>();
        bySlug.values().stream()
                .filter(listing -> listing.series().equals(slug))
                .filter(listing -> nowNs >= listing.listedNs() && nowNs < listing.resolvedNs())
                .sorted(Comparator.comparingLong(listing -> listing.window().endNs()))
                .limit(100)
                .forEach(listing -> page.add(json(listing)));
        request.result("[" + String.join(",", page) + "]");
    }

    private String json(Listing listing) {
        long nowNs = clock.nowNs();
        boolean resolved = nowNs >= listing.resolvedNs();
        String start =
                Instant.ofEpochSecond(listing.window().startNs() / 1_000_000_000L).toString();
        String end = Instant.ofEpochSecond(listing.window().endNs() / 1_000_000_000L).toString();
        String metadata = nowNs >= listing.strikeNs() ? "{\"priceToBeat\":64000.5}" : "{}";
        String market =
                """
                {"conditionId":"0xc%s","slug":"%s","eventStartTime":"%s","endDate":"%s",\
                "outcomes":"[\\"Up\\", \\"Down\\"]","outcomePrices":"[%s]",\
                "clobTokenIds":"[\\"%s\\", \\"%s\\"]","active":true,"closed":%b,\
                "enableOrderBook":true,"acceptingOrders":%b,"orderPriceMinTickSize":0.01,\
                "orderMinSize":5,"umaResolutionStatus":"%s","resolutionSource":\
                "https://data.chain.link/streams/btc-usd-twap-60s-streams",\
                "cryptoMarketConfig":{"asset":"%s","twapEnabled":true,"twapLookbackSeconds":60},\
                "description":"Up if the price is greater than or equal to the first",\
                "feesEnabled":true,"feeSchedule":{"rate":0.07,"exponent":1,"takerOnly":true}}\
                """
                        .formatted(
                                listing.slug(),
                                listing.slug(),
                                start,
                                end,
                                resolved ? "\\\"1\\\", \\\"0\\\"" : "\\\"0.5\\\", \\\"0.5\\\"",
                                token(listing.slug(), true),
                                token(listing.slug(), false),
                                resolved,
                                !resolved,
                                resolved ? "resolved" : "",
                                listing.coin().name());
        return "{\"slug\":\"%s\",\"eventMetadata\":%s,\"markets\":[%s]}"
                .formatted(listing.slug(), metadata, market);
    }
}
