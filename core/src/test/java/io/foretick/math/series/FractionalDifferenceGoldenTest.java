package io.foretick.math.series;

import static io.foretick.testing.Close.assertClose;
import static io.foretick.testing.GoldenPoints.number;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.testing.CsvColumns;
import io.foretick.testing.GoldenPoints;
import io.foretick.testing.SharedFiles;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Weights and differences against those of the program the vectors come from.
class FractionalDifferenceGoldenTest {

    private static final double RELATIVE = 1e-9;

    /// Where the difference nearly vanishes, rounding of prices of this size is left.
    private static final double ROUNDING = 1e-11;

    private static final Pattern COLUMN = Pattern.compile("fd([12])_d([0-9.]+)_t([0-9.]+)");

    @TestFactory
    Stream<DynamicTest> weightsEqualTheVectors() {
        return SharedFiles.golden()
                .cases("fracdiff_weights.json", FractionalDifferenceGoldenTest::checkWeights);
    }

    @TestFactory
    Stream<DynamicTest> differencesEqualTheVectors() {
        return SharedFiles.golden()
                .cases("*_blocks.csv", FractionalDifferenceGoldenTest::checkBlocks);
    }

    private static void checkWeights(Path file) {
        for (JsonNode point : GoldenPoints.read(file, "points")) {
            double order = number(point, "d");
            int termsMax = point.path("max_terms").asInt();
            double[] weights =
                    FractionalDifference.weights(order, number(point, "thres"), termsMax);
            String where = "d " + order + " threshold " + number(point, "thres");
            assertClose(where + " count", number(point, "count"), weights.length, 0.0, 0.0);
            double[] listed = numbers(point.path("weights"));
            for (int k = 0; k < listed.length; k++) {
                assertClose(where + " weight " + k, listed[k], weights[k], 1e-15, 0.0);
            }
            assertClose(where, number(point, "last"), weights[weights.length - 1], 1e-12, 0.0);
            double sum = DoubleStream.of(weights).sum();
            assertClose(where + " sum", number(point, "sum"), sum, 1e-12, 1e-15);
        }
    }

    private static double[] numbers(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    private static void checkBlocks(Path file) throws IOException {
        CsvColumns blocks = CsvColumns.read(file);
        double[] close = blocks.numbers("close");
        int checked = 0;
        for (String name : blocks.names()) {
            Matcher column = COLUMN.matcher(name);
            if (column.matches()) {
                double order = Double.parseDouble(column.group(2));
                double threshold = Double.parseDouble(column.group(3));
                double[] weights = FractionalDifference.weights(order, threshold, close.length);
                double[] actual =
                        column.group(1).equals("1")
                                ? FractionalDifference.applyBackwards(close, weights)
                                : FractionalDifference.apply(close, weights);
                assertClose(name, blocks.numbers(name), actual, RELATIVE, ROUNDING);
                checked++;
            }
        }
        assertTrue(checked > 0, "no fractional difference in " + file);
    }
}
