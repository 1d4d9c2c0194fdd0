package io.foretick.venue.polymarket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.FeeSchedule;
import io.foretick.event.Window;
import io.foretick.testing.SharedFiles;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

final class PolymarketGoldenTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    @TestFactory
    Stream<DynamicTest> namesAndReadsWindows() {
        return SharedFiles.golden().cases("windows*.json", PolymarketGoldenTest::checkWindows);
    }

    @TestFactory
    Stream<DynamicTest> chargesTakers() {
        return SharedFiles.golden().cases("taker_fee*.json", PolymarketGoldenTest::checkFees);
    }

    private static void checkWindows(Path file) {
        JsonNode vectors = vectors(file);
        for (JsonNode vector : vectors) {
            String id = vector.path("id").stringValue();
            Coin coin = Coin.of(vector.path("coin").stringValue()).orElseThrow();
            WindowLength length =
                    WindowLength.ofKey(vector.path("duration").stringValue()).orElseThrow();
            String slug = vector.path("slug").stringValue();
            Window window =
                    Window.ofSeconds(
                            vector.path("start").longValue(), vector.path("end").longValue());
            assertEquals(slug, Slugs.of(coin, length, window.startNs()).getFirst(), id);
            assertEquals(
                    Optional.of(new Slugs.Parsed(coin, length, window)), Slugs.parse(slug, 0), id);
            assertEquals(
                    Optional.of(window),
                    Slugs.windowAt(length, window.endNs() - Times.SECOND_NS),
                    id);
        }
        report(file, vectors);
    }

    private static void checkFees(Path file) {
        JsonNode vectors = vectors(file);
        for (JsonNode vector : vectors) {
            FeeSchedule schedule =
                    new FeeSchedule(
                            e8(vector.path("rate")), vector.path("exponent").intValue(), false);
            long feeE8 = schedule.takerFeeE8(e8(vector.path("price")), e8(vector.path("shares")));
            long feeMicro = Long.parseLong(vector.path("feeMicro").stringValue());
            assertEquals(feeMicro * 100, feeE8, vector.path("id").stringValue());
        }
        report(file, vectors);
    }

    private static JsonNode vectors(Path file) {
        JsonNode tree = MAPPER.readTree(file);
        JsonNode vectors = tree.isArray() ? tree : tree.path("vectors");
        assertTrue(vectors.size() > 0, "no vectors in " + file);
        return vectors;
    }

    private static long e8(JsonNode number) {
        String text = number.isString() ? number.stringValue() : number.toString();
        return new BigDecimal(text).multiply(BigDecimal.valueOf(E8.ONE)).longValueExact();
    }

    private static void report(Path file, JsonNode vectors) {
        System.out.println("checked " + vectors.size() + " vectors of " + file.getFileName());
    }
}
