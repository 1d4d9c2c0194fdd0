package io.foretick.strategy;

import static io.foretick.testing.GoldenPoints.number;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.testing.GoldenPoints;
import io.foretick.testing.SharedFiles;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.stream.Stream;

/// Maker prices against vectors computed with many digits.
class MakerGoldenTest {

    private static final double TOLERANCE = 1e-10;

    @TestFactory
    Stream<DynamicTest> quotesEqualTheVectors() {
        return SharedFiles.golden().cases("maker_*.json", MakerGoldenTest::check);
    }

    private static void check(Path file) {
        for (JsonNode point : GoldenPoints.read(file, "points")) {
            MakerQuote quote = new MakerQuote(number(point, "alpha"));
            double p = number(point, "p");
            double up = number(point, "cash") + number(point, "yes");
            double down = number(point, "cash") + number(point, "no");
            double size = number(point, "size");
            double gain = number(point, "gain_min");
            near(quote.reservation(p, up, down), point, "reservation");
            near(quote.bidForSize(p, up, down, size), point, "bid_for_size");
            near(quote.offerForSize(p, up, down, size), point, "offer_for_size");
            near(quote.bidForGain(p, up, down, size, gain), point, "bid_gain");
            near(quote.offerForGain(p, up, down, size, gain), point, "offer_gain");
        }
    }

    private static void near(double actual, JsonNode point, String name) {
        double expected = point.path(name).isNull() ? MakerQuote.NO_PRICE : number(point, name);
        double slack = Double.isNaN(expected) ? 0.0 : TOLERANCE * expected;
        assertEquals(expected, actual, slack, () -> point + " " + name);
    }
}
