package io.foretick.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import io.foretick.base.DensityCurve;
import io.foretick.base.Seed;
import io.foretick.event.Tie;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;

class UpProbabilityTest {

    private static final double SIGMA_PER_SQRT_SECOND = 1e-4;
    private static final int PATHS = 400_000;
    private static final int STEPS_PER_AVERAGE = 12;

    private final Density gaussian = density(1e8, 0.0);
    private final Density skewed = density(4.0, 0.1);
    private final UpProbability endPrice = new UpProbability(0, Tie.UP, 0);
    private final UpProbability average = new UpProbability(60, Tie.UP, 0);

    @ParameterizedTest(name = "average {0} s, {1} s left, mean so far {2}, price {3}")
    @CsvSource({
        "0, 300, 0, 0.9",
        "0, 7, 0, -1.1",
        "60, 300, 0, 0.8",
        "60, 61, 0, -1",
        "60, 60, 0, 1",
        "60, 45, 0.5, -0.8",
        "60, 20, -0.4, 1.0",
        "60, 5, 0.1, -0.95",
        "30, 200, 0, 1.2",
        "30, 10, 0.3, -0.9"
    })
    void runningAgreesWithSimulatedDiffusion(
            double averageSeconds, double secondsToEnd, double meanSoFar, double standardised) {
        UpProbability rule = new UpProbability(averageSeconds, Tie.UP, 0);
        double left = averageSeconds == 0 ? 1 : Math.min(1, secondsToEnd / averageSeconds);
        double known = (1 - left) * meanSoFar * SIGMA_PER_SQRT_SECOND * Math.sqrt(averageSeconds);
        // The strike is put about one standard deviation away, so that the variance counts.
        double spread = SIGMA_PER_SQRT_SECOND * Math.sqrt(secondsToEnd / 3.0) * left;
        double strikeLog = known - standardised * spread;
        double expected = rule.running(gaussian, secondsToEnd, known - strikeLog);
        SplittableRandom random = new Seed(31).split("running " + secondsToEnd).random();
        int ups = 0;
        for (int path = 0; path < PATHS; path++) {
            Diffusion price = new Diffusion(random, SIGMA_PER_SQRT_SECOND);
            double end = price.meanAt(secondsToEnd, averageSeconds) + known;
            ups += end >= strikeLog ? 1 : 0;
        }
        assertWithinThreeErrors(expected, ups);
    }

    @ParameterizedTest(name = "average {0} s, {1} s to the start, window {2} s")
    @CsvSource({
        "0, 500, 300, 0, 1.0",
        "0, 1, 300, 0, -1.0",
        "60, 400, 300, 0, 1.0",
        "60, 60, 300, 0, -1.0",
        "60, 40, 300, 0.7, 1.0",
        "60, 40, 120, -0.7, -1.0",
        "60, 3, 90, 1.5, 0.8",
        "60, 0, 60, 0.5, 1.0",
        "30, 12, 45, 0.9, -0.9"
    })
    void beforeTheStartAgreesWithSimulatedDiffusion(
            double averageSeconds,
            double secondsToStart,
            double windowSeconds,
            double meanSoFar,
            double standardised) {
        double left = averageSeconds == 0 ? 1 : Math.min(1, secondsToStart / averageSeconds);
        double known = (1 - left) * meanSoFar * SIGMA_PER_SQRT_SECOND * Math.sqrt(averageSeconds);
        // A wide tick probes the variance, which without one would not matter.
        double tick = 2 * SIGMA_PER_SQRT_SECOND * Math.sqrt(windowSeconds) * Math.abs(standardised);
        Tie tie = standardised > 0 ? Tie.UP : Tie.DOWN;
        UpProbability rule = new UpProbability(averageSeconds, tie, tick);
        double expected = rule.notStarted(gaussian, secondsToStart, windowSeconds, -known);
        SplittableRandom random = new Seed(32).split("before " + secondsToStart).random();
        int ups = 0;
        double shift = standardised > 0 ? 0.5 * tick : -0.5 * tick;
        for (int path = 0; path < PATHS; path++) {
            Diffusion price = new Diffusion(random, SIGMA_PER_SQRT_SECOND);
            double strike = price.meanAt(secondsToStart, averageSeconds) + known;
            double end = price.meanAt(secondsToStart + windowSeconds, averageSeconds);
            ups += end - strike >= -shift ? 1 : 0;
        }
        assertWithinThreeErrors(expected, ups);
    }

