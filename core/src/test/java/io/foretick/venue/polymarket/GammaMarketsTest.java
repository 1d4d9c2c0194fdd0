package io.foretick.venue.polymarket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.event.FeeSchedule;
import io.foretick.event.Market;
import io.foretick.event.Resolution;
import io.foretick.event.SettlementRule;
import io.foretick.event.Tie;
import io.foretick.event.Window;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

final class GammaMarketsTest {

    private static final String MARKET =
            """
            {"slug":"sol-updown-5m-1790619600","conditionId":"0x0c",
             "resolutionSource":"https://data.chain.link/streams/sol-usd-twap-60s-streams",
             "endDate":"2026-09-28T18:25:00Z","eventStartTime":"2026-09-28T18:20:00Z",
             "description":"Up if the average is greater than or equal to the one at the start.",
             "outcomes":"[\\"Down\\", \\"Up\\"]","outcomePrices":"[\\"0.4\\", \\"0.6\\"]",
             "clobTokenIds":"[\\"77\\", \\"88\\"]","active":true,"closed":false,
             "enableOrderBook":true,"acceptingOrders":true,"orderPriceMinTickSize":0.01,
             "orderMinSize":5,"feesEnabled":true,
             "feeSchedule":{"exponent":1,"rate":0.07,"takerOnly":true,"rebateRate":0.2},
             "cryptoMarketConfig":{"asset":"sol","twapEnabled":true,"twapLookbackSeconds":60}}\
            """;

    @Test
    void readsAMarketAndMapsTokensByTheNamesOfTheOutcomes() {
        MarketListing listing = only(MARKET);
        assertEquals(
                new Market(
                        "sol-updown-5m-1790619600",
                        "0x0c",
                        "88",
                        "77",
                        "SOL",
                        Window.ofSeconds(1_790_619_600, 1_790_619_900),
                        new SettlementRule.OraclePrice("sol/usd", 60, Tie.UP),
                        new FeeSchedule(7_000_000, 1, false),
                        1_000_000,
                        500_000_000),
                listing.market());
        assertTrue(listing.tradable());
        assertNull(listing.resolution());
        assertEquals(0, listing.strikeE8());
    }

    @Test
    void readsRealArraysAndNumbersInStrings() {
        String other =
                MARKET.replace("\"[\\\"Down\\\", \\\"Up\\\"]\"", "[\"Down\",\"Up\"]")
                        .replace("\"[\\\"77\\\", \\\"88\\\"]\"", "[\"77\",\"88\"]")
                        .replace("0.01", "\"0.01\"")
                        .replace("\"orderMinSize\":5", "\"orderMinSize\":\"5\"")
                        .replace("\"rate\":0.07", "\"rate\":\"0.07\"");
        assertEquals(only(MARKET), only(other));
    }

