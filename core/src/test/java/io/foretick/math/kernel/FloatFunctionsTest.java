package io.foretick.math.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.math.Elementary;

import org.junit.jupiter.api.Test;

import java.util.function.DoubleUnaryOperator;

/// Single precision against double: the errors that [FloatFunctions] states.
class FloatFunctionsTest {

    private static final int STEP = 4_999; // every so many floats, a prime

    /// A function in single precision.
    private interface FloatFunction {
        float at(float x);
    }

    @Test
    void exponentialStaysWithinItsError() {
        assertWithin(2, FloatFunctions::exp, Elementary::exp, -87.33f, 88.37f);
    }

    @Test
    void hyperbolicTangentStaysWithinItsError() {
        assertWithin(5, FloatFunctions::tanh, Elementary::tanh, -100f, 100f);
    }

    @Test
    void sigmoidStaysWithinItsError() {
        DoubleUnaryOperator exact = x -> 1.0 / (1.0 + Elementary.exp(-x));
        assertWithin(3, FloatFunctions::sigmoid, exact, -87f, 100f);
    }

    @Test
    void softplusStaysWithinItsError() {
        DoubleUnaryOperator exact =
                x -> Math.max(x, 0.0) + Elementary.log1p(Elementary.exp(-Math.abs(x)));
        assertWithin(4, FloatFunctions::softplus, exact, -87f, 100f);
    }

    @Test
    void functionsStayInTheirRangeAtTheEnds() {
        for (float x : new float[] {1e3f, 1e30f, Float.POSITIVE_INFINITY}) {
            assertEquals(1f, FloatFunctions.tanh(x), Math.ulp(1f));
            assertEquals(-1f, FloatFunctions.tanh(-x), Math.ulp(1f));
            assertEquals(1f, FloatFunctions.sigmoid(x));
            assertTrue(FloatFunctions.sigmoid(-x) < 1e-37f);
            assertEquals(x, FloatFunctions.softplus(x));
            assertTrue(FloatFunctions.softplus(-x) < 1e-37f);
        }
    }

    @Test
    void notANumberStaysNotANumber() {
        assertTrue(Float.isNaN(FloatFunctions.exp(Float.NaN)));
        assertTrue(Float.isNaN(FloatFunctions.tanh(Float.NaN)));
        assertTrue(Float.isNaN(FloatFunctions.sigmoid(Float.NaN)));
        assertTrue(Float.isNaN(FloatFunctions.softplus(Float.NaN)));
    }

    private static void assertWithin(
            double units, FloatFunction function, DoubleUnaryOperator exact, float min, float max) {
        double worst = 0.0;
        float worstAt = 0f;
        for (float sign : new float[] {-1f, 1f}) {
            float end = sign < 0 ? -min : max;
            for (int bits = 0; bits <= Float.floatToRawIntBits(end); bits += STEP) {
                float x = sign * Float.intBitsToFloat(bits);
                double expected = exact.applyAsDouble(x);
                double unit = Math.max(Math.ulp((float) expected), Float.MIN_NORMAL);
                double error = Math.abs(function.at(x) - expected) / unit;
                if (!(error <= worst)) {
                    worst = error;
                    worstAt = x;
                }
            }
        }
        String found = worst + " units at " + worstAt;
        System.out.println("worst of " + min + " to " + max + ": " + found);
        assertTrue(worst <= units, found);
    }
}