    @Test
    void joinsWithoutAStepWhereTheFinalAverageBegins() {
        double price = 100.02;
        double strike = 100.0;
        double before = average.runningReturnLog(price, Double.NaN, strike, 60 + 1e-9);
        double after = average.runningReturnLog(price, 99.9, strike, 60 - 1e-9);
        assertEquals(before, after, 1e-12);
        double outside = average.running(skewed, 60 + 1e-9, before);
        assertEquals(outside, average.running(skewed, 60 - 1e-9, after), 1e-9);
    }

    @Test
    void joinsTheKnownOutcomeAtTheEnd() {
        double up = average.runningReturnLog(90, 100.1, 100, 1e-6);
        assertEquals(1.0, average.running(skewed, 1e-6, up), 1e-9);
        double down = average.runningReturnLog(110, 99.9, 100, 1e-6);
        assertEquals(0.0, average.running(skewed, 1e-6, down), 1e-9);
        assertEquals(1.0, endPrice.running(skewed, 0, 1e-12));
        assertEquals(0.0, endPrice.running(skewed, 0, -1e-12));
    }

    @ParameterizedTest(name = "average {0} s")
    @ValueSource(doubles = {0, 30, 60})
    void joinsTheRunningMarketAtTheStart(double averageSeconds) {
        UpProbability rule = new UpProbability(averageSeconds, Tie.UP, 1e-5);
        double price = 100.0;
        double strike = averageSeconds == 0 ? price : 100.05;
        double shift = rule.shiftBeforeStartLog(price, strike, 0);
        double before = rule.notStarted(skewed, 0, 300, shift);
        double returnLog = rule.runningReturnLog(price, Double.NaN, strike, 300);
        assertEquals(rule.running(skewed, 300, returnLog), before, 1e-12);
    }

    @Test
    void joinsWithoutAStepWhereTheStrikesAverageBegins() {
        UpProbability rule = new UpProbability(60, Tie.UP, 3e-3);
        double outside = rule.notStarted(skewed, 60 + 1e-9, 300, 0);
        double shift = rule.shiftBeforeStartLog(100, 103, 60 - 1e-9);
        assertEquals(outside, rule.notStarted(skewed, 60 - 1e-9, 300, shift), 1e-9);
    }

    @Test
    void beforeTheStartOnlyShapeAndTiesMoveItFromOneHalf() {
        assertEquals(0.5, endPrice.notStarted(gaussian, 900, 300, 0));
        assertEquals(0.5, average.notStarted(gaussian, 900, 300, 0));
        double skew = endPrice.notStarted(skewed, 900, 300, 0);
        assertEquals(ReturnLaw.of(skewed.curve(), 1200).survival(0), skew);
        assertTrue(skew > 0.47 && skew < 0.48);
        UpProbability ticked = new UpProbability(0, Tie.UP, 1e-4);
        assertTrue(ticked.notStarted(gaussian, 900, 300, 0) > 0.5);
    }

    @ParameterizedTest
    @EnumSource(Tie.class)
    void tieRuleMovesHalfATick(Tie tie) {
        UpProbability rule = new UpProbability(0, tie, 2e-4);
        double shift = tie == Tie.UP ? 1e-4 : tie == Tie.DOWN ? -1e-4 : 0;
        double expected = endPrice.running(gaussian, 10, 1e-5 + shift);
        assertEquals(expected, rule.running(gaussian, 10, 1e-5), 1e-15);
        double known = tie == Tie.UP ? 1 : tie == Tie.DOWN ? 0 : 0.5;
        assertEquals(known, rule.ended(100, 100));
        assertEquals(known, rule.running(gaussian, 0, 0));
        assertEquals(1.0, rule.ended(100.01, 100));
        assertEquals(0.0, rule.ended(99.99, 100));
    }

