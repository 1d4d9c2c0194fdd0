package io.foretick.feature.legacy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CompatBlocksTest {

    @Test
    void cusumIsMeasuredAgainstTheWholeSample() {
        // Mean 1, deviation sqrt(4.8): sums about the mean are -1, -2, 2, 1, 0.
        double[] returns = {0, 0, 5, 0, 0};
        double[] expected = {0, 0, 0, 0, 0};
        assertArrayEquals(expected, CompatBlocks.cusumFlag(returns, 2.0));
        double[] lower = {0, 1, 1, 0, 0}; // above 0.7 * 2.236
        assertArrayEquals(lower, CompatBlocks.cusumFlag(returns, 0.7));
    }

    @Test
    void regimeComparesWithThirdsOfTheWholeSample() {
        // Deviations 0, 1, 3, 2 times sqrt(1/2), so thirds end at 0.99 and 2.01 times it.
        double[] returns = {0, 0, 1, 4, 6};
        double[] expected = {1, 0, 1, 2, 1};
        assertArrayEquals(expected, CompatBlocks.regime(returns, 2));
    }

    @Test
    void regimeBeforeTheFirstFullWindowIsTheMiddleOne() {
        double[] expected = {1, 1};
        assertArrayEquals(expected, CompatBlocks.regime(new double[] {0.1, 0.2}, 24));
    }

    @Test
    void constantWindowRaisesNoBubbleFlag() {
        assertArrayEquals(new double[40], CompatBlocks.sadfFlag(new double[40], 24));
    }

    @Test
    void explosiveSeriesRaisesTheBubbleFlags() {
        double[] close = new double[120];
        for (int t = 0; t < close.length; t++) {
            double wobble = t % 3 == 0 ? 0.5 : 0.0;
            close[t] = 100.0 + Math.pow(1.05, t) + wobble;
        }
        assertEquals(1.0, CompatBlocks.sadfFlag(close, 24)[119]);
        assertEquals(1.0, CompatBlocks.sadfFlagOverWindows(close, 24)[119]);
        assertEquals(0.0, CompatBlocks.sadfFlagOverWindows(close, 24)[99]);
    }

    @Test
    void entropyOfAConstantWindowIsThatOfOneBinOfATenth() {
        double[] entropies = CompatBlocks.heightEntropy(new double[] {1, 1, 1}, 3);
        assertEquals(Double.NaN, entropies[1]);
        assertEquals(-10.0 * Math.log(10.0), entropies[2], 1e-12);
    }

    @Test
    void parkinsonIsTheMeanOfScaledRanges() {
        double e = Math.E;
        double[] ranges = CompatBlocks.parkinson(new double[] {e, e * e}, new double[] {1, 1}, 2);
        assertEquals(Math.sqrt(Math.log(2.0)) * 0.5 * 1.5, ranges[1], 1e-14);
    }

    @Test
    void smallestOrderOfNoiseIsTheFirst() {
        double[] noise = new double[300];
        for (int t = 0; t < noise.length; t++) {
            noise[t] = ((t * 7919L) % 101) / 101.0;
        }
        assertEquals(0.1, OrderSearch.smallestOrder(noise));
    }
}
