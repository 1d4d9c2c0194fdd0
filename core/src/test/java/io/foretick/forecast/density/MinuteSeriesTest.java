package io.foretick.forecast.density;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MinuteSeriesTest {

    private final MinuteSeries series =
            MinuteSeries.of("BTC", new long[] {10, 11, 12, 15, 16}, new double[] {1, 2, 4, 8, 16});

    @Test
    void reachesNoCloseBeyondAMissingMinute() {
        assertTrue(series.reaches(0, 2));
        assertFalse(series.reaches(1, 2));
        assertFalse(series.reaches(0, 3));
        assertTrue(series.reaches(3, 1));
        assertFalse(series.reaches(4, 1));
    }

    @Test
    void returnIsTheLogarithmOfTheRatio() {
        assertEquals(Math.log(4), series.returnLog(0, 2), 1e-15);
    }

    @Test
    void partHoldsTheFirstMinuteAndNotTheLast() {
        MinuteSeries part = series.between(11, 15);
        assertEquals(2, part.size());
        assertEquals(11, part.minute(0));
        assertEquals(0, series.between(17, 99).size());
    }

    @Test
    void refusesMinutesThatDoNotRise() {
        assertThrows(
                IllegalArgumentException.class,
                () -> MinuteSeries.of("BTC", new long[] {10, 10}, new double[] {1, 2}));
    }

    @Test
    void refusesPriceOfZero() {
        assertThrows(
                IllegalArgumentException.class,
                () -> MinuteSeries.of("BTC", new long[] {10}, new double[] {0}));
    }
}
