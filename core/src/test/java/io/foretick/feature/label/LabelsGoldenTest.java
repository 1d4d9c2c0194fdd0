package io.foretick.feature.label;

import static io.foretick.testing.Close.assertClose;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.foretick.math.Elementary;
import io.foretick.math.series.Returns;
import io.foretick.math.series.Rolling;
import io.foretick.testing.CsvColumns;
import io.foretick.testing.SharedFiles;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The older pipeline's labels, weights and bet sizes, as it wrote them.
class LabelsGoldenTest {

    private static final double RELATIVE = 1e-9;
    private static final int DAY = 24;

    @TestFactory
    Stream<DynamicTest> labelsEqualTheVectors() {
        return SharedFiles.golden().cases("*_labels.csv", LabelsGoldenTest::checkLabels);
    }

    @TestFactory
    Stream<DynamicTest> weightsAndBetsEqualTheVectors() {
        return SharedFiles.golden().cases("*_labels.csv", LabelsGoldenTest::checkDerived);
    }

    private static void checkLabels(Path file) throws IOException {
        CsvColumns table = CsvColumns.read(file);
        double[] close = table.numbers("close");
        check(table, "a1", 24, Barriers.adaptive(close, 2.0, DAY, 0.005));
        check(table, "a2", 12, Barriers.adaptive(close, 1.0, DAY, 0.002));
        check(table, "a3", 48, Barriers.adaptive(close, 3.0, DAY, 0.0));
        check(table, "f1", 24, Barriers.compatFixed(close, 0.02, -0.02, 24));
        check(table, "f2", 24, Barriers.compatFixed(close, 1.5, -1.0, 24));
        check(table, "f3", 6, Barriers.compatFixed(close, 2.0, -2.0, 12));
    }

    private static void check(CsvColumns table, String name, int barsMax, Barriers barriers) {
        double[] close = table.numbers("close");
        List<Label> labels = new TripleBarrier(barsMax).compatLabels(close, barriers);
        int[] directions = labels.stream().mapToInt(Label::signedDirection).toArray();
        assertArrayEquals(table.integers(name + "_dir"), directions, name + " directions");
        int[] bars = labels.stream().mapToInt(Label::bars).toArray();
        assertArrayEquals(table.integers(name + "_hit"), bars, name + " bars");
        double[] returns = labels.stream().mapToDouble(Label::returnLog).toArray();
        assertClose(name, table.numbers(name + "_ret"), returns, RELATIVE, 0.0);
    }

    private static void checkDerived(Path file) throws IOException {
        CsvColumns table = CsvColumns.read(file);
        double[] close = table.numbers("close");
        double[] deviations = Rolling.standardDeviation(Returns.logarithmic(close), DAY);
        Barriers barriers = Barriers.adaptive(close, 2.0, DAY, 0.005);
        List<Label> labels = new TripleBarrier(24).compatLabels(close, barriers);
        double[] weights = SampleWeights.compat(labels, deviations);
        assertClose("weights", table.numbers("w_a1"), weights, RELATIVE, 0.0);
        double[] predictions = table.numbers("base_pred");
        boolean[] paid = MetaLabels.of(predictions, labels, 0.5, 0.01);
        int[] meta = IntStream.range(0, paid.length).map(k -> paid[k] ? 1 : 0).toArray();
        assertArrayEquals(table.integers("meta_a1"), meta, "meta labels");
        double[] expected = table.numbers("kelly");
        for (int k = 0; k < expected.length; k++) {
            double probability = 1.0 / (1.0 + Elementary.exp(-predictions[k]));
            double deviation = (Double.isNaN(deviations[k]) ? 0.01 : deviations[k]) + 1e-4;
            double fraction =
                    CompatKelly.fraction(probability, labels.get(k).returnLog(), deviation);
            assertClose("kelly " + k, expected[k], fraction, RELATIVE, 0.0);
        }
    }
}
