package io.foretick.exchange.polymarket.played;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.FeeSchedule;
import io.foretick.event.Market;
import io.foretick.event.Resolution;
import io.foretick.event.SettlementRule;
import io.foretick.event.Source;
import io.foretick.event.Tie;
import io.foretick.event.Window;
import io.foretick.exchange.LoopbackClient;
import io.foretick.exchange.TestVenue;
import io.foretick.exchange.playback.PlayedFrame;
import io.foretick.venue.polymarket.GammaMarkets;
import io.foretick.venue.polymarket.MarketListing;
import io.foretick.venue.table.MarketCatalogue.Entry;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The services of a played Polymarket over real sockets, the clock almost standing still.
class PlayedPolymarketTest {

    private static final long START = 1_791_208_800; // 2026-10-05T14:00:00Z
    private static final SettlementRule AVERAGE =
            new SettlementRule.OraclePrice("btc/usd", 60, Tie.UP);
    private static final Market MARKET =
            market("btc-updown-5m-" + START, START, START + 300, AVERAGE);
    private static final String UP = MARKET.upToken();
    private static final String BOOK = bookOf(UP, 1);
    private static final String TOPIC = "crypto_prices_twap_sixty";

    private final LoopbackClient client = new LoopbackClient();
    private final List<PlayedPolymarket> started = new ArrayList<>();

    @AfterEach
    void stop() {
        client.close();
        started.forEach(PlayedPolymarket::close);
    }

    @Test
    void sendsFramesInTheirOrderToWhoeverSubscribedToTheirTokens() throws Exception {
        PlayedPolymarket venue = at(START, entry(MARKET));
        try (var reader = books(venue);
                var stranger = books(venue)) {
            subscribe(reader, UP);
            subscribe(stranger, "999");
            assertEquals("[]", reader.nextText());
            assertEquals("[]", stranger.nextText());
            venue.play(frame(BOOK, UP));
            venue.play(frame(bookOf("999", 2), "999"));
            venue.play(frame(change(UP, 3), UP));
            assertEquals(BOOK, reader.nextText());
            assertEquals(change(UP, 3), reader.nextText());
            assertEquals(bookOf("999", 2), stranger.nextText());
        }
    }

    @Test
    void whoSubscribesLateHearsTheLastBookAndItsChangesFirst() throws Exception {
        PlayedPolymarket venue = at(START, entry(MARKET));
        venue.play(frame(change(UP, 0), UP)); // of a book that was never recorded
        venue.play(frame(BOOK, UP));
        venue.play(frame(change(UP, 2), UP));
        venue.play(frame(bookOf(UP, 3), UP));
        venue.play(frame(change(UP, 4), UP));
        venue.play(frame(trade(UP, 5), UP)); // the past is not traded again
        try (var late = books(venue)) {
            subscribe(late, UP);
            assertEquals(bookOf(UP, 3), late.nextText());
            assertEquals(change(UP, 4), late.nextText());
            venue.play(frame(trade(UP, 6), UP));
            assertEquals(trade(UP, 6), late.nextText());
        }
    }

    @Test
    void aFrameAboutBothTokensComesOnce() throws Exception {
        PlayedPolymarket venue = at(START, entry(MARKET));
        String both = "[" + BOOK + "," + bookOf(MARKET.downToken(), 1) + "]";
        venue.play(frame(both, UP, MARKET.downToken()));
        try (var late = books(venue)) {
            subscribe(late, UP, MARKET.downToken());
            assertEquals(both, late.nextText());
            late.send("PING");
            assertEquals("PONG", late.nextText());
        }
    }

