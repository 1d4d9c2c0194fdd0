package io.foretick.exchange.hyperliquid;

import io.foretick.base.Times;
import io.foretick.exchange.source.World;
import io.foretick.exchange.spot.EpochUnit;
import io.foretick.exchange.spot.Interval;
import io.foretick.exchange.spot.IntervalCandles;
import io.foretick.exchange.spot.Json;
import io.foretick.venue.VenueClock;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.Optional;

/// The HTTP interface `POST /info`. A request that cannot be read is refused with 422 and a plain
/// text, one too many with 429. Any thread.
final class InfoService {

    /// Weight of the requests of a minute of venue time.
    static final int WEIGHT_MAX = 1_200;

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int CANDLES_MAX = 5_000;
    private static final int TRADES = 10;
    private static final int WEIGHT_SMALL = 2;
    private static final int WEIGHT_USUAL = 20;
    private static final String UNREADABLE =
            "Failed to deserialize the JSON body into the target type";

    private final VenueClock clock;
    private final World world;
    private final Pages pages;
    private long minute = Long.MIN_VALUE;
    private int used;

    InfoService(VenueClock clock, World world, Pages pages) {
        this.clock = clock;
        this.world = world;
        this.pages = pages;
    }

    /// Adds the paths of the service.
    void addTo(JavalinConfig config) {
        config.routes.post("/info", this::serve);
    }

    private void serve(Context context) {
        JsonNode request;
        try {
            request = MAPPER.readTree(context.body());
        } catch (JacksonException _) {
            context.status(400).result("Failed to parse the request body as JSON");
            return;
        }
        String type = request.path("type").asString("");
        long nowNs = clock.nowNs();
        if (!take(weightOf(type), nowNs)) {
            context.status(429).json("null");
            return;
        }
        Optional<JsonNode> answer = answer(type, request, nowNs);
        if (answer.isPresent()) {
            context.contentType("application/json").result(answer.get().toString());
        } else {
            context.status(422).result(UNREADABLE);
        }
    }

    private static int weightOf(String type) {
        return type.equals("l2Book") || type.equals("allMids") ? WEIGHT_SMALL : WEIGHT_USUAL;
    }

    private synchronized boolean take(int weight, long nowNs) {
        long current = Math.floorDiv(nowNs, Times.MINUTE_NS);
        if (current != minute) {
            minute = current;
            used = 0;
        }
        used += weight;
        return used <= WEIGHT_MAX;
    }

    private Optional<JsonNode> answer(String type, JsonNode request, long nowNs) {
        Optional<Perpetual> coin = Perpetual.of(request.path("coin").asString(""));
        return switch (type) {
            case "meta" -> Optional.of(Pages.meta());
            case "metaAndAssetCtxs" -> Optional.of(pages.metaWithContexts(nowNs));
            case "spotMeta" -> Optional.of(Pages.spotMeta());
            case "spotMetaAndAssetCtxs" ->
                    Optional.of(Json.list().add(Pages.spotMeta()).add(Json.list()));
            case "exchangeStatus" -> Optional.of(status(nowNs));
            case "allMids" -> Optional.of(pages.mids(nowNs));
            case "l2Book" ->
                    coin.flatMap(perpetual ->
                            Subscription.grain(request)
                                    .map(grain ->
                                            pages.book(
                                                    perpetual,
                                                    grain,
                                                    LevelBook.LEVELS_MAX,
                                                    nowNs)));
            case "recentTrades" ->
                    coin.map(perpetual -> pages.newestTrades(perpetual, TRADES, nowNs));
            case "candleSnapshot" -> candles(request.path("req"), nowNs);
            default -> Optional.empty();
        };
    }

    private static JsonNode status(long nowNs) {
        return Json.object().putNull("specialStatuses").put("time", EpochUnit.MILLIS.of(nowNs));
    }

    private Optional<JsonNode> candles(JsonNode request, long nowNs) {
        Optional<Perpetual> coin = Perpetual.of(request.path("coin").asString(""));
        Optional<Interval> interval = Interval.ofLetterName(request.path("interval").asString(""));
        if (coin.isEmpty() || interval.isEmpty() || !request.path("startTime").canConvertToLong()) {
            return Optional.empty();
        }
        var candles = IntervalCandles.utc(world, coin.get().coin(), interval.get());
        long fromNs = timeNs(request.path("startTime"), 0);
        long toNs = timeNs(request.path("endTime"), nowNs);
        return Optional.of(pages.candles(candles, fromNs, toNs, CANDLES_MAX, nowNs));
    }

    private static long timeNs(JsonNode millis, long absentNs) {
        return millis.canConvertToLong()
                ? Math.clamp(millis.longValue(), 0, Long.MAX_VALUE / Times.MILLI_NS)
                        * Times.MILLI_NS
                : absentNs;
    }
}
