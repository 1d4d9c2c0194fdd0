package io.foretick.math.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class HistogramTest {

    @Test
    void lastBinHoldsTheLargestValue() {
        Histogram histogram = of(4, 0, 1, 2, 3, 4);
        assertEquals(1, histogram.count(0));
        assertEquals(1, histogram.count(2));
        assertEquals(2, histogram.count(3));
    }

    @Test
    void valueOnAnEdgeLiesInTheBinAboveIt() {
        // In doubles 3 * 0.1, 6 * 0.1 and 7 * 0.1 are larger than 0.3, 0.6 and 0.7.
        Histogram histogram = of(10, 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1);
        int[] expected = {1, 1, 2, 0, 1, 2, 1, 0, 1, 2};
        for (int bin = 0; bin < expected.length; bin++) {
            assertEquals(expected[bin], histogram.count(bin), "bin " + bin);
        }
    }

    @Test
    void equalValuesLieInTheMiddleOfARangeOfOne() {
        Histogram histogram = of(10, 7, 7, 7);
        assertEquals(3, histogram.count(5));
        assertEquals(0.0, histogram.entropy());
        assertEquals(-10 * Math.log(10), histogram.sumOverHeights(), 1e-12);
    }

    @Test
    void entropyOfEvenSharesIsTheLogarithmOfTheirNumber() {
        assertEquals(Math.log(4), of(4, 0, 1, 2, 3).entropy(), 1e-15);
    }

    @Test
    void heightsDependOnTheUnitOfTheValues() {
        // Four bins of width 3/4000, a quarter of the values in each: height 1000/3.
        double expected = -4 * (1000.0 / 3) * Math.log(1000.0 / 3);
        assertEquals(expected, of(4, 0, 0.001, 0.002, 0.003).sumOverHeights(), 1e-9);
    }

    @Test
    void refusesValuesWithoutSize() {
        assertThrows(IllegalArgumentException.class, () -> of(4, 1, Double.NaN));
    }

    private static Histogram of(int bins, double... sample) {
        return Histogram.of(sample, 0, sample.length, bins);
    }
}