    @Test
    void readsAnEventWithItsPrices() {
        MarketListing listing =
                only(
                        """
                        {"slug":"sol-updown-5m-1790619600","eventMetadata":
                         {"priceToBeat":118.18190351039499,"finalPrice":"119"},"markets":[%s]}\
                        """
                                .formatted(MARKET));
        assertEquals(11_818_190_351L, listing.strikeE8());
        assertEquals(11_900_000_000L, listing.finalPriceE8());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[%s]",
                "{\"data\":[%s]}",
                "{\"events\":[{\"slug\":\"x\",\"markets\":[%s]}]}"
            })
    void readsListsAndPages(String page) {
        assertEquals("88", only(page.formatted(MARKET)).market().upToken());
    }

    @Test
    void readsTwoMarketsTitledUpAndDown() {
        String half =
                """
                {"conditionId":"0x0%s","slug":"half-%s","groupItemTitle":"%s",
                 "outcomes":"[\\"Yes\\", \\"No\\"]","clobTokenIds":"[\\"%s1\\", \\"%s2\\"]",
                 "orderPriceMinTickSize":0.01,"active":true,"closed":false,
                 "enableOrderBook":true,"acceptingOrders":true}\
                """;
        String event =
                """
                {"slug":"btc-updown-15m-1790616600","markets":[%s,%s]}\
                """
                        .formatted(
                                half.formatted(1, 1, "Down", 1, 1),
                                half.formatted(2, 2, "Up", 2, 2));
        Market market = only(event).market();
        assertEquals("21", market.upToken());
        assertEquals("11", market.downToken());
        assertEquals("0x02", market.conditionId());
        assertEquals("btc-updown-15m-1790616600", market.slug());
        assertEquals(FeeSchedule.NONE, market.fees());
        assertInstanceOf(SettlementRule.Unknown.class, market.rule());
    }

    @ParameterizedTest
    @CsvSource({
        "'0','1',UP",
        "'1','0',DOWN",
        "'0.5','0.5',SPLIT",
        "'0.0005','0.9995',",
        "'1','1',",
        "'a','b',"
    })
    void readsTheOutcomeOfAClosedMarket(String down, String up, Resolution expected) {
        String closed =
                MARKET.replace(
                                "\"closed\":false",
                                "\"closed\":true,\"umaResolutionStatus\":\"resolved\"")
                        .replace("\\\"0.4\\\"", "\\\"" + down + "\\\"")
                        .replace("\\\"0.6\\\"", "\\\"" + up + "\\\"");
        assertEquals(expected, only(closed).resolution());
        assertFalse(only(closed).tradable());
        assertNull(only(closed.replace("\"resolved\"", "\"disputed\"")).resolution());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sol-usd-twap-60s-streams|sol-usd",
                "sol-usd-twap-60s-streams|sol-usd-twap-30s-streams",
                "sol-usd-twap-60s-streams|eth-usd-twap-60s-streams",
                "sol-usd-twap-60s-streams|sol-usd-twap-90s-streams",
                "data.chain.link|prices.example",
                "twapLookbackSeconds\":60|twapLookbackSeconds\":30",
                "twapEnabled\":true|twapEnabled\":false",
                "twapLookbackSeconds|other",
                "greater than or equal to|greater than",
                "takerOnly\":true|takerOnly\":false",
                "exponent\":1|exponent\":1.5",
                "feeSchedule|otherSchedule"
            })
    void tradesOnNoRuleThatDoesNotAgreeWithItself(String from, String to) {
        Market market = only(MARKET.replace(from, to)).market();
        assertInstanceOf(SettlementRule.Unknown.class, market.rule());
    }

    @Test
    void knowsTheRulesOfEarlierRegimes() {
        String moment =
                MARKET.replace("-twap-60s-streams", "")
                        .replace("\"twapEnabled\":true", "\"twapEnabled\":false");
        assertEquals(
                new SettlementRule.OraclePrice("sol/usd", 0, Tie.UP), only(moment).market().rule());
        String half = MARKET.replace("-60s-", "-30s-").replace("Seconds\":60", "Seconds\":30");
        assertEquals(
                new SettlementRule.OraclePrice("sol/usd", 30, Tie.UP), only(half).market().rule());
    }

    @Test
    void takesNoFeeWhereFeesAreOff() {
        String free = MARKET.replace("\"feesEnabled\":true", "\"feesEnabled\":false");
        assertEquals(FeeSchedule.NONE, only(free).market().fees());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\\\"Up\\\"|\\\"Over\\\"",
                "\\\"88\\\"|\\\"77\\\"",
                "\\\"88\\\"|\\\"8x8\\\"",
                "sol-updown|doge-updown",
                "0.01|0.7",
                "2026-09-28T18:20:00Z|2026-09-28T18:30:00Z"
            })
    void refusesAMarketThatMissesWhatItNeeds(String from, String to) {
        String asset = to.startsWith("doge") ? "doge" : "sol";
        String damaged = MARKET.replace(from, to).replace("\"sol\"", "\"" + asset + "\"");
        GammaAnswer answer = GammaMarkets.parse(bytes(damaged));
        assertEquals(0, answer.listings().size());
        assertEquals(1, answer.refusals().size());
    }

    @Test
    void refusesWhatIsNoList() {
        for (String text : new String[] {"", "{", "7", "{}", "{\"a\":1}", MARKET + "x"}) {
            assertEquals(1, GammaMarkets.parse(bytes(text)).refusals().size(), text);
        }
        assertEquals(0, GammaMarkets.parse(bytes("[]")).refusals().size());
    }

    @Test
    void readsTheWindowFromTheSlugWhereNothingElseSaysIt() {
        String bare = MARKET.replace("eventStartTime", "x");
        assertEquals(only(MARKET).market().window(), only(bare).market().window());
    }

    private static MarketListing only(String json) {
        GammaAnswer answer = GammaMarkets.parse(bytes(json));
        assertEquals(1, answer.listings().size(), () -> answer.refusals().toString());
        return answer.listings().getFirst();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
