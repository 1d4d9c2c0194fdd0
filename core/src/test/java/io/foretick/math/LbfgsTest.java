package io.foretick.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.SplittableRandom;

class LbfgsTest {

    private static final Lbfgs.Limits LIMITS = new Lbfgs.Limits(1_000, 1e-8);

    @ParameterizedTest(name = "{0} variables")
    @ValueSource(ints = {2, 10, 50})
    void findsTheEndOfRosenbrocksValley(int size) {
        double[] start = new double[size];
        for (int k = 0; k < size; k++) {
            start[k] = k % 2 == 0 ? -1.2 : 1.0;
        }
        Lbfgs.Minimum found = Lbfgs.minimise(LbfgsTest::rosenbrock, start, LIMITS);
        assertTrue(found.converged(), "after " + found.iterations());
        assertTrue(found.iterations() < 400, "after " + found.iterations());
        for (double component : found.point()) {
            assertEquals(1, component, 1e-6);
        }
    }

    @Test
    void findsBealesMinimum() {
        Lbfgs.Minimum found = Lbfgs.minimise(LbfgsTest::beale, new double[] {1, 1}, LIMITS);
        assertArrayEquals(new double[] {3, 0.5}, found.point(), 1e-6);
        assertEquals(0, found.value(), 1e-12);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void solvesAParabolaOfAMillionToOne(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] centre = random.doubles(20, -5, 5).toArray();
        Lbfgs.Objective parabola =
                (at, gradient) -> {
                    double sum = 0;
                    for (int k = 0; k < at.length; k++) {
                        double weight = Math.pow(10, 6.0 * k / (at.length - 1));
                        double away = at[k] - centre[k];
                        gradient[k] = weight * away;
                        sum += 0.5 * weight * away * away;
                    }
                    return sum;
                };
        Lbfgs.Minimum found = Lbfgs.minimise(parabola, new double[20], LIMITS);
        assertArrayEquals(centre, found.point(), 1e-5, "after " + found.iterations());
    }

    @Test
    void staysWhereTheFunctionHasAValue() {
        // A barrier: the logarithm of a negative number is not one.
        Lbfgs.Objective barrier =
                (at, gradient) -> {
                    gradient[0] = 1 - 1e-3 / at[0];
                    return at[0] - 1e-3 * Math.log(at[0]);
                };
        Lbfgs.Minimum found = Lbfgs.minimise(barrier, new double[] {5}, LIMITS);
        assertEquals(1e-3, found.point()[0], 1e-8);
    }

    @Test
    void givesTheSameBitsTwice() {
        double[] start = {-1.2, 1, -1.2, 1};
        double[] first = Lbfgs.minimise(LbfgsTest::rosenbrock, start, LIMITS).point();
        double[] second = Lbfgs.minimise(LbfgsTest::rosenbrock, start, LIMITS).point();
        assertTrue(Arrays.equals(first, second));
    }

    @Test
    void stopsAtTheLimitOfSteps() {
        var brief = new Lbfgs.Limits(3, 1e-8);
        Lbfgs.Minimum found = Lbfgs.minimise(LbfgsTest::rosenbrock, new double[] {-1.2, 1}, brief);
        assertEquals(3, found.iterations());
        assertTrue(!found.converged());
    }

    @Test
    void doesNotMoveFromTheMinimum() {
        Lbfgs.Minimum found = Lbfgs.minimise(LbfgsTest::beale, new double[] {3, 0.5}, LIMITS);
        assertEquals(0, found.iterations());
        assertTrue(found.converged());
    }

    @Test
    void refusesAStartWithoutAValue() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Lbfgs.minimise((_, _) -> Double.NaN, new double[1], LIMITS));
    }

    /// Pairs of variables, each a curved valley (Rosenbrock 1960).
    private static double rosenbrock(double[] at, double[] gradient) {
        double sum = 0;
        for (int k = 0; k < at.length; k += 2) {
            double off = at[k + 1] - at[k] * at[k];
            double left = 1 - at[k];
            sum += 100 * off * off + left * left;
            gradient[k] = -400 * at[k] * off - 2 * left;
            gradient[k + 1] = 200 * off;
        }
        return sum;
    }

    /// Flat regions and steep walls (Beale 1958).
    private static double beale(double[] at, double[] gradient) {
        double sum = 0;
        Arrays.fill(gradient, 0);
        double[] targets = {1.5, 2.25, 2.625};
        double power = 1;
        for (int k = 0; k < 3; k++) {
            double before = power;
            power *= at[1];
            double off = targets[k] - at[0] * (1 - power);
            sum += off * off;
            gradient[0] -= 2 * off * (1 - power);
            gradient[1] += 2 * off * at[0] * (k + 1) * before;
        }
        return sum;
    }
}
