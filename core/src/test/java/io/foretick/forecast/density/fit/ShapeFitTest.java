package io.foretick.forecast.density.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.foretick.forecast.density.Quadratic;
import io.foretick.math.SkewShape;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

class ShapeFitTest {

    private static final HorizonShape KNOWN =
            new HorizonShape(new Quadratic(0.05, 0.4, 0.3), new Quadratic(1.2, -1.3, 0.4));
    private static final int[] MINUTES = {1, 3, 10, 30, 100, 300, 1000, 2880};

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void findsTailIndexAndScaleAtEveryHorizon(long seed) {
        HorizonShape found = ShapeFit.fit(samples(seed));
        for (int minutes : MINUTES) {
            double seconds = 60.0 * minutes;
            // Three standard errors of one horizon alone, although all share six parameters.
            double nu = KNOWN.nuAt(seconds);
            assertEquals(nu, found.nuAt(seconds), 0.15 * nu, "nu at " + minutes);
            double scale = KNOWN.varianceScaleAt(seconds);
            assertEquals(scale, found.varianceScaleAt(seconds), 0.2 * scale, "at " + minutes);
        }
    }

    @Test
    void refusesNoSamples() {
        assertThrows(IllegalArgumentException.class, () -> ShapeFit.fit(List.of()));
    }

    private static List<ReturnSample> samples(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<ReturnSample> samples = new ArrayList<>();
        for (int minutes : MINUTES) {
            double seconds = 60.0 * minutes;
            SkewShape law = SkewShape.of(KNOWN.nuAt(seconds), 0);
            double sigma = Math.sqrt(KNOWN.varianceScaleAt(seconds));
            double[] values = new double[4_000];
            for (int k = 0; k < values.length; k++) {
                values[k] = sigma * law.quantile(random.nextDouble(1e-12, 1), false);
            }
            samples.add(ReturnSample.of(seconds, values));
        }
        return samples;
    }
}
