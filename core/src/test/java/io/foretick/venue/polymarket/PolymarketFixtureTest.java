package io.foretick.venue.polymarket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.FeeSchedule;
import io.foretick.event.Instrument;
import io.foretick.event.Resolution;
import io.foretick.event.SettlementRule;
import io.foretick.event.SkipReason;
import io.foretick.event.Source;
import io.foretick.event.Tie;
import io.foretick.testing.FrameFiles;
import io.foretick.testing.Heard;
import io.foretick.testing.SharedFiles;
import io.foretick.venue.Listings;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

final class PolymarketFixtureTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    @TestFactory
    Stream<DynamicTest> saysOfMarketFramesWhatANaiveReaderReads() {
        return SharedFiles.fixtures()
                .cases(
                        "{nautilus_ws_[bplt][orai][osic]*,ws_market_*,netqo_ws_*,"
                                + "*polymarket_clob*,nautilus_rest_book*,clob_book*}",
                        PolymarketFixtureTest::checkMarketFrames);
    }

    @TestFactory
    Stream<DynamicTest> usesNothingOfPrivateAndForeignMessages() {
        return SharedFiles.fixtures()
                .cases(
                        "{nautilus_ws_user_*,nautilus_http_*,clob_misc_*,onchain_*}",
                        file -> {
                            Heard heard = market(new Listings());
                            heard.frames(FrameFiles.read(file));
                            assertEquals(Set.of(SkipReason.UNKNOWN), heard.reasons().keySet());
                        });
    }

    @TestFactory
    Stream<DynamicTest> countsAnnouncementsOfOtherMarketsAsUnlisted() {
        return SharedFiles.fixtures()
                .cases(
                        "nautilus_ws_new_market*.json",
                        file -> {
                            Heard heard = market(new Listings());
                            heard.frames(FrameFiles.read(file));
                            assertEquals(Map.of(SkipReason.UNLISTED, 1L), heard.reasons());
                        });
    }

    @TestFactory
    Stream<DynamicTest> usesBestPricesForNothing() {
        return SharedFiles.fixtures()
                .cases(
                        "nautilus_ws_best_bid_ask*.json",
                        file -> {
                            Listings listings = new Listings();
                            List<FrameFiles.Frame> frames = FrameFiles.read(file);
                            NaiveReader reader = new NaiveReader(listings);
                            frames.forEach(frame -> reader.learn(frame.text()));
                            assertEquals(
                                    SkipReason.UNLISTED,
                                    market(new Listings()).skipped(frames.getFirst().bytes()));
                            reader.listAll();
                            assertEquals(
                                    SkipReason.CONTROL,
                                    market(listings).skipped(frames.getFirst().bytes()));
                        });
    }

    @TestFactory
    Stream<DynamicTest> readsReferencePricesExactly() {
        return SharedFiles.fixtures()
                .cases("*rtds_c*.json", PolymarketFixtureTest::checkReferencePrices);
    }

    @TestFactory
    Stream<DynamicTest> readsReferencePricesOfASession() {
        return SharedFiles.fixtures()
                .cases("*_polymarket_rtds_*.jsonl", PolymarketFixtureTest::checkReferencePrices);
    }

    @TestFactory
    Stream<DynamicTest> readsEventsOfGamma() {
        return SharedFiles.fixtures()
                .cases("gamma_event_*.json", PolymarketFixtureTest::checkGammaEvent);
    }

    @TestFactory
    Stream<DynamicTest> readsMarketsOfTheOrderBook() {
        return SharedFiles.fixtures()
                .cases("*clob_market_*.json", PolymarketFixtureTest::checkClobMarket);
    }

    @TestFactory
    Stream<DynamicTest> checksTheHashOfABook() {
        return SharedFiles.fixtures()
                .cases(
                        "clob_book_*.json",
                        file -> {
                            byte[] answer = FrameFiles.answer(file);
                            assertTrue(BookHash.matches(answer));
                            String changed =
                                    new String(answer, StandardCharsets.UTF_8)
                                            .replaceFirst("\"0.01\"", "\"0.02\"");
                            assertFalse(BookHash.matches(changed.getBytes(StandardCharsets.UTF_8)));
                        });
    }

    private static void checkMarketFrames(Path file) throws IOException {
        Listings listings = new Listings();
        NaiveReader reader = new NaiveReader(listings);
        List<FrameFiles.Frame> frames = FrameFiles.read(file);
        frames.forEach(frame -> reader.learn(frame.text()));
        reader.listAll();
        Heard heard = market(listings);
        int lines = 0;
        for (FrameFiles.Frame frame : frames) {
            List<String> expected = reader.expected(frame.text());
            assertEquals(expected, reader.heard(heard.frame(frame.bytes())));
            lines += expected.size();
        }
        boolean oldSchema = file.toString().contains("pre2025");
        assertEquals(oldSchema, lines == 0);
        assertFalse(heard.reasons().containsKey(SkipReason.MALFORMED));
        assertEquals(oldSchema, heard.reasons().containsKey(SkipReason.UNKNOWN));
        System.out.println(
                file.getFileName()
                        + ": "
                        + frames.size()
                        + " frames, "
                        + lines
                        + " lines, "
                        + heard.count(Event.BookUpdate.class)
                        + " book updates, "
                        + heard.count(Event.Trade.class)
                        + " trades, "
                        + heard.reasons());
    }

    private static void checkReferencePrices(Path file) throws IOException {
        Listings listings = new Listings();
        Heard heard = new Heard(new ReferencePriceDecoder(listings), Source.POLYMARKET_RTDS);
        List<String> expected = new ArrayList<>();
        for (FrameFiles.Frame frame : FrameFiles.read(file)) {
            heard.frame(frame.bytes());
            addTicks(expected, MAPPER.readTree(frame.text()));
        }
        List<String> ticks = new ArrayList<>();
        for (Event.OracleTick tick : heard.all(Event.OracleTick.class)) {
            Instrument.Oracle oracle = (Instrument.Oracle) listings.get(tick.instrument());
            long ms = tick.at().venueNs() / Times.MILLI_NS;
            ticks.add(
                    oracle.symbol()
                            + " "
                            + oracle.averageSeconds()
                            + " "
                            + ms
                            + " "
                            + tick.priceE8());
            boolean chainlink = oracle.source() == Source.CHAINLINK;
            assertEquals(chainlink, oracle.symbol().endsWith("/usd"));
        }
        assertFalse(expected.isEmpty());
        assertEquals(expected, ticks);
        assertTrue(Set.of(SkipReason.CONTROL).containsAll(heard.reasons().keySet()));
        System.out.println(
                file.getFileName()
                        + ": "
                        + ticks.size()
                        + " ticks of "
                        + listings.size()
                        + " series");
    }

    private static void addTicks(List<String> expected, JsonNode frame) {
        JsonNode payload = frame.path("payload");
        String topic = frame.path("topic").asString("");
        int seconds = topic.endsWith("sixty") ? 60 : topic.endsWith("thirty") ? 30 : 0;
        boolean scaled = !topic.equals("crypto_prices");
        String head = payload.path("symbol").asString("") + " " + seconds + " ";
        if (payload.path("data").isArray()) {
            payload.path("data").forEach(tick -> expected.add(head + tickLine(tick, scaled)));
        } else if (payload.path("value").isNumber()) {
            expected.add(head + tickLine(payload, scaled));
        }
    }

    private static String tickLine(JsonNode tick, boolean scaled) {
        JsonNode exact = tick.path("full_accuracy_value");
        BigDecimal value =
                exact.isString()
                        ? new BigDecimal(exact.stringValue()).movePointLeft(scaled ? 18 : 0)
                        : new BigDecimal(tick.path("value").toString());
        BigDecimal priceE8 = value.movePointRight(8).setScale(0, RoundingMode.DOWN);
        return tick.path("timestamp").longValue() + " " + priceE8;
    }

    private static void checkGammaEvent(Path file) throws IOException {
        byte[] answer = FrameFiles.answer(file);
        GammaAnswer read = GammaMarkets.parse(answer);
        assertEquals(List.of(), read.refusals());
        MarketListing listing = read.listings().getFirst();
        Slugs.Parsed name = Slugs.parse(listing.market().slug(), 0).orElseThrow();
        assertEquals(name.window(), listing.market().window());
        assertEquals(name.coin().name(), listing.market().asset());
        assertEquals(expectedRule(name), listing.market().rule());
        assertEquals(new FeeSchedule(7_000_000, 1, false), listing.market().fees());
        assertEquals(5 * E8.ONE, listing.market().minimumSizeE8());
        JsonNode metadata = MAPPER.readTree(answer).path("eventMetadata");
        assertEquals(truncatedE8(metadata, "priceToBeat"), listing.strikeE8());
        assertEquals(truncatedE8(metadata, "finalPrice"), listing.finalPriceE8());
        if (file.toString().contains("resolved")) {
            boolean up = listing.finalPriceE8() >= listing.strikeE8();
            assertEquals(up ? Resolution.UP : Resolution.DOWN, listing.resolution());
            assertFalse(listing.tradable());
        }
    }

    private static SettlementRule expectedRule(Slugs.Parsed name) {
        return switch (name.length()) {
            case FIVE_MINUTES, QUARTER_HOUR, FOUR_HOURS ->
                    new SettlementRule.OraclePrice(name.coin().shortName() + "/usd", 60, Tie.UP);
            case HOUR -> new SettlementRule.WindowCandle(name.coin().name() + "USDT", Tie.UP);
            case DAY ->
                    new SettlementRule.BoundaryMinuteCloses(name.coin().name() + "USDT", Tie.SPLIT);
        };
    }

    private static void checkClobMarket(Path file) throws IOException {
        byte[] answer = FrameFiles.answer(file);
        GammaAnswer read = GammaMarkets.parseClobMarket(answer, FeeSchedule.NONE);
        JsonNode market = MAPPER.readTree(answer);
        if (!market.path("market_slug").stringValue().contains("updown")) {
            assertEquals(1, read.refusals().size());
            return;
        }
        MarketListing listing = read.listings().getFirst();
        assertEquals(market.path("condition_id").stringValue(), listing.market().conditionId());
        assertEquals(
                Slugs.parse(listing.market().slug(), 0).orElseThrow().window(),
                listing.market().window());
        boolean firstWon = market.path("tokens").path(0).path("winner").booleanValue();
        boolean upFirst = market.path("tokens").path(0).path("outcome").asString().equals("Up");
        assertEquals(firstWon == upFirst ? Resolution.UP : Resolution.DOWN, listing.resolution());
        assertTrue(listing.market().rule() instanceof SettlementRule.OraclePrice);
    }

    private static long truncatedE8(JsonNode node, String name) {
        return new BigDecimal(node.path(name).toString())
                .movePointRight(8)
                .setScale(0, RoundingMode.DOWN)
                .longValueExact();
    }

    private static Heard market(Listings listings) {
        return new Heard(new MarketChannelDecoder(listings), Source.POLYMARKET_CLOB);
    }
}