    @Test
    void upIsTheSurvivalOfTheNegativeReturn() {
        double returnLog = endPrice.runningReturnLog(101, Double.NaN, 100, 600);
        double p = endPrice.running(skewed, 600, returnLog);
        assertEquals(ReturnLaw.of(skewed.curve(), 600).survival(-Math.log(1.01)), p, 1e-12);
        assertTrue(p > 0.99);
    }

    @Test
    void aCurveWhoseVarianceStandsStillKeepsAnIncrement() {
        var flat =
                new DensityCurve(
                        new double[] {300, 600},
                        new double[] {0.01, 0.01},
                        new double[] {4, 4},
                        new double[] {0, 0});
        UpProbability ticked = new UpProbability(0, Tie.UP, 1e-4);
        double p = ticked.notStarted(new Density(flat), 300, 300, 0);
        assertTrue(p > 0.5 && p < 0.52);
    }

    @Test
    void refusesTimesThatHaveNoMeaning() {
        assertThrows(IllegalArgumentException.class, () -> endPrice.running(gaussian, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> average.notStarted(gaussian, 10, 59, 0));
        assertThrows(IllegalArgumentException.class, () -> new UpProbability(-1, Tie.UP, 0));
    }

    @Test
    void allocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double warm = askOften();
        long before = threads.getCurrentThreadAllocatedBytes();
        double sum = askOften();
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertEquals(warm, sum);
        assertTrue(bytes < 10_000, () -> bytes + " bytes in 40000 probabilities");
    }

    private double askOften() {
        double sum = 0;
        for (int k = 0; k < 20_000; k++) {
            double returnLog = average.runningReturnLog(100 + k * 1e-5, 100, 100, k * 0.02);
            sum += average.running(skewed, k * 0.02, returnLog);
            sum += average.notStarted(skewed, k * 0.02, 300, 0);
        }
        return sum;
    }

    private static void assertWithinThreeErrors(double expected, int ups) {
        double error = Math.sqrt(expected * (1 - expected) / PATHS);
        assertTrue(expected > 0.02 && expected < 0.98, () -> "no power at " + expected);
        assertEquals(expected, ups / (double) PATHS, 3 * error);
    }

    private static Density density(double nu, double lambda) {
        double[] horizons = {10, 60, 300, 900, 3600};
        double[] sigma = new double[horizons.length];
        double[] tails = new double[horizons.length];
        double[] skew = new double[horizons.length];
        for (int knot = 0; knot < horizons.length; knot++) {
            sigma[knot] = SIGMA_PER_SQRT_SECOND * Math.sqrt(horizons[knot]);
            tails[knot] = nu;
            skew[knot] = lambda;
        }
        return new Density(new DensityCurve(horizons, sigma, tails, skew));
    }

    /// A diffusion that starts at zero now, and the integrals of its path; both are drawn exactly,
    /// whatever the step.
    private static final class Diffusion {

        private final SplittableRandom random;
        private final double sigma;
        private double seconds;
        private double level;

        Diffusion(SplittableRandom random, double sigma) {
            this.random = random;
            this.sigma = sigma;
        }

        /// Mean over the `average` seconds before `end`, counting zero for the time before now; the
        /// level itself where nothing is averaged.
        double meanAt(double end, double average) {
            advance(Math.max(end - average, seconds) - seconds);
            if (average == 0) {
                return level;
            }
            double step = (end - seconds) / STEPS_PER_AVERAGE;
            double integral = 0;
            for (int k = 0; k < STEPS_PER_AVERAGE; k++) {
                integral += advance(step);
            }
            return integral / average;
        }

        /// Moves on and returns the integral over the step.
        private double advance(double step) {
            double move = sigma * Math.sqrt(step) * random.nextGaussian();
            double bend = sigma * Math.sqrt(step * step * step / 12) * random.nextGaussian();
            double integral = step * (level + 0.5 * move) + bend;
            level += move;
            seconds += step;
            return integral;
        }
    }
}
