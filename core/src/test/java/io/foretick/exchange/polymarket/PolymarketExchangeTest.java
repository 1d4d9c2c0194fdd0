package io.foretick.exchange.polymarket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.Market;
import io.foretick.event.Resolution;
import io.foretick.event.SettlementRule;
import io.foretick.event.SkipReason;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.exchange.LoopbackClient;
import io.foretick.exchange.source.World;
import io.foretick.exchange.source.WorldSettings;
import io.foretick.exchange.wire.ExchangeContext;
import io.foretick.exchange.wire.Faults;
import io.foretick.testing.Heard;
import io.foretick.venue.Listings;
import io.foretick.venue.VenueClock;
import io.foretick.venue.polymarket.Coin;
import io.foretick.venue.polymarket.GammaAnswer;
import io.foretick.venue.polymarket.GammaMarkets;
import io.foretick.venue.polymarket.MarketChannelDecoder;
import io.foretick.venue.polymarket.MarketListing;
import io.foretick.venue.polymarket.ReferencePriceDecoder;

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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The whole simulated venue over real sockets, read with the project's own decoders.
final class PolymarketExchangeTest {

    private static final long START = 1_790_899_140L; // a minute before a quarter of an hour
    private static final int SPEED = 20;
    private static final World WORLD = World.of(new Seed(7), WorldSettings.USUAL);
    private static final String SLUG = "btc-updown-5m-1790899200";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final LoopbackClient sockets = new LoopbackClient();
    private VenueClock clock;
    private PolymarketExchange exchange;

    @BeforeEach
    void start() {
        clock = VenueClock.startingAt(START * Times.SECOND_NS, SPEED);
        exchange = exchange(clock);
    }

    @AfterEach
    void stop() {
        sockets.close();
        exchange.close();
    }

    private void startAgainAt(long second) {
        exchange.close();
        clock = VenueClock.startingAt(second * Times.SECOND_NS, SPEED);
        exchange = exchange(clock);
    }

    private static PolymarketExchange exchange(VenueClock clock) {
        var context = new ExchangeContext(clock, new Seed(7), Faults.NONE, _ -> 0);
        return PolymarketExchange.start(context, WORLD, PolymarketSettings.USUAL);
    }

    @Test
    void namesItsFiveServices() {
        assertEquals(
                List.of(
                        "polymarket_clob",
                        "polymarket_ws",
                        "polymarket_gamma",
                        "polymarket_rtds",
                        "polymarket_data"),
                List.copyOf(exchange.urls().keySet()));
    }

    @Test
    void listsMarketsThatTheProjectUnderstands() throws Exception {
        GammaAnswer answer =
                GammaMarkets.parse(
                        gamma("/events?closed=false&order=endDate&limit=100")
                                .getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(), answer.refusals());
        assertEquals(100, answer.listings().size());
        for (MarketListing listing : answer.listings()) {
            assertFalse(
                    listing.market().rule() instanceof SettlementRule.Unknown,
                    () -> listing.market().slug() + " " + listing.market().rule());
        }
    }

    @Test
    void everyFrameOfTheMarketChannelIsUnderstood() throws Exception {
        var listings = new Listings();
        Market market = listed(SLUG);
        listings.list(market, new Stamp(1, 1, 1, 1, Source.POLYMARKET_CLOB), _ -> {});
        var heard = new Heard(new MarketChannelDecoder(listings), Source.POLYMARKET_CLOB);
        try (var client = marketChannel(market)) {
            client.send("PING");
            client.awaitPart("last_trade_price\",\"transaction_hash");
            client.awaitPart("PONG");
            client.awaitTexts(301);
            client.texts().forEach(heard::frame);
        }
        Map<SkipReason, Long> reasons = heard.reasons();
        assertEquals(0, reasons.getOrDefault(SkipReason.MALFORMED, 0L), reasons::toString);
        assertEquals(0, reasons.getOrDefault(SkipReason.UNKNOWN, 0L), reasons::toString);
        assertTrue(heard.count(Event.BookUpdate.class) > 100);
        assertTrue(heard.count(Event.Trade.class) > 0);
    }

    @Test
    void refusesAPingBeforeASubscription() {
        try (var client = sockets.connect(url("polymarket_ws") + "/ws/market")) {
            client.send("PING");
            client.awaitClosed();
            assertEquals(1008, client.closeCode());
        }
    }

