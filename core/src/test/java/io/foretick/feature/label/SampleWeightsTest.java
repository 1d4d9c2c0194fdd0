package io.foretick.feature.label;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

class SampleWeightsTest {

    @Test
    void labelAloneIsUnique() {
        assertArrayEquals(new double[] {1, 1}, SampleWeights.uniqueness(labels(1, 3)));
    }

    @Test
    void sharedReturnsCountByTheirShares() {
        // Spans: returns 1-2, 2, 3-4. Return 2 is shared by two.
        double[] expected = {0.75, 0.5, 1.0};
        assertArrayEquals(expected, SampleWeights.uniqueness(labels(2, 1, 2)));
    }

    @Test
    void normalizedWeightsSumToOne() {
        double[] expected = {0.25, 0.75};
        assertArrayEquals(expected, SampleWeights.normalized(new double[] {1, 3}));
    }

    @Test
    void compatWeightsUseTheMeanVolatilityWhereItIsUnknown() {
        // One bar near the first, two near the second; volatility 1 is known of the second only.
        double[] weights = SampleWeights.compat(labels(1, 1), new double[] {Double.NaN, 1.0});
        assertArrayEquals(new double[] {2.0 / 3, 1.0 / 3}, weights, 1e-15);
    }

    @Test
    void compatWeightsDivideByTheBarsNear() {
        // Of four bars, spans 1 and 2: bars [0, 1), [0, 3), [0, 4), [2, 4).
        double[] weights = SampleWeights.compat(labels(1, 2, 2, 1), new double[4]);
        double sum = 1.0 + 1.0 / 3 + 1.0 / 4 + 1.0 / 2;
        assertEquals(1.0 / sum, weights[0], 1e-15);
        assertEquals(1.0 / 4 / sum, weights[2], 1e-15);
    }

    @Test
    void metaLabelWantsALargePredictionOfTheRightSignAndALargeReturn() {
        List<Label> labels =
                List.of(
                        new Label(Touch.UPPER, 0.02, 1),
                        new Label(Touch.LOWER, -0.02, 1),
                        new Label(Touch.UPPER, 0.005, 1),
                        new Label(Touch.UPPER, 0.02, 1));
        double[] predictions = {0.6, 0.6, 0.6, 0.4};
        boolean[] expected = {true, false, false, false};
        assertArrayEquals(expected, MetaLabels.of(predictions, labels, 0.5, 0.01));
    }

    @Test
    void compatKellyIsCut() {
        assertEquals(-1.0, CompatKelly.fraction(0.5, 0.0, 0.01));
        assertEquals(0.5, CompatKelly.fraction(0.5, 0.03, 0.1), 1e-14);
    }

    private static List<Label> labels(int... bars) {
        return Arrays.stream(bars).mapToObj(count -> new Label(Touch.NEITHER, 0.0, count)).toList();
    }
}
