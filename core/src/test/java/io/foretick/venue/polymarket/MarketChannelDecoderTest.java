package io.foretick.venue.polymarket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.event.BookChanges;
import io.foretick.event.BookLoss;
import io.foretick.event.Event;
import io.foretick.event.FeeSchedule;
import io.foretick.event.Market;
import io.foretick.event.Resolution;
import io.foretick.event.SettlementRule;
import io.foretick.event.Side;
import io.foretick.event.SkipReason;
import io.foretick.event.Source;
import io.foretick.event.Tie;
import io.foretick.event.Window;
import io.foretick.testing.Heard;
import io.foretick.venue.Listings;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

final class MarketChannelDecoderTest {

    private static final String UP = "1111111111111111111111111111111111111111";
    private static final String DOWN = "2222222222222222222222222222222222222222";

    private static final String BOOK_UP =
            """
            {"market":"0x01","asset_id":"%s","timestamp":"1790616700123","hash":"ab",\
            "bids":[{"price":"0.4","size":"100"},{"price":"0.45","size":"7.5"}],\
            "asks":[{"price":"0.5","size":"20"}],"tick_size":"0.01","event_type":"book",\
            "last_trade_price":"0.450"}\
            """
                    .formatted(UP);
    private static final String BOOK_DOWN =
            """
            {"asks":[{"size":"100","price":"0.6"}],"bids":[{"price":"0.5","size":"20"}],\
            "event_type":"book","asset_id":"%s","market":"0x01","timestamp":"1790616700124"}\
            """
                    .formatted(DOWN);
    private static final String CHANGE =
            """
            {"market":"0x01","price_changes":[\
            {"asset_id":"%s","price":"0.55","size":"3","side":"SELL","hash":"a","best_bid":"0.5",\
            "best_ask":"0.55"},{"asset_id":"%s","price":"0.45","size":"3","side":"BUY","hash":"b",\
            "best_bid":"0.45","best_ask":"0.5"}],"timestamp":"1790616700200",\
            "event_type":"price_change"}\
            """
                    .formatted(DOWN, UP);
    private static final String TRADE =
            """
            {"market":"0x01","asset_id":"%s","price":"0.3","size":"12.5","fee_rate_bps":"0",\
            "side":"BUY","timestamp":"1790616700300","event_type":"last_trade_price",\
            "transaction_hash":"0x02"}\
            """
                    .formatted(DOWN);

    private final Listings listings = new Listings();
    private final Heard heard =
            new Heard(new MarketChannelDecoder(listings), Source.POLYMARKET_CLOB);
    private int market;

    @BeforeEach
    void listTheMarket() {
        TestMarkets.list(listings, "another-market", "33", "44");
        market = TestMarkets.list(listings, "btc-updown-15m-1790616600", UP, DOWN);
    }

    @Test
    void replacesTheBookByASnapshot() {
        Event.BookUpdate book = heard.one(Event.BookUpdate.class, BOOK_UP);
        BookChanges changes = book.changes();
        assertEquals(4, changes.size());
        assertTrue(changes.isClear(0));
        assertEquals(market, changes.instrument(3));
        assertTrue(changes.isBid(1));
        assertEquals(45_000_000, changes.priceE8(2));
        assertEquals(750_000_000, changes.quantityE8(2));
        assertFalse(changes.isBid(3));
        assertEquals(1_790_616_700_123_000_000L, book.at().venueNs());
    }

    @Test
    void mirrorsTheBookOfTheDownToken() {
        BookChanges changes = heard.one(Event.BookUpdate.class, BOOK_DOWN).changes();
        assertFalse(changes.isBid(1));
        assertEquals(50_000_000, changes.priceE8(1));
        assertEquals(2_000_000_000, changes.quantityE8(1));
        assertTrue(changes.isBid(2));
        assertEquals(40_000_000, changes.priceE8(2));
    }

    @Test
    void makesOneEventOfAFrameWithTwoBooks() {
        Event.BookUpdate both =
                heard.one(Event.BookUpdate.class, "[" + BOOK_UP + " , " + BOOK_DOWN + "]\n");
        assertEquals(7, both.changes().size());
        assertTrue(both.changes().isClear(4));
        assertEquals(1_790_616_700_124_000_000L, both.at().venueNs());
    }

    @Test
    void takesABookOfTheRestSide() {
        String rest = BOOK_UP.replace("\"event_type\":\"book\",", "");
        assertEquals(4, heard.one(Event.BookUpdate.class, rest).changes().size());
    }