    @Test
    void saysWhenNothingIsNewInASubscription() throws Exception {
        Market market = listed(SLUG);
        try (var client = marketChannel(market)) {
            assertTrue(client.awaitText(frame -> frame.startsWith("[")).contains("\"book\""));
            client.send(
                    "{\"operation\":\"subscribe\",\"assets_ids\":[\"%s\"]}"
                            .formatted(market.upToken()));
            client.awaitPart("NO NEW ASSETS");
        }
    }

    @Test
    void everyReferencePriceIsUnderstood() {
        var listings = new Listings();
        var heard = new Heard(new ReferencePriceDecoder(listings), Source.POLYMARKET_RTDS);
        try (var client = sockets.connect(url("polymarket_rtds"))) {
            client.send(
                    """
                    {"action":"subscribe","subscriptions":[\
                    {"topic":"crypto_prices_twap_sixty","type":"update",\
                    "filters":"{\\"symbol\\":\\"btc/usd\\"}"},\
                    {"topic":"crypto_prices_twap_thirty","type":"update"},\
                    {"topic":"crypto_prices_chainlink","type":"*"},\
                    {"topic":"crypto_prices","type":"update"}]}\
                    """);
            client.send("PING");
            client.awaitPart("PONG");
            client.awaitTexts(201);
            client.texts().forEach(heard::frame);
        }
        assertEquals(Set.of(SkipReason.CONTROL), heard.reasons().keySet());
        assertEquals(1 + 4 + 4 + 4, listings.size());
        for (Event.OracleTick tick : heard.all(Event.OracleTick.class)) {
            assertEquals(0, tick.at().venueNs() % Times.SECOND_NS);
        }
    }

    @Test
    void polyBoltGivesASnapshotAndThenNumberedPrices() throws Exception {
        var trader = new Trader(url("polymarket_clob"), clock);
        var heard = new Heard(new ReferencePriceDecoder(new Listings()), Source.POLYMARKET_RTDS);
        try (var client = sockets.connect(url("polymarket_rtds") + "/ws")) {
            client.send("{\"op\":\"auth\",\"rid\":\"a1\",\"auth\":" + trader.auth() + "}");
            client.awaitPart("authed");
            client.send(
                    """
                    {"op":"subscribe","rid":"s1","subscriptions":[\
                    {"channel":"price.crypto.twap",\
                    "filter":{"symbol":"btcusd","window_seconds":60}}]}\
                    """);
            client.awaitTexts(21);
            client.texts().forEach(heard::frame);
            assertTrue(client.texts().get(2).contains("\"seq\":1,"), client.texts().get(2));
            assertTrue(client.texts().get(3).contains("\"seq\":2,"), client.texts().get(3));
        }
        assertEquals(Set.of(SkipReason.CONTROL), heard.reasons().keySet());
        assertTrue(heard.count(Event.OracleTick.class) > 120);
    }

    @Test
    void polyBoltSendsStrangersAway() {
        try (var client = sockets.connect(url("polymarket_rtds") + "/ws")) {
            client.send("{\"op\":\"auth\",\"rid\":\"a1\",\"auth\":{\"apiKey\":\"nobody\"}}");
            client.awaitClosed();
            assertEquals(4001, client.closeCode());
        }
    }

    @Test
    void anOrderGoesToTheUserChannelAndTheDataApi() throws Exception {
        var trader = new Trader(url("polymarket_clob"), clock);
        Market market = listed(SLUG);
        try (var client = sockets.connect(url("polymarket_ws") + "/ws/user")) {
            client.send("{\"auth\":" + trader.auth() + ",\"type\":\"user\",\"markets\":[]}");
            client.send("PING");
            client.awaitPart("PONG");
            JsonNode resting = trader.buy(market.upToken(), 100_000, 10_000_000, "GTC");
            assertEquals("live", resting.path("status").asString(""), resting::toString);
            client.awaitPart("PLACEMENT");
            JsonNode taken = trader.buy(market.upToken(), 9_900_000, 10_000_000, "FAK");
            assertEquals("matched", taken.path("status").asString(""), taken::toString);
            String id = taken.path("tradeIDs").path(0).asString("");
            JsonNode trade =
                    JSON.readTree(
                            client.awaitText(frame ->
                                    frame.contains(id)
                                            && frame.contains("MATCHED")
                                            && frame.contains("\"trade\"")));
            assertEquals("TAKER", trade.path("trader_side").asString(""));
            assertEquals(market.upToken(), trade.path("asset_id").asString(""));
            client.awaitText(frame -> frame.contains(id) && frame.contains("CONFIRMED"));
        }
        JsonNode positions =
                JSON.readTree(get("polymarket_data", "/positions?user=" + trader.address()));
        assertEquals(1, positions.size(), positions::toString);
        assertEquals(market.conditionId(), positions.path(0).path("conditionId").asString(""));
        assertEquals("Up", positions.path(0).path("outcome").asString(""));
        JsonNode trades = JSON.readTree(get("polymarket_data", "/trades?user=" + trader.address()));
        assertEquals("BUY", trades.path(0).path("side").asString(""), trades::toString);
    }

