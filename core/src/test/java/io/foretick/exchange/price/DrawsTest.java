package io.foretick.exchange.price;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;

import org.junit.jupiter.api.Test;

import java.util.function.DoubleSupplier;

/// Bounds are five standard errors of the mean of so many draws.
class DrawsTest {

    private static final int COUNT = 200_000;

    private final Draws draws = new Draws(new Seed(1));

    @Test
    void normalDrawsHaveMeanZeroAndVarianceOne() {
        assertMoments(draws::normal, 3);
    }

    @Test
    void fatDrawsHaveVarianceOneAndMoreKurtosis() {
        assertMoments(draws::fatNormal, 5.1);
    }

    @Test
    void waitsHaveMeanOne() {
        double sum = 0;
        for (int k = 0; k < COUNT; k++) {
            sum += draws.exponential();
        }
        assertEquals(1, sum / COUNT, 5 / Math.sqrt(COUNT));
    }

    @Test
    void wholeNumbersLieInTheirRange() {
        int low = 0;
        for (int k = 0; k < COUNT; k++) {
            long number = draws.whole(3, 7);
            assertTrue(number >= 3 && number < 7);
            low += number == 3 ? 1 : 0;
        }
        assertEquals(0.25, low / (double) COUNT, 5 * Math.sqrt(0.1875 / COUNT));
    }

    @Test
    void aWeekOfSeasonHasMeanSquareOne() {
        double squares = 0;
        double lowest = 9;
        double highest = 0;
        for (int minute = 0; minute < 10_080; minute++) {
            double factor = WeeklySeason.factor(minute);
            squares += factor * factor / 10_080;
            lowest = Math.min(lowest, factor);
            highest = Math.max(highest, factor);
        }
        assertEquals(1, squares, 0.01);
        assertTrue(highest > 3 * lowest, lowest + " to " + highest);
    }

    private static void assertMoments(DoubleSupplier draw, double kurtosis) {
        double sum = 0;
        double squares = 0;
        double fourths = 0;
        for (int k = 0; k < COUNT; k++) {
            double x = draw.getAsDouble();
            sum += x;
            squares += x * x;
            fourths += x * x * x * x;
        }
        assertEquals(0, sum / COUNT, 5 / Math.sqrt(COUNT));
        assertEquals(1, squares / COUNT, 5 * Math.sqrt((kurtosis - 1) / COUNT));
        assertEquals(kurtosis, fourths / COUNT, 0.08 * kurtosis);
    }
}