    @Test
    void sendsPricesByTopicAndFilter() throws Exception {
        PlayedPolymarket venue = at(START, entry(MARKET));
        try (var all = client.connect(TestVenue.url(venue, "polymarket_rtds"));
                var some = client.connect(TestVenue.url(venue, "polymarket_rtds"))) {
            all.send(subscription(""));
            some.send(subscription("{\\\"symbol\\\":\\\"eth/usd\\\"}"));
            confirm(all);
            confirm(some);
            venue.play(price("btc/usd", START, 100));
            venue.play(price("eth/usd", START, 200));
            assertEquals(price("btc/usd", START, 100).text(), all.nextText());
            assertEquals(price("eth/usd", START, 200).text(), all.nextText());
            assertEquals(price("eth/usd", START, 200).text(), some.nextText());
        }
    }

    @Test
    void listsEveryRuleSoThatClientsReadTheRecordedMarket() throws Exception {
        long noon = START + 2 * 3_600; // noon in New York
        List<Market> markets =
                List.of(
                        MARKET,
                        market(
                                "btc-updown-15m-" + START,
                                START,
                                START + 900,
                                new SettlementRule.OraclePrice("btc/usd", 0, Tie.UP)),
                        market(
                                "bitcoin-up-or-down-october-5-2026-10am-et",
                                START,
                                START + 3_600,
                                new SettlementRule.WindowCandle("BTCUSDT", Tie.UP)),
                        market(
                                "bitcoin-up-or-down-on-october-6-2026",
                                noon,
                                noon + 86_400,
                                new SettlementRule.BoundaryMinuteCloses("BTCUSDT", Tie.SPLIT)));
        PlayedPolymarket venue =
                at(START, markets.stream().map(market -> entry(market)).toArray(Entry[]::new));
        for (Market market : markets) {
            assertEquals(market, listing(venue, market.slug()).market());
        }
    }

    @Test
    void listsASeriesByItsEnd() throws Exception {
        Market next = market("btc-updown-5m-" + (START + 300), START + 300, START + 600, AVERAGE);
        Market hour =
                market(
                        "bitcoin-up-or-down-october-5-2026-10am-et",
                        START,
                        START + 3_600,
                        new SettlementRule.WindowCandle("BTCUSDT", Tie.UP));
        PlayedPolymarket venue = at(START, entry(next), entry(hour), entry(MARKET));
        byte[] answer =
                client.get(
                                TestVenue.url(venue, "polymarket_gamma")
                                        + "/events?series_slug=btc-up-or-down-5m&closed=false")
                        .bytes();
        assertEquals(
                List.of(MARKET, next),
                GammaMarkets.parse(answer).listings().stream().map(MarketListing::market).toList());
    }

    @Test
    void tellsNothingBeforeItsTime() throws Exception {
        Entry known = new Entry(MARKET, 5 * E8.ONE, 4 * E8.ONE, Resolution.DOWN);
        MarketListing before = listing(at(START - 1, known), MARKET.slug());
        assertEquals(0, before.strikeE8());
        MarketListing during = listing(at(START + 299, known), MARKET.slug());
        assertEquals(5 * E8.ONE, during.strikeE8());
        assertEquals(0, during.finalPriceE8());
        assertNull(during.resolution());
        MarketListing after = listing(at(START + 300, known), MARKET.slug());
        assertEquals(4 * E8.ONE, after.finalPriceE8());
        assertEquals(Resolution.DOWN, after.resolution());
    }

    @Test
    void decidesByTheRecordedOracleWhereNoListTellsTheOutcome() throws Exception {
        PlayedPolymarket venue = at(START + 301, entry(MARKET));
        venue.play(price("btc/usd", START, 100));
        assertNull(listing(venue, MARKET.slug()).resolution());
        venue.play(price("btc/usd", START + 299, 90));
        venue.play(price("btc/usd", START + 300, 100)); // a tie
        MarketListing listing = listing(venue, MARKET.slug());
        assertEquals(Resolution.UP, listing.resolution());
        assertEquals(100 * E8.ONE, listing.strikeE8());
    }

