package io.foretick.feature.legacy;

import static io.foretick.testing.Close.assertClose;
import static io.foretick.testing.GoldenPoints.number;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.feature.FeatureTable;
import io.foretick.math.series.Returns;
import io.foretick.testing.CsvColumns;
import io.foretick.testing.SharedFiles;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The older pipeline's features, targets, scaled rows and blocks, as it wrote them.
class CompatFeaturesGoldenTest {

    private static final double RELATIVE = 1e-9;

    private static final double SCALED = 2e-5;

    @TestFactory
    Stream<DynamicTest> featuresEqualTheVectors() {
        return SharedFiles.golden()
                .cases(
                        "{synth_a,real_*}_features.csv",
                        file -> {
                            FeatureTable features =
                                    CompatDataset.of(LegacyFolder.of(file)).features();
                            assertEquals(CompatFeatures.NAMES, features.names());
                            checkTable(file, features);
                        });
    }

    @TestFactory
    Stream<DynamicTest> targetsEqualTheVectors() {
        return SharedFiles.golden()
                .cases(
                        "{synth_a,real_*}_targets.csv",
                        file ->
                                checkTable(
                                        file, CompatDataset.of(LegacyFolder.of(file)).targets()));
    }

    @TestFactory
    Stream<DynamicTest> scaledRowsEqualTheVectors() {
        return SharedFiles.golden()
                .cases("*_scaled_rows_f32.csv", CompatFeaturesGoldenTest::checkScaledRows);
    }

    @TestFactory
    Stream<DynamicTest> scaledTargetsEqualTheVectors() {
        return SharedFiles.golden()
                .cases("*_scaled_target_f32.csv", CompatFeaturesGoldenTest::checkScaledTargets);
    }

    @TestFactory
    Stream<DynamicTest> blocksEqualTheVectors() {
        return SharedFiles.golden().cases("*_blocks.csv", CompatFeaturesGoldenTest::checkBlocks);
    }

    @TestFactory
    Stream<DynamicTest> ordersFoundEqualTheVectors() {
        return SharedFiles.golden().cases("*_adf.json", CompatFeaturesGoldenTest::checkOrders);
    }

    private static void checkTable(Path file, FeatureTable actual) throws IOException {
        CsvColumns expected = CsvColumns.read(file);
        List<String> names = expected.names();
        assertEquals(names.subList(1, names.size()), actual.names());
        for (String name : actual.names()) {
            check(name, expected.numbers(name), actual.column(name));
        }
    }

    private static void check(String name, double[] expected, double[] actual) {
        assertClose(name, expected, actual, RELATIVE, 0.0);
    }

    private static void checkScaledRows(Path file) throws IOException {
        CsvColumns expected = CsvColumns.read(file);
        float[][] rows = CompatDataset.of(LegacyFolder.of(file)).scaledRows();
        for (int column = 0; column < expected.names().size(); column++) {
            int at = column;
            double[] actual = Arrays.stream(rows).mapToDouble(row -> row[at]).toArray();
            String name = expected.names().get(column);
            assertClose(name, expected.numbers(name), actual, 0.0, SCALED);
        }
    }

    private static void checkScaledTargets(Path file) throws IOException {
        float[] targets = CompatDataset.of(LegacyFolder.of(file)).scaledTargets();
        double[] actual = new double[targets.length];
        Arrays.setAll(actual, k -> targets[k]);
        assertClose("target", CsvColumns.read(file).numbers("y"), actual, 0.0, 1e-6);
    }

    private static void checkBlocks(Path file) throws IOException {
        CsvColumns blocks = CsvColumns.read(file);
        List<Kline> klines = LegacyFolder.of(file).klines();
        double[] close = Columns.of(klines, Kline::close);
        double[] high = Columns.of(klines, Kline::high);
        double[] low = Columns.of(klines, Kline::low);
        double[] returns = Returns.logarithmic(close);
        check("close", blocks.numbers("close"), close);
        check("ret", blocks.numbers("ret"), returns);
        check("ent24", blocks.numbers("ent24_v1"), CompatBlocks.heightEntropy(returns, 24));
        check("ent168", blocks.numbers("ent168_v1"), CompatBlocks.heightEntropy(returns, 168));
        check("cusum", blocks.numbers("cusum_v1"), CompatBlocks.cusumFlag(returns, 2.0));
        check("sadf 1", blocks.numbers("sadf_v1"), CompatBlocks.sadfFlag(close, 24));
        check("sadf 2", blocks.numbers("sadf_v2"), CompatBlocks.sadfFlagOverWindows(close, 24));
        check("regime", blocks.numbers("volreg_v1"), CompatBlocks.regime(returns, 24));
        check("park", blocks.numbers("park_v2"), CompatBlocks.parkinson(high, low, 24));
    }

    private static void checkOrders(Path file) throws IOException {
        JsonNode root = JsonMapper.builder().build().readTree(file.toFile());
        double[] close = Columns.of(LegacyFolder.of(file).klines(), Kline::close);
        double backwards = OrderSearch.smallestOrderBackwards(close);
        assertEquals(number(root, "optimal_d_v1"), backwards);
        assertEquals(number(root, "optimal_d_v2"), OrderSearch.smallestOrder(close));
    }
}
