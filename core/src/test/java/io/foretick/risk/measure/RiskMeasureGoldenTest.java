package io.foretick.risk.measure;

import static io.foretick.testing.GoldenPoints.number;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.testing.GoldenPoints;
import io.foretick.testing.SharedFiles;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.stream.Stream;

/// Measures against vectors, which are printed with up to twenty digits.
class RiskMeasureGoldenTest {

    private static final double TOLERANCE = 1e-12;

    @TestFactory
    Stream<DynamicTest> expectedBestsEqualTheVectors() {
        return cases(RiskMeasureGoldenTest::checkBracket);
    }

    @TestFactory
    Stream<DynamicTest> measuresOfSeriesEqualTheVectors() {
        return cases(RiskMeasureGoldenTest::checkSeries);
    }

    @TestFactory
    Stream<DynamicTest> overfittingEqualsTheVectors() {
        return cases(RiskMeasureGoldenTest::checkOverfit);
    }

    private static Stream<DynamicTest> cases(SharedFiles.FileCheck check) {
        return SharedFiles.golden().cases("risk_vectors.json", check);
    }

    private static void checkBracket(Path file) {
        for (JsonNode point : GoldenPoints.read(file, "bracket")) {
            near(SharpeEvidence.expectedBest(number(point, "N"), 1.0), point, "value");
        }
    }

    private static void checkSeries(Path file) {
        for (JsonNode point : GoldenPoints.read(file, "series")) {
            double[] pnl = row(point.path("pnl"));
            Moments moments = Moments.of(pnl);
            near(moments.mean(), point, "mean");
            near(moments.deviation(), point, "std");
            near(moments.skew(), point, "skew");
            near(moments.kurtosis(), point, "kurt_raw");
            near(Performance.yearlySharpe(moments, 8_760.0), point, "sharpe_8760");
            near(Performance.sortino(pnl, 0.0), point, "sortino_raw");
            near(TailRisk.historicalValueAtRisk(pnl, 0.95), point, "var95_hist");
            near(TailRisk.historicalShortfall(pnl, 0.95), point, "es95_hist");
            near(TailRisk.normalValueAtRisk(moments, 0.95), point, "var95_norm");
            near(TailRisk.normalShortfall(moments, 0.95), point, "es95_norm");
            near(TailRisk.cornishFisherValueAtRisk(moments, 0.95), point, "var95_cf");
            near(Drawdown.of(pnl, 0.0).deepest(), point, "max_drawdown_abs");
            near(SharpeEvidence.probabilistic(moments, 0.0), point, "psr0");
            near(SharpeEvidence.deflated(moments, 1_000.0, 0.05), point, "dsr_N1000_stdSR005");
        }
    }

    private static void checkOverfit(Path file) {
        for (JsonNode point : GoldenPoints.read(file, "pbo")) {
            JsonNode matrix = point.path("matrix");
            int periods = (int) number(point, "T");
            double[][] profits = new double[(int) number(point, "N")][periods];
            for (int period = 0; period < periods; period++) {
                double[] row = row(matrix.path(period));
                for (int trial = 0; trial < profits.length; trial++) {
                    profits[trial][period] = row[trial];
                }
            }
            BacktestOverfit overfit = BacktestOverfit.of(profits, (int) number(point, "S"));
            assertEquals((int) number(point, "splits"), overfit.splits());
            assertEquals(number(point, "pbo"), overfit.probability());
            near(overfit.logitMean(), point, "mean_logit");
        }
    }

    private static double[] row(JsonNode list) {
        double[] values = new double[list.size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = list.path(k).asDouble();
        }
        return values;
    }

    private static void near(double actual, JsonNode point, String name) {
        double expected = number(point, name);
        assertEquals(expected, actual, TOLERANCE * Math.abs(expected), name);
    }
}
