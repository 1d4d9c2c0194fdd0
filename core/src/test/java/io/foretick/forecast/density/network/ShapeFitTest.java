package io.foretick.forecast.density.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.forecast.density.Quadratic;
import io.foretick.math.ShapeCorrection;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.SplittableRandom;

class ShapeFitTest {

    private static final List<Integer> HORIZONS = List.of(60, 300, 900, 3_600, 14_400, 86_400);

    @Test
    void findsAShapeThatWasPlanted() {
        var planted =
                new ShapeByHorizon(
                        new Quadratic(0.05, -0.1, 0.06),
                        new Quadratic(0, 0.3, -0.3),
                        new Quadratic(-0.04, 0, 0.02));
        ShapeByHorizon found = fit(planted, 1_200_000, 1);
        for (int seconds : HORIZONS) {
            ShapeCorrection expected = planted.at(seconds);
            ShapeCorrection actual = found.at(seconds);
            assertEquals(expected.second(), actual.second(), 0.02, "second at " + seconds);
            assertEquals(expected.fourth(), actual.fourth(), 0.025, "fourth at " + seconds);
            assertEquals(expected.sixth(), actual.sixth(), 0.03, "sixth at " + seconds);
        }
    }

    @Test
    void correctsNothingWhereTheShapeIsRight() {
        ShapeByHorizon found = fit(ShapeByHorizon.NONE, 1_200_000, 2);
        for (int seconds : HORIZONS) {
            assertEquals(0, found.at(seconds).second(), 0.02);
            assertEquals(0, found.at(seconds).fourth(), 0.025);
        }
    }

    @Test
    void fewReturnsSayLittle() {
        var fit = new ShapeFit(HORIZONS);
        for (int k = 0; k < 100; k++) {
            fit.add(5, 0.5, 0.05); // five independent ones, all in the middle
        }
        ShapeCorrection day = fit.fit().at(86_400);
        assertTrue(day.second() < 0 && day.second() > -0.03, "second is " + day.second());
    }

    @Test
    void staysWithinWhatIsAllowed() {
        var fit = new ShapeFit(HORIZONS);
        for (int k = 0; k < 10_000; k++) {
            fit.add(k % HORIZONS.size(), 0.5, 1);
        }
        ShapeByHorizon shape = fit.fit();
        double sum = ShapeByHorizon.largest(shape.second(), shape.fourth(), shape.sixth());
        assertEquals(ShapeByHorizon.SUM_MAX, sum, 1e-6);
    }

    @Test
    void nothingSeenIsNothingCorrected() {
        assertEquals(0, new ShapeFit(HORIZONS).fit().at(900).fourth());
    }

    private static ShapeByHorizon fit(ShapeByHorizon planted, int returns, long seed) {
        var random = new SplittableRandom(seed);
        var fit = new ShapeFit(HORIZONS);
        for (int k = 0; k < returns; k++) {
            int horizon = k % HORIZONS.size();
            ShapeCorrection correction = planted.at(HORIZONS.get(horizon));
            fit.add(horizon, correction.lawShare(random.nextDouble(1e-12, 1)), 1);
        }
        return fit.fit();
    }
}
