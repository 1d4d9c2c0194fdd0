package io.foretick.forecast.direction.online;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.foretick.forecast.direction.FeatureVector;
import io.foretick.math.Statistics;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class ParametersTest {

    /// 0.5, 1 and 1.5 have the length sqrt 3.5; brought to 3, and mirrored for down.
    @Test
    void theHeuristicStartRisesAndIsMirrored() {
        Parameters made = Parameters.start(3, new DirectionSettings.Start.Heuristic(3.0));
        double unit = 3.0 / Math.sqrt(3.5);
        assertArrayEquals(
                new double[] {0.5 * unit, unit, 1.5 * unit, -0.5 * unit, -unit, -1.5 * unit, 0, 0},
                made.values(),
                1e-15);
        assertEquals(3.0 * Math.sqrt(2), made.norm(), 1e-14);
        FeatureVector x = FeatureVector.of(new double[] {1, 2, -1});
        assertEquals(unit, made.logitUp(x), 1e-14);
        assertEquals(-unit, made.logitDown(x), 1e-14);
    }

    @Test
    void aSingleFeatureGetsTheWholeScale() {
        Parameters made = Parameters.start(1, new DirectionSettings.Start.Heuristic(3.0));
        assertArrayEquals(new double[] {3, -3, 0, 0}, made.values());
    }

    @Test
    void theRandomStartIsSeededAndOfItsScale() {
        DirectionSettings.Start start = DirectionSettings.Start.Random.DEFAULT;
        Parameters made = Parameters.start(500, start);
        assertArrayEquals(Parameters.start(500, start).values(), made.values());
        Parameters other = Parameters.start(500, new DirectionSettings.Start.Random(43, 0.1));
        assertNotEquals(made.values()[0], other.values()[0]);
        double[] weights = Arrays.copyOf(made.values(), 1_000);
        assertEquals(0.0, Statistics.mean(weights), 0.015);
        assertEquals(0.1, Statistics.standardDeviation(weights), 0.01);
        assertEquals(0.0, made.values()[1_000]);
    }

    @Test
    void followsOthersByASmallShare() {
        Parameters slow = Parameters.start(1, new DirectionSettings.Start.Heuristic(1.0));
        Parameters fast = Parameters.start(1, new DirectionSettings.Start.Heuristic(2.0));
        assertEquals(2.0, slow.squaredDistance(fast), 1e-15);
        slow.follow(fast, 0.9);
        assertArrayEquals(new double[] {1.1, -1.1, 0, 0}, slow.values(), 1e-15);
    }
}
