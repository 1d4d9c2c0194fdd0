package io.foretick.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Digest;
import io.foretick.base.Seed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

class ElementaryTest {

    private static final int POINTS = 50_000;

    @Test
    void expFollowsStrictMathOnSeededPoints() {
        compare("exp", Elementary::exp, StrictMath::exp, r -> r * 750.0, 1);
        compare("exp small", Elementary::exp, StrictMath::exp, r -> r, 1);
        compare("exp subnormal", Elementary::exp, StrictMath::exp, r -> -726.0 + 19 * r, 1);
    }

    @Test
    void logFollowsStrictMathOnSeededPoints() {
        compare("log", Elementary::log, StrictMath::log, r -> StrictMath.exp(700 * r), 1);
        compare("log near one", Elementary::log, StrictMath::log, r -> 1.0 + 0.5 * r, 1);
        compare("log subnormal", Elementary::log, StrictMath::log, r -> Math.abs(r) * 1e-310, 1);
    }

    @Test
    void log1pFollowsStrictMathOnSeededPoints() {
        compare("log1p", Elementary::log1p, StrictMath::log1p, r -> 0.999 * r, 1);
        compare("log1p tiny", Elementary::log1p, StrictMath::log1p, r -> r * r * r * 1e-9, 1);
        compare("log1p big", Elementary::log1p, StrictMath::log1p, r -> StrictMath.exp(30 * r), 1);
    }

    @Test
    void expm1FollowsStrictMathOnSeededPoints() {
        compare("expm1", Elementary::expm1, StrictMath::expm1, r -> 3.0 * r, 1);
        compare("expm1 wide", Elementary::expm1, StrictMath::expm1, r -> 60.0 * r, 1);
        compare("expm1 tiny", Elementary::expm1, StrictMath::expm1, r -> 1e-10 * r, 1);
    }

    /// Either may be wrong by nearly two units.
    @Test
    void tanhFollowsStrictMathOnSeededPoints() {
        compare("tanh", Elementary::tanh, StrictMath::tanh, r -> 3.0 * r, 3);
        compare("tanh wide", Elementary::tanh, StrictMath::tanh, r -> 25.0 * r, 3);
        compare("tanh tiny", Elementary::tanh, StrictMath::tanh, r -> 1e-5 * r, 3);
    }

    @ParameterizedTest(name = "exponent {0}")
    @ValueSource(doubles = {0.5, -1.0, 0.1, 2.0, 2.5, 3.0, -0.25, 1.75})
    void powFollowsStrictMathOnSeededPoints(double exponent) {
        compare(
                "pow",
                x -> Elementary.pow(x, exponent),
                x -> StrictMath.pow(x, exponent),
                r -> StrictMath.exp(10.0 * r),
                1);
    }

    @Test
    void turnsFollowStrictMathOnSeededPoints() {
        double turn = 2.0 * StrictMath.PI;
        SplittableRandom random = new Seed(5).split("turns").random();
        for (int k = 0; k < POINTS; k++) {
            double u = random.nextDouble(-3, 3);
            assertEquals(StrictMath.sin(turn * u), Elementary.sinOfTurns(u), 1e-14);
            assertEquals(StrictMath.cos(turn * u), Elementary.cosOfTurns(u), 1e-14);
        }
    }

    @Test
    void turnsAreExactAtQuarters() {
        assertEquals(0.0, Elementary.sinOfTurns(0.0));
        assertEquals(1.0, Elementary.sinOfTurns(1e9 + 0.25));
        assertEquals(-1.0, Elementary.cosOfTurns(-7.5));
        assertEquals(Elementary.sinOfTurns(0.125), Elementary.cosOfTurns(0.125), 0x1p-52);
        assertTrue(Double.isNaN(Elementary.cosOfTurns(Double.POSITIVE_INFINITY)));
    }

    @ParameterizedTest(name = "at {0}")
    @ValueSource(
            doubles = {
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                0.0,
                -0.0,
                1.0,
                -1.0,
                -2.0,
                Double.MIN_VALUE,
                -Double.MIN_VALUE,
                Double.MAX_VALUE,
                -Double.MAX_VALUE,
                Double.MIN_NORMAL,
                709.782712893384,
                709.7827128933841,
                -745.1332191019411,
                -745.1332191019412,
                -745.14
            })
    void edgesEqualStrictMath(double x) {
        sameAs(StrictMath.exp(x), Elementary.exp(x), "exp");
        sameAs(StrictMath.log(x), Elementary.log(x), "log");
        sameAs(StrictMath.log1p(x), Elementary.log1p(x), "log1p");
        sameAs(StrictMath.expm1(x), Elementary.expm1(x), "expm1");
        sameAs(StrictMath.tanh(x), Elementary.tanh(x), "tanh");
    }

    @Test
    void powHasTheUsualEdges() {
        assertEquals(1.0, Elementary.pow(0.0, 0.0));
        assertEquals(0.0, Elementary.pow(0.0, 0.5));
        assertEquals(Double.POSITIVE_INFINITY, Elementary.pow(0.0, -1.5));
        assertEquals(Double.POSITIVE_INFINITY, Elementary.pow(2.0, Double.POSITIVE_INFINITY));
        assertEquals(0.0, Elementary.pow(1e300, -1e3));
        assertTrue(Double.isNaN(Elementary.pow(-1.0, 0.5)));
        assertTrue(Double.isNaN(Elementary.pow(2.0, Double.NaN)));
    }

    /// Renewed only when a function is changed on purpose.
    @Test
    void bitsStayAsTheyAre() {
        SplittableRandom random = new Seed(20260101).split("bits").random();
        Digest digest = new Digest();
        for (int k = 0; k < 10_000; k++) {
            double x = random.nextDouble(-20, 20);
            digest.add(Elementary.exp(x)).add(Elementary.log(Math.abs(x))).add(Elementary.tanh(x));
            digest.add(Elementary.expm1(x)).add(Elementary.log1p(Math.abs(x)));
            digest.add(Elementary.pow(Math.abs(x), 0.3)).add(Elementary.sinOfTurns(x));
        }
        assertEquals("d2701e15333d907a", Digest.hex(digest.value()));
    }

    private static void compare(
            String name,
            DoubleUnaryOperator ours,
            DoubleUnaryOperator strict,
            DoubleUnaryOperator argument,
            double maxUlps) {
        SplittableRandom random = new Seed(7).split(name).random();
        for (int k = 0; k < POINTS; k++) {
            double x = argument.applyAsDouble(random.nextDouble(-1.0, 1.0));
            double expected = strict.applyAsDouble(x);
            double actual = ours.applyAsDouble(x);
            boolean close =
                    Double.compare(actual, expected) == 0
                            || Math.abs(actual - expected) <= maxUlps * Math.ulp(expected);
            assertTrue(close, () -> name + "(" + x + ") is " + actual + ", not " + expected);
        }
    }

    private static void sameAs(double expected, double actual, String name) {
        double tolerance = Double.isFinite(expected) ? Math.ulp(expected) : 0.0;
        assertEquals(expected, actual, tolerance, name);
        if (expected == 0.0) {
            assertEquals(1.0 / expected, 1.0 / actual, name + " sign of zero");
        }
    }
}