    @Test
    void resolvesMarketsByTheRuleAndPaysThem() throws Exception {
        startAgainAt(START + 340); // twenty seconds before the end
        Market market = listed(SLUG);
        try (var client = marketChannel(market)) {
            String resolved = client.awaitPart("market_resolved");
            assertTrue(resolved.contains(market.conditionId()));
            client.awaitPart("new_market");
        }
        MarketListing closed = one(SLUG);
        var prices = new WorldPrices(WORLD);
        long strikeE8 = prices.oracleAverageE8(Coin.BTC, 1_790_899_200);
        long finalE8 = prices.oracleAverageE8(Coin.BTC, 1_790_899_500);
        assertEquals(strikeE8, closed.strikeE8());
        assertEquals(finalE8, closed.finalPriceE8());
        assertEquals(finalE8 >= strikeE8 ? Resolution.UP : Resolution.DOWN, closed.resolution());
        assertFalse(closed.tradable());
        String clob = get("polymarket_clob", "/markets/" + market.conditionId());
        assertTrue(clob.contains("\"winner\":true"), clob);
        assertTrue(
                get("polymarket_clob", "/book?token_id=" + market.upToken())
                        .contains("No orderbook exists"));
    }

    @Test
    void theSameSeedGivesTheSameOutcomesAtAnotherSpeed() throws Exception {
        Map<String, String> first = outcomes();
        VenueClock slower = VenueClock.startingAt(START * Times.SECOND_NS, 3);
        try (PolymarketExchange other = exchange(slower)) {
            String body = get(other, "polymarket_gamma", pastMarkets());
            assertEquals(first, outcomes(body));
        }
        assertTrue(first.size() > 50);
        for (String outcome : List.of("UP", "DOWN")) {
            assertTrue(first.values().stream().anyMatch(value -> value.startsWith(outcome)));
        }
    }

    private Map<String, String> outcomes() throws IOException, InterruptedException {
        return outcomes(get("polymarket_gamma", pastMarkets()));
    }

    private static Map<String, String> outcomes(String body) {
        Map<String, String> outcomes = new TreeMap<>();
        for (MarketListing listing :
                GammaMarkets.parse(body.getBytes(StandardCharsets.UTF_8)).listings()) {
            outcomes.put(
                    listing.market().slug(),
                    listing.resolution() + " " + E8.format(listing.strikeE8()));
        }
        return outcomes;
    }

    private static String pastMarkets() {
        return "/events?series_slug=eth-up-or-down-15m&closed=true&order=endDate&limit=100"
                + "&ascending=true";
    }

    private LoopbackClient.Inbox marketChannel(Market market) {
        var client = sockets.connect(url("polymarket_ws") + "/ws/market");
        client.send(
                """
                {"assets_ids":["%s","%s"],"type":"market","custom_feature_enabled":true}\
                """
                        .formatted(market.upToken(), market.downToken()));
        return client;
    }

    private Market listed(String slug) throws IOException, InterruptedException {
        return one(slug).market();
    }

    private MarketListing one(String slug) throws IOException, InterruptedException {
        GammaAnswer answer =
                GammaMarkets.parse(gamma("/events/slug/" + slug).getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(), answer.refusals());
        return answer.listings().getFirst();
    }

    private String url(String service) {
        return urlOf(exchange, service);
    }

    private static String urlOf(PolymarketExchange exchange, String service) {
        return exchange.urls().getOrDefault(service, "");
    }

    private String gamma(String path) throws IOException, InterruptedException {
        return get("polymarket_gamma", path);
    }

    private String get(String service, String path) throws IOException, InterruptedException {
        return get(exchange, service, path);
    }

    private String get(PolymarketExchange from, String service, String path)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(urlOf(from, service) + path)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
