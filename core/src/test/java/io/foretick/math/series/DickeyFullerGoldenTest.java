package io.foretick.math.series;

import static io.foretick.testing.Close.assertClose;
import static io.foretick.testing.GoldenPoints.number;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.util.stream.Stream;

/// The test for a unit root against statsmodels.
class DickeyFullerGoldenTest {

    private static final double STATISTIC = 1e-7;
    private static final double P_VALUE = 1e-8;
    private static final Pattern DIFFERENCED = Pattern.compile("fd([12])_d([0-9.]+)_t([0-9.]+)");

    @TestFactory
    Stream<DynamicTest> unitRootTestsEqualTheVectors() {
        return SharedFiles.golden().cases("*_adf.json", DickeyFullerGoldenTest::check);
    }

    private static void check(Path file) throws IOException {
        String blocks = file.getFileName().toString().replace("_adf.json", "_blocks.csv");
        double[] close = CsvColumns.read(file.resolveSibling(blocks)).numbers("close");
        for (JsonNode point : GoldenPoints.read(file, "adfuller")) {
            check(point, series(point.path("series").asString(), close));
        }
    }

    /// The closes, or one of their two fractional differences; cases start after its empty head.
    private static double[] series(String name, double[] close) {
        Matcher differenced = DIFFERENCED.matcher(name);
        if (!differenced.matches()) {
            assertEquals("close", name);
            return close;
        }
        double order = Double.parseDouble(differenced.group(2));
        double threshold = Double.parseDouble(differenced.group(3));
        double[] weights = FractionalDifference.weights(order, threshold, close.length);
        if (differenced.group(1).equals("1")) {
            return FractionalDifference.applyBackwards(close, weights);
        }
        return FractionalDifference.apply(close, weights);
    }

    private static void check(JsonNode point, double[] series) {
        int from = point.path("start").asInt();
        int to = from + point.path("n").asInt();
        DickeyFuller test = DickeyFuller.test(series, from, to).orElseThrow();
        String where = point.toString();
        assertEquals(point.path("usedlag").asInt(), test.lags(), where);
        assertEquals(point.path("nobs").asInt(), test.observations(), where);
        assertClose(where, number(point, "stat"), test.statistic(), STATISTIC, STATISTIC);
        assertClose(where, number(point, "pvalue"), test.pValue(), P_VALUE, P_VALUE);
        assertClose(where, number(point, "icbest"), test.akaike(), STATISTIC, STATISTIC);
        JsonNode critical = point.path("crit");
        checkCritical(critical, "1%", DickeyFullerLaw.Level.ONE_PERCENT, test);
        checkCritical(critical, "5%", DickeyFullerLaw.Level.FIVE_PERCENT, test);
        checkCritical(critical, "10%", DickeyFullerLaw.Level.TEN_PERCENT, test);
    }

    private static void checkCritical(
            JsonNode critical, String name, DickeyFullerLaw.Level level, DickeyFuller test) {
        double actual = DickeyFullerLaw.criticalValue(level, test.observations());
        assertClose(name, number(critical, name), actual, 1e-12, 0.0);
    }
}