    @Test
    void setsTheTotalOfALevelOnceForBothTokens() {
        BookChanges changes = heard.one(Event.BookUpdate.class, CHANGE).changes();
        assertEquals(1, changes.size());
        assertTrue(changes.isBid(0));
        assertEquals(45_000_000, changes.priceE8(0));
        assertEquals(300_000_000, changes.quantityE8(0));
    }

    @Test
    void passesOverChangesOfTokensNobodyListed() {
        String mixed = CHANGE.replace(DOWN, "999");
        assertEquals(1, heard.one(Event.BookUpdate.class, mixed).changes().size());
        assertEquals(SkipReason.UNLISTED, heard.skipped(mixed.replace(UP, "998")));
    }

    @Test
    void turnsATradeOfDownIntoOneOfUp() {
        Event.Trade trade = heard.one(Event.Trade.class, TRADE);
        assertEquals(70_000_000, trade.priceE8());
        assertEquals(Side.SELL, trade.taker());
        assertEquals(1_250_000_000, trade.quantityE8());
        assertEquals(market, trade.instrument());
        Event.Trade up = heard.one(Event.Trade.class, TRADE.replace(DOWN, UP));
        assertEquals(30_000_000, up.priceE8());
        assertEquals(Side.BUY, up.taker());
    }

    @Test
    void voidsTheBookWhenTheTickChanges() {
        List<Event> given =
                heard.frame(
                        """
                        {"event_type":"tick_size_change","asset_id":"%s","market":"0x01",\
                        "old_tick_size":"0.01","new_tick_size":"0.001","timestamp":"1790616700300"}\
                        """
                                .formatted(UP));
        assertEquals(100_000, ((Event.TickSizeChanged) given.get(0)).tickE8());
        assertEquals(BookLoss.TICK_CHANGE, ((Event.BookLost) given.get(1)).reason());
    }

    @Test
    void keepsTheOrderOfAMixedArray() {
        String tick =
                """
                {"event_type":"tick_size_change","asset_id":"%s","new_tick_size":"0.001"}\
                """
                        .formatted(UP);
        List<Event> given = heard.frame("[" + BOOK_UP + "," + tick + "," + BOOK_UP + "]");
        assertEquals(4, given.size());
        assertInstanceOf(Event.BookUpdate.class, given.get(0));
        assertInstanceOf(Event.TickSizeChanged.class, given.get(1));
        assertInstanceOf(Event.BookUpdate.class, given.get(3));
    }

    @Test
    void readsWhoWon() {
        String resolved =
                """
                {"event_type":"market_resolved","id":"1","market":"0x01","assets_ids":["%s","%s"],\
                "winning_asset_id":"%s","winning_outcome":"Down","timestamp":"1790617590000"}\
                """
                        .formatted(UP, DOWN, DOWN);
        assertEquals(Resolution.DOWN, heard.one(Event.MarketResolved.class, resolved).resolution());
        assertEquals(SkipReason.MALFORMED, heard.skipped(resolved.replace("\"Down\"", "\"Up\"")));
    }

    @Test
    void listsAnAnnouncedMarketOfAKnownCoin() {
        Event.Listed listed = assertInstanceOf(Event.Listed.class, heard.frame(announced()).get(0));
        Market terms = assertInstanceOf(Market.class, listed.terms());
        assertEquals("56", terms.upToken());
        assertEquals(Window.ofSeconds(1_790_619_600, 1_790_619_900), terms.window());
        assertEquals(new FeeSchedule(7_000_000, 1, false), terms.fees());
        assertEquals(new SettlementRule.OraclePrice("eth/usd", 60, Tie.UP), terms.rule());
        assertEquals(SkipReason.DUPLICATE, heard.skipped(announced()));
        assertEquals(SkipReason.UNLISTED, heard.skipped(announced().replace("eth-up", "zzz-up")));
        assertEquals(SkipReason.UNLISTED, heard.skipped(announced().replace("-updown", "-game")));
    }

    @Test
    void tellsHeartbeatsChecksAndStrangersApart() {
        assertEquals(SkipReason.CONTROL, heard.skipped("PONG"));
        assertEquals(SkipReason.CONTROL, heard.skipped("NO NEW ASSETS\n"));
        assertEquals(SkipReason.CONTROL, heard.skipped("[]"));
        assertEquals(
                SkipReason.CONTROL,
                heard.skipped(
                        "{\"event_type\":\"best_bid_ask\",\"asset_id\":\"%s\"}".formatted(UP)));
        assertEquals(SkipReason.UNKNOWN, heard.skipped("{\"event_type\":\"order\",\"size\":\"\"}"));
        assertEquals(SkipReason.UNKNOWN, heard.skipped("{\"error\":\"no\"}"));
        assertEquals(SkipReason.UNKNOWN, heard.skipped("[1,\"x\"]"));
        assertEquals(SkipReason.UNLISTED, heard.skipped(BOOK_UP.replace(UP, "5")));
    }

