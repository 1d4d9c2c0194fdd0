package io.foretick.exchange.polymarket.gamma;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.exchange.polymarket.market.Directory;
import io.foretick.exchange.polymarket.market.Settlement;
import io.foretick.exchange.polymarket.market.SettlementPrices;
import io.foretick.exchange.wire.Faults;
import io.foretick.exchange.wire.LoopbackServer;
import io.foretick.venue.VenueClock;
import io.foretick.venue.polymarket.Coin;
import io.foretick.venue.polymarket.GammaAnswer;
import io.foretick.venue.polymarket.GammaMarkets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Gamma over a real socket, its clock almost standing still.
final class GammaRoutesTest {

    private static final long START = 1_790_899_200L; // a quarter of an hour begins
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private LoopbackServer server;

    /// Prices that always rise.
    private static final class Rising implements SettlementPrices {
        @Override
        public long oracleAverageE8(Coin coin, long epochSecond) {
            return epochSecond * E8.ONE;
        }

        @Override
        public long candleOpenE8(Coin coin, long startNs) {
            return Times.toEpochSecond(startNs) * E8.ONE;
        }

        @Override
        public long candleCloseE8(Coin coin, long endNs) {
            return Times.toEpochSecond(endNs) * E8.ONE;
        }
    }

    @BeforeEach
    void start() {
        server = serve(START + 5);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static LoopbackServer serve(long second) {
        VenueClock clock = VenueClock.startingAt(second * Times.SECOND_NS, 0.001);
        var routes =
                new GammaRoutes(
                        new Directory(),
                        new Settlement(new Rising(), new Seed(1)),
                        _ -> new MarketFigures(1_000_000, -1, 51_000_000, -1, 0),
                        clock);
        return LoopbackServer.start("polymarket_gamma", 0, Faults.NONE, routes::addTo);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server.httpUrl() + path)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        return JSON.readTree(get(path).body());
    }

    @Test
    void givesNoMoreThanAHundredOnAPage() throws Exception {
        assertEquals(100, json("/events?limit=5000").size());
        assertEquals(20, json("/events").size());
    }

    @Test
    void refusesAnOffsetBeyondTwoThousand() throws Exception {
        assertEquals(200, get("/events?offset=2000").statusCode());
        assertEquals(422, get("/events?offset=2001").statusCode());
    }

    @Test
    void keysetPagesReachEveryEventOnce() throws Exception {
        Set<String> seen = new HashSet<>();
        String cursor = "";
        do {
            JsonNode page =
                    json(
                            "/events/keyset?limit=100&series_slug=btc-up-or-down-5m&after_cursor="
                                    + cursor);
            page.path("events").forEach(event -> assertTrue(seen.add(event.path("id").asString())));
            cursor = page.path("next_cursor").asString("");
        } while (!cursor.isEmpty());
        assertEquals(
                new Directory()
                        .listed(START * Times.SECOND_NS).stream()
                                .filter(listing ->
                                        listing.series().slug().equals("btc-up-or-down-5m"))
                                .count(),
                seen.size());
    }

    @Test
    void everyKindOfAnswerIsUnderstood() throws Exception {
        for (String path :
                new String[] {
                    "/events?closed=true&limit=100",
                    "/events?series_slug=solana-up-or-down-daily",
                    "/events?series_id=10114&limit=100",
                    "/markets?limit=100",
                    "/markets/slug/xrp-updown-4h-1790899200",
                    "/events/keyset?closed=false&limit=100"
                }) {
            String body = get(path).body();
            GammaAnswer answer = GammaMarkets.parse(body.getBytes(StandardCharsets.UTF_8));
            assertEquals(List.of(), answer.refusals(), path);
            assertFalse(answer.listings().isEmpty(), path);
        }
    }

    @Test
    void writesArraysInStringsAndLeavesOutAMissingBid() throws Exception {
        JsonNode market = json("/markets/slug/btc-updown-15m-1790899200");
        assertEquals("[\"Up\", \"Down\"]", market.path("outcomes").asString(""));
        assertTrue(market.path("clobTokenIds").isString());
        assertTrue(market.path("bestBid").isMissingNode());
        assertEquals("0", market.path("volume").asString(""));
        assertEquals("2026-10-02T00:00:00Z", market.path("eventStartTime").asString(""));
    }

    @Test
    void showsTheStrikeOnlySomeTimeAfterTheStart() throws Exception {
        String path = "/events/slug/btc-updown-15m-1790899200";
        assertTrue(json(path).path("eventMetadata").isMissingNode());
        server.close();
        server = serve(START + 95);
        JsonNode prices = json(path).path("eventMetadata");
        assertEquals(START, prices.path("priceToBeat").asLong(0));
        assertTrue(prices.path("finalPrice").isMissingNode());
        server.close();
        server = serve(START + 995);
        JsonNode event = json(path);
        assertEquals(START + 900, event.path("eventMetadata").path("finalPrice").asLong(0));
        JsonNode market = event.path("markets").path(0);
        assertEquals("[\"1\", \"0\"]", market.path("outcomePrices").asString(""));
        assertEquals("resolved", market.path("umaResolutionStatus").asString(""));
        assertTrue(market.path("closedTime").asString("").matches(".{10} .{8}\\+00"));
    }

    @Test
    void hidesClosedMarketsUnlessAskedFor() throws Exception {
        String slug = "btc-updown-5m-1790898600";
        assertEquals(0, json("/markets?slug=" + slug).size());
        JsonNode found = json("/markets?closed=true&slug=" + slug);
        assertEquals(1, found.size());
        String condition = found.path(0).path("conditionId").asString("");
        assertEquals(1, json("/markets?closed=true&condition_ids=" + condition).size());
        assertEquals(0, json("/markets?condition_ids=" + condition).size());
        assertEquals(1, json("/events?slug=" + slug).size());
    }

    @Test
    void leavesTheseMarketsOutOfListsOfWhatIsActive() throws Exception {
        assertEquals(0, json("/events?active=true").size());
        assertTrue(json("/events?active=true&series_slug=btc-up-or-down-5m").size() > 0);
    }

    @Test
    void answersWhatItDoesNotKnowWith404() throws Exception {
        assertEquals(404, get("/events/slug/nothing").statusCode());
        assertEquals(404, get("/events/17").statusCode());
        assertEquals(422, get("/events/nothing").statusCode());
        assertEquals(0, json("/series?slug=nothing").size());
        assertEquals(
                "10192", json("/series?slug=btc-up-or-down-15m").path(0).path("id").asString(""));
    }
}
