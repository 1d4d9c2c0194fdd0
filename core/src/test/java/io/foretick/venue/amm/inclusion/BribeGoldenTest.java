package io.foretick.venue.amm.inclusion;

import static io.foretick.testing.Close.assertClose;
import static io.foretick.testing.GoldenPoints.number;

import io.foretick.testing.GoldenPoints;
import io.foretick.testing.SharedFiles;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.stream.Stream;

/// The best bribe against the vectors, of which one overflows and one underflows an exponential.
class BribeGoldenTest {

    private static final double RELATIVE = 1e-13;

    @TestFactory
    Stream<DynamicTest> bestBribesEqualTheVectors() {
        return SharedFiles.golden().cases("bribe_vectors.json", BribeGoldenTest::check);
    }

    private static void check(Path file) {
        for (JsonNode point : GoldenPoints.read(file, "cases")) {
            JsonNode in = point.path("input");
            double value = number(in, "V");
            var inclusion = new Inclusion(number(in, "a"), number(in, "s"));
            double z = inclusion.a() + inclusion.s() * value - 1.0;
            close(point, "lambert_w", LambertW.ofExp(z));
            close(point, "b_unconstrained", inclusion.bestAnywhere(value));
            double bribe = inclusion.best(value, number(in, "lo"), number(in, "hi"));
            close(point, "b_star", bribe);
            close(point, "p_star", inclusion.probability(bribe));
            close(point, "ev_star", inclusion.gain(value, bribe));
        }
    }

    private static void close(JsonNode point, String name, double actual) {
        double expected = number(point.path("expect"), name);
        assertClose(name + " of " + point, expected, actual, RELATIVE, 0.0);
    }
}
