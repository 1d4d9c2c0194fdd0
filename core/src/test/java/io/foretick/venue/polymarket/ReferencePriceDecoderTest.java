package io.foretick.venue.polymarket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.foretick.event.Event;
import io.foretick.event.Instrument;
import io.foretick.event.SkipReason;
import io.foretick.event.Source;
import io.foretick.testing.Heard;
import io.foretick.venue.Listings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

final class ReferencePriceDecoderTest {

    private static final String AVERAGE =
            """
            {"connection_id":"c","payload":{"full_accuracy_value":"84000123456789012345678",\
            "symbol":"btc/usd","timestamp":1790877850000,"value":84000.12345678901,"window_s":60},\
            "timestamp":1790877851194,"topic":"crypto_prices_twap_sixty","type":"update"}\
            """;
    private static final String BINANCE =
            """
            {"topic":"crypto_prices","type":"update","timestamp":1790877851136,"payload":\
            {"symbol":"xrpusdt","timestamp":1790877851000,"value":1.4989,\
            "full_accuracy_value":"1.49890000"}}\
            """;
    private static final String SNAPSHOT =
            """
            {"payload":{"data":[{"timestamp":1790877850000,"value":84000.5},\
            {"timestamp":1790877851000,"value":84001.123456789}],"symbol":"btc/usd"},\
            "timestamp":1790877851500,"topic":"crypto_prices","type":"subscribe"}\
            """;
    private static final String POLYBOLT =
            """
            {"v":1,"channel":"price.crypto.twap","seq":4,"ts":1790877851300,"payload":\
            {"symbol":"btcusd","value":84000.25,"full_accuracy_value":"84000.250000000001",\
            "timestamp":1790877850000,"source":"chainlink"}}\
            """;

    private final Listings listings = new Listings();
    private final Heard heard =
            new Heard(new ReferencePriceDecoder(listings), Source.POLYMARKET_RTDS);

    @Test
    void readsTheExactValueOfAChainlinkAverage() {
        Event.OracleTick tick = heard.one(Event.OracleTick.class, AVERAGE);
        assertEquals(8_400_012_345_678L, tick.priceE8());
        assertEquals(1_790_877_850_000_000_000L, tick.at().venueNs());
        assertEquals(
                new Instrument.Oracle(Source.CHAINLINK, "btc/usd", "BTC", 60),
                listings.get(tick.instrument()));
    }

    @Test
    void listsEachAverageAsItsOwnSeries() {
        int sixty = heard.one(Event.OracleTick.class, AVERAGE).instrument();
        String thirty =
                AVERAGE.replace("sixty", "thirty").replace("\"window_s\":60", "\"window_s\":30");
        int other = heard.one(Event.OracleTick.class, thirty).instrument();
        assertEquals(1, other - sixty);
        String moment = AVERAGE.replace("twap_sixty", "chainlink").replace(",\"window_s\":60", "");
        assertEquals(2, heard.one(Event.OracleTick.class, moment).instrument());
        assertEquals(sixty, heard.one(Event.OracleTick.class, AVERAGE).instrument());
        assertEquals(3, listings.size());
    }

    @Test
    void readsARelayedPriceOfBinanceAsAPlainDecimal() {
        Event.OracleTick tick = heard.one(Event.OracleTick.class, BINANCE);
        assertEquals(149_890_000, tick.priceE8());
        assertEquals(
                new Instrument.Oracle(Source.POLYMARKET_RTDS, "xrpusdt", "XRP", 0),
                listings.get(tick.instrument()));
    }

    @Test
    void givesATickForEachSecondOfASnapshotAndGoesBySpelling() {
        List<Event> given = heard.frame(SNAPSHOT);
        assertEquals(3, given.size());
        Event.OracleTick last = assertInstanceOf(Event.OracleTick.class, given.get(2));
        assertEquals(8_400_112_345_678L, last.priceE8());
        assertEquals(Source.CHAINLINK, ((Instrument.Oracle) listings.get(0)).source());
        assertEquals(SkipReason.CONTROL, heard.skipped(SNAPSHOT.replaceAll("\\[.*]", "[]")));
    }

    @Test
    void readsPolyBoltInItsOwnSpelling() {
        Event.OracleTick tick = heard.one(Event.OracleTick.class, POLYBOLT);
        assertEquals(8_400_025_000_000L, tick.priceE8());
        assertEquals(
                new Instrument.Oracle(Source.CHAINLINK, "btc/usd", "BTC", 60),
                listings.get(tick.instrument()));
        assertEquals(tick.instrument(), heard.one(Event.OracleTick.class, AVERAGE).instrument());
    }

    @Test
    void tellsAcknowledgementsAndStrangersApart() {
        assertEquals(SkipReason.CONTROL, heard.skipped("PONG"));
        assertEquals(SkipReason.CONTROL, heard.skipped("{\"op\":\"authed\",\"rid\":\"a1\"}"));
        assertEquals(SkipReason.UNKNOWN, heard.skipped("{\"topic\":\"comments\",\"payload\":{}}"));
        assertEquals(SkipReason.UNKNOWN, heard.skipped(AVERAGE.replace("btc/usd", "btc/eur")));
        assertEquals(SkipReason.UNKNOWN, heard.skipped("[]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"84000123456789012345678\"|\"84000.5e4\"", "84000.12345678901|NaN",
                "\"84000123456789012345678\"|\"NaN\"", "1790877850000|-5",
                "\"window_s\":60|\"window_s\":30", "84000.12345678901|-1",
                "\"84000123456789012345678\"|\"84000.12\"", "\"symbol\"|\"name\"",
                "\"timestamp\":1790877850000,|", "\"84000123456789012345678\"|\"0\""
            })
    void refusesATickWithABadPart(String damage) {
        int bar = damage.indexOf('|');
        String text = AVERAGE.replace(damage.substring(0, bar), damage.substring(bar + 1));
        assertEquals(SkipReason.MALFORMED, heard.skipped(text));
    }

    @Test
    void saysNothingOfAnyPrefixOfAFrame() {
        for (String whole : List.of(AVERAGE, BINANCE, SNAPSHOT, POLYBOLT)) {
            for (byte[] prefix : Heard.prefixes(whole)) {
                assertEquals(SkipReason.MALFORMED, heard.skipped(prefix));
            }
        }
        assertEquals(0, listings.size());
    }

    /// Bytes at random, and whole frames with random bytes changed, give an event and no exception.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20261121})
    void standsRandomBytes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> samples = List.of(AVERAGE, BINANCE, SNAPSHOT, POLYBOLT);
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
}