    @Test
    void knowsNothingElse() throws Exception {
        PlayedPolymarket venue = at(START, entry(MARKET));
        String clob = TestVenue.url(venue, "polymarket_clob");
        assertEquals(String.valueOf(START), client.get(clob + "/time").text());
        assertEquals(404, client.get(clob + "/book?token_id=" + UP).status());
        assertEquals(404, client.post(clob + "/order", "{}").status());
        assertEquals(
                404,
                client.get(TestVenue.url(venue, "polymarket_data") + "/positions?user=0x1")
                        .status());
        assertEquals(
                404,
                client.get(TestVenue.url(venue, "polymarket_gamma") + "/events/slug/none")
                        .status());
    }

    private PlayedPolymarket at(long second, Entry... entries) {
        var context = TestVenue.contextAt(second * Times.SECOND_NS, 0.001);
        PlayedPolymarket venue = PlayedPolymarket.start(context, Arrays.asList(entries));
        started.add(venue);
        return venue;
    }

    private LoopbackClient.Inbox books(PlayedPolymarket venue) {
        return client.connect(TestVenue.url(venue, "polymarket_ws") + "/ws/market");
    }

    private MarketListing listing(PlayedPolymarket venue, String slug)
            throws IOException, InterruptedException {
        String url = TestVenue.url(venue, "polymarket_gamma") + "/events/slug/" + slug;
        return GammaMarkets.parse(client.get(url).bytes()).listings().getFirst();
    }

    private static void subscribe(LoopbackClient.Inbox inbox, String... tokens) {
        inbox.send(
                "{\"assets_ids\":[\"" + String.join("\",\"", tokens) + "\"],\"type\":\"market\"}");
    }

    private static String subscription(String filters) {
        return "{\"action\":\"subscribe\",\"subscriptions\":[{\"topic\":\""
                + TOPIC
                + "\",\"type\":\"update\",\"filters\":\""
                + filters
                + "\"}]}";
    }

    // An answer proves that the server has read what came before.
    private static void confirm(LoopbackClient.Inbox inbox) throws InterruptedException {
        inbox.send("PING");
        assertEquals("PONG", inbox.nextText());
    }

    private static PlayedFrame frame(String text, String... tokens) {
        return new PlayedFrame(0, Source.POLYMARKET_CLOB, text, List.of(tokens));
    }

    private static PlayedFrame price(String symbol, long second, long value) {
        String text =
                """
                {"topic":"%s","type":"update","timestamp":%d,"payload":{"symbol":"%s",\
                "timestamp":%d,"value":%d,"full_accuracy_value":"%d000000000000000000",\
                "window_s":60}}\
                """
                        .formatted(TOPIC, second * 1_000, symbol, second * 1_000, value, value);
        return new PlayedFrame(
                0, Source.POLYMARKET_RTDS, text, List.of(TOPIC, TOPIC + ":" + symbol));
    }

    private static String bookOf(String token, int ms) {
        return """
        {"event_type":"book","asset_id":"%s","timestamp":"%d","bids":[],"asks":[]}\
        """
                .formatted(token, ms);
    }

    private static String change(String token, int ms) {
        return """
        {"event_type":"price_change","timestamp":"%d","price_changes":[{"asset_id":"%s",\
        "price":"0.4","size":"1","side":"BUY"}]}\
        """
                .formatted(ms, token);
    }

    private static String trade(String token, int ms) {
        return """
        {"event_type":"last_trade_price","asset_id":"%s","timestamp":"%d","price":"0.4"}\
        """
                .formatted(token, ms);
    }

    private static Entry entry(Market market) {
        return new Entry(market, 0, 0, null);
    }

    private static Market market(String slug, long start, long end, SettlementRule rule) {
        return new Market(
                slug,
                "0x" + slug.hashCode(),
                "1" + start,
                "2" + start,
                "BTC",
                Window.ofSeconds(start, end),
                rule,
                new FeeSchedule(7_000_000, 1, false),
                1_000_000,
                500_000_000);
    }
}
