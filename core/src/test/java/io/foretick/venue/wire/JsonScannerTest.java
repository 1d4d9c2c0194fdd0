package io.foretick.venue.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

final class JsonScannerTest {

    private static final Words KEYS = Words.of("a", "price", "list");

    private final JsonScanner json = new JsonScanner();

    @Test
    void findsKeysInAnyOrderAndSkipsWhatItDoesNotKnow() {
        reset(" { \"x\" : {\"a\":[1,{\"b\":null}]} , \"price\":\"0.25\",\n\"a\" : 7 } ");
        json.enterObject();
        assertEquals(Words.UNKNOWN, json.nextKey(KEYS));
        json.skip();
        assertEquals(1, json.nextKey(KEYS));
        assertEquals(25_000_000, json.readDecimalE8());
        assertEquals(0, json.nextKey(KEYS));
        assertEquals(7, json.readLong());
        assertEquals(JsonScanner.END, json.nextKey(KEYS));
        assertTrue(json.finished());
    }

    @Test
    void readsEscapesInKeysAndTexts() {
        reset("{\"pr\\u0069ce\":\"a\\\"\\\\\\/\\n\\u20ac\\ud83d\\ude00z\"}");
        json.enterObject();
        assertEquals(1, json.nextKey(KEYS));
        assertTrue(json.readText());
        assertEquals("a\"\\/\n€😀z", json.text().copyToString());
        assertEquals(JsonScanner.END, json.nextKey(KEYS));
        assertTrue(json.finished());
    }

    @Test
    void walksArrays() {
        reset("[ [], [1, 2] ,{\"a\":true}]");
        json.enterArray();
        assertTrue(json.nextElement());
        json.enterArray();
        assertFalse(json.nextElement());
        assertTrue(json.nextElement());
        json.enterArray();
        assertTrue(json.nextElement());
        assertEquals(1, json.readLong());
        assertTrue(json.nextElement());
        assertEquals(2, json.readLong());
        assertFalse(json.nextElement());
        assertTrue(json.nextElement());
        json.enterObject();
        assertEquals(0, json.nextKey(KEYS));
        assertTrue(json.readBoolean());
        assertEquals(JsonScanner.END, json.nextKey(KEYS));
        assertFalse(json.nextElement());
        assertTrue(json.finished());
    }

    @ParameterizedTest
    @CsvSource({
        "\"61837.63000000\", 6183763000000",
        "\"0\", 0",
        "0, 0",
        "0.0, 0",
        "\".48\", 48000000",
        "\"5.\", 500000000",
        "123, 12300000000",
        "0.00000001, 1",
        "\"0.100000000000000000000000\", 10000000",
        "\"000000000000000000000000000001.5\", 150000000",
        "92233720368.54775807, 9223372036854775807",
        "\"92233720368.5477580700\", 9223372036854775807",
        "6.18e4, 6180000000000",
        "5E-1, 50000000",
        "1e-8, 1",
        "10e-9, 1",
        "0e999, 0"
    })
    void readsDecimalsExactly(String text, long valueE8) {
        reset(text);
        assertEquals(valueE8, json.readDecimalE8());
        assertTrue(json.finished(), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "\"NaN\"",
                "Infinity",
                "\"\"",
                "\".\"",
                "\"1.2.3\"",
                "\"1,5\"",
                "\" 1\"",
                "-1",
                "\"-0.5\"",
                "\"+1\"",
                "0.000000001",
                "1e-9",
                "92233720368.54775808",
                "1e12",
                "1e9999",
                "\"1e\"",
                "1e+",
                "01",
                "1.",
                ".5",
                "null",
                "true",
                "[1]",
                "{}",
                "\"0x10\"",
                "99999999999999999999999999",
                "\"1e99999999999999999999\"",
                "1 2",
                "\"1"
            })
    void refusesWhatIsNoDecimalOfEightPlaces(String text) {
        reset(text);
        json.readDecimalE8();
        assertFalse(json.finished(), text);
    }

    @ParameterizedTest
    @CsvSource({
        "76228.80923415483, 0, 7622880923415",
        "\"76175440000000000000000\", 18, 7617544000000",
        "\"87459144230786980000\", 18, 8745914423",
        "\"118190620379438628864\", 18, 11819062037",
        "\"999999999\", 18, 0",
        "1e-30, 0, 0",
        "\"1.49890000\", 0, 149890000"
    })
    void truncatesWhereAskedTo(String text, int scale, long valueE8) {
        reset(text);
        assertEquals(valueE8, json.readTruncatedE8(scale));
        assertTrue(json.finished(), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "-1", "1.0", "1e3", "\"\"", "\"12a\"", "\"1 \""})
    void refusesWhatIsNoWholeNumber(String text) {
        reset(text);
        json.readLong();
        assertFalse(json.finished(), text);
    }

    @ParameterizedTest
    @CsvSource({
        "1723161255, 1723161255000000000",
        "1723161255208, 1723161255208000000",
        "\"1723161255208123\", 1723161255208123000",
        "1723161255208123456, 1723161255208123456"
    })
    void tellsTheUnitOfATimeByItsMagnitude(String text, long timeNs) {
        reset(text);
        assertEquals(timeNs, json.readTimeNs());
        assertTrue(json.finished());
    }

    @ParameterizedTest
    @ValueSource(strings = {"50000000000", "50000000000000", "50000000000000000"})
    void refusesTimesThatNanosecondsDoNotHold(String text) {
        reset(text);
        json.readTimeNs();
        assertFalse(json.finished());
    }

    @Test
    void refusesNestingBeyondItsBound() {
        assertTrue(skips("[".repeat(63) + "]".repeat(63)));
        assertFalse(skips("[".repeat(64) + "]".repeat(64)));
        assertFalse(skips("[".repeat(100_000)));
        assertFalse(skips("{\"a\":".repeat(100_000)));
    }

    /// Whatever Jackson takes for JSON passes, and nothing else does.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20261121})
    void agreesWithAnotherParserOnDamagedTexts(long seed) {
        JsonMapper judge =
                JsonMapper.builder()
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                        .build();
        String sample =
                "{\"a\":[1,-2.5e3,\"x\\u00e9\\n\"],\"b\":{\"c\":null,\"d\":[true,false,{}]},\"e\":[]}";
        String signs = "{}[]\",:0123456789.-+eE\\utrfalsn \n";
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 15_000; round++) {
            StringBuilder text = new StringBuilder(sample);
            for (int change = random.nextInt(1, 4); change > 0; change--) {
                int at = random.nextInt(text.length());
                char sign = signs.charAt(random.nextInt(signs.length()));
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, sign);
                    case 1 -> text.insert(at, sign);
                    default -> text.deleteCharAt(at);
                }
            }
            String damaged = text.toString();
            assertEquals(accepts(judge, damaged), skips(damaged), damaged);
        }
    }

    private static boolean accepts(JsonMapper judge, String text) {
        try {
            return !judge.readTree(text).isMissingNode();
        } catch (JacksonException _) {
            return false;
        }
    }

    private boolean skips(String text) {
        reset(text);
        json.skip();
        return json.finished();
    }

    private void reset(String text) {
        byte[] bytes = ("??" + text + "!").getBytes(StandardCharsets.UTF_8);
        json.reset(bytes, 2, bytes.length - 3);
    }
}
