package io.foretick.lab.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.feature.label.Label;
import io.foretick.feature.label.Touch;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

class TrainingRowsTest {

    private static final Targets TARGETS = Planted.of(200, 0.0, new Seed(1)).y();
    private static final TrainingRows ROWS = TrainingRows.of(IntStream.range(10, 110), TARGETS);

    @Test
    void headAndTailShareTheRows() {
        assertArrayEquals(IntStream.range(10, 90).toArray(), ROWS.head(0.8).rows());
        assertArrayEquals(IntStream.range(90, 110).toArray(), ROWS.tail(0.8).rows());
    }

    /// The older pipeline's 80 to 20: the product is cut, not rounded.
    @Test
    void headIsCutAsTheOlderPipelineCutsIt() {
        assertEquals(7, TrainingRows.of(IntStream.range(0, 9), TARGETS).head(0.8).size());
    }

    @Test
    void purgedHeadKnowsNothingOfTheTail() {
        int[] purged = ROWS.purgedHead(0.8, 5).rows();
        assertTrue(Arrays.stream(purged).allMatch(row -> TARGETS.lastRow(row) < 90 - 5));
        assertTrue(purged.length >= 80 - 5 - 8, "and no more is lost than must be");
        int leaking = 0;
        for (int row : ROWS.head(0.8).rows()) {
            leaking += TARGETS.lastRow(row) >= 90 ? 1 : 0;
        }
        assertTrue(leaking > 0, "without a purge some would leak");
    }

    @Test
    void weightsOfWhatCountsHaveAMeanOfOne() {
        var label = new Label(Touch.UPPER, 0.01, 1);
        Targets targets = Targets.of(List.of(label, label, label), new double[] {1.0, 0.0, 3.0});
        double[] weights = TrainingRows.of(IntStream.range(0, 3), targets).weights();
        assertArrayEquals(new double[] {0.5, 1.5}, weights, 1e-15);
    }

    @Test
    void scaleIsTheRootMeanSquareOfTheReturns() {
        Targets targets =
                Targets.of(
                        List.of(
                                new Label(Touch.UPPER, 0.03, 1),
                                new Label(Touch.LOWER, -0.04, 1),
                                new Label(Touch.NEITHER, 0.0, 1)));
        TrainingRows two = TrainingRows.of(IntStream.of(0, 1), targets);
        assertEquals(Math.sqrt(0.0025 / 2.0), two.scaleLog(), 1e-15);
        assertEquals(1.0, TrainingRows.of(IntStream.of(2), targets).scaleLog());
    }
}