    @Test
    void doesNotReadTheSchemaOfBefore2025() {
        assertEquals(
                SkipReason.UNKNOWN,
                heard.skipped(
                        """
                        {"event_type":"price_change","asset_id":"%s","changes":[{"price":"0.4",\
                        "side":"SELL","size":"3"}],"timestamp":"1729084877448"}\
                        """
                                .formatted(UP)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.4\"|1.01\"",
                "0.4\"|-0.4\"",
                "0.4\"|NaN\"",
                "0.4\"|\"",
                "0.4\"|1e30\"",
                "100\"|-1\"",
                "100\"|999999999999999999999\"",
                "\"price\":\"0.4\"|\"cost\":\"0.4\"",
                "1790616700123|x",
                "\"asks\":[|\"asks\":[5,",
                "\"asset_id\"|\"bids\""
            })
    void saysNothingOfABookWithABadPart(String damage) {
        int bar = damage.indexOf('|');
        String text = BOOK_UP.replace(damage.substring(0, bar), damage.substring(bar + 1));
        assertEquals(SkipReason.MALFORMED, heard.skipped(text));
    }

    @Test
    void saysNothingOfAFrameOfWhichOnePartIsBad() {
        assertEquals(
                SkipReason.MALFORMED,
                heard.skipped("[" + BOOK_UP + "," + TRADE.replace("0.3", "7") + "]"));
        assertEquals(SkipReason.MALFORMED, heard.skipped(TRADE.replace("0.3", "0")));
        assertEquals(SkipReason.MALFORMED, heard.skipped(TRADE.replace("BUY", "HOLD")));
        assertEquals(SkipReason.MALFORMED, heard.skipped(CHANGE.replace("SELL", "HOLD")));
        assertEquals(SkipReason.MALFORMED, heard.skipped(""));
        assertEquals(SkipReason.MALFORMED, heard.skipped(BOOK_UP + "x"));
    }

    @Test
    void passesACrossedBookOnAsItCame() {
        String crossed = BOOK_UP.replace("\"0.5\"", "\"0.42\"");
        assertEquals(4, heard.one(Event.BookUpdate.class, crossed).changes().size());
    }

    @Test
    void refusesAFrameWithMoreLevelsThanAnyBookHas() {
        String level = "{\"price\":\"0.4\",\"size\":\"1\"},";
        String huge = BOOK_UP.replace("\"bids\":[", "\"bids\":[" + level.repeat(40_000));
        assertEquals(SkipReason.MALFORMED, heard.skipped(huge));
        String large = BOOK_UP.replace("\"bids\":[", "\"bids\":[" + level.repeat(30_000));
        assertEquals(
                SkipReason.MALFORMED,
                heard.skipped("[%s,%s,%s,%s]".formatted(large, large, large, large)));
    }

    @Test
    void saysNothingOfAnyPrefixOfAFrame() {
        for (String whole : List.of("[" + BOOK_UP + "," + TRADE + "]", CHANGE, announced())) {
            for (byte[] prefix : Heard.prefixes(whole)) {
                assertEquals(SkipReason.MALFORMED, heard.skipped(prefix));
            }
        }
    }

    /// Bytes at random, and whole frames with random bytes changed, give an event and no exception.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20261121})
    void standsRandomBytes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> samples =
                List.of("[" + BOOK_UP + "," + BOOK_DOWN + "]", CHANGE, TRADE, announced());
        for (int round = 0; round < 50_000; round++) {
            byte[] bytes =
                    samples.get(random.nextInt(samples.size())).getBytes(StandardCharsets.UTF_8);
            if (round % 4 == 0) {
                random.nextBytes(bytes);
            }
            for (int change = random.nextInt(4); change > 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            heard.frame(bytes);
        }
    }

    private static String announced() {
        return """
        {"id":"9","question":"?","market":"0x03","slug":"eth-updown-5m-1790619600",\
        "description":"Up if greater than or equal to. The stream is available at \
        https://data.chain.link/streams/eth-usd-twap-60s-streams.\\nNote.",\
        "assets_ids":["55","56"],"outcomes":["Down","Up"],"timestamp":"1790533000000",\
        "event_type":"new_market","condition_id":"0x03","active":true,\
        "clob_token_ids":["55","56"],"order_price_min_tick_size":"0.01",\
        "fees_enabled":true,"fee_schedule":{"exponent":"1","rate":"0.07",\
        "taker_only":true,"rebate_rate":"0.2"}}\
        """;
    }
}
