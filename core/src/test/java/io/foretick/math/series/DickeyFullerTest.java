package io.foretick.math.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

class DickeyFullerTest {

    @Test
    void statisticOfFourValuesIsThatOfTheRegressionByHand() {
        // Differences 1, 2, 1 on levels 0, 1, 3: slope -1/14 about means 4/3 and 4/3, residual sum
        // of squares 2/3 - 1/42 = 9/14, one degree of freedom, squared deviations 14/3.
        DickeyFuller test = DickeyFuller.test(new double[] {0, 1, 3, 4}).orElseThrow();
        assertEquals(0, test.lags());
        assertEquals(3, test.observations());
        assertEquals((-1.0 / 14) / Math.sqrt(9.0 / 14 / (14.0 / 3)), test.statistic(), 1e-12);
    }

    @Test
    void constantSeriesHasNoTest() {
        assertTrue(DickeyFuller.test(new double[] {5, 5, 5, 5, 5, 5, 5, 5}).isEmpty());
    }

    @Test
    void seriesExplainedWithoutARestHasNoTest() {
        assertTrue(DickeyFuller.test(new double[] {1, 2, 3, 4, 5, 6, 7, 8}).isEmpty());
    }

    @Test
    void threeValuesHaveNoTest() {
        assertTrue(DickeyFuller.test(new double[] {1, 5, 2}).isEmpty());
    }

    @Test
    void unknownValueHasNoTest() {
        assertTrue(DickeyFuller.test(new double[] {1, Double.NaN, 2, 3, 5, 1}).isEmpty());
    }

    @Test
    void noiseHasNoUnitRootAndItsSumHasOne() {
        SplittableRandom random = new Seed(7).random();
        double[] noise = new double[500];
        double[] sum = new double[500];
        for (int k = 0; k < noise.length; k++) {
            noise[k] = random.nextDouble() - 0.5;
            sum[k] = (k == 0 ? 0.0 : sum[k - 1]) + noise[k];
        }
        assertTrue(DickeyFuller.test(noise).orElseThrow().pValue() < 1e-6);
        assertTrue(DickeyFuller.test(sum).orElseThrow().pValue() > 0.05);
    }

    @Test
    void rangeOfASeriesIsTestedAsIfAlone() {
        double[] alone = {3, 1, 4, 1, 5, 9, 2, 6};
        double[] inside = {7, 3, 1, 4, 1, 5, 9, 2, 6, 7};
        assertEquals(DickeyFuller.test(alone), DickeyFuller.test(inside, 1, 9));
    }

    @Test
    void criticalValuesOfLongSeriesHaveTheirShareBelow() {
        double critical =
                DickeyFullerLaw.criticalValue(DickeyFullerLaw.Level.FIVE_PERCENT, 1_000_000);
        assertEquals(0.05, DickeyFullerLaw.probabilityBelow(critical), 1e-3);
    }

    @Test
    void probabilityEndsWhereTheSurfacesEnd() {
        assertEquals(0.0, DickeyFullerLaw.probabilityBelow(-20.0));
        assertEquals(1.0, DickeyFullerLaw.probabilityBelow(3.0));
    }
}
