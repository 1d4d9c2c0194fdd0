package io.foretick.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Compares computed numbers with expected ones, within an error stated in the call. NaN equals
/// only NaN, and an infinity only itself.
public final class Close {

    private Close() {}

    /// Fails unless all values lie within `relative` of their expected size, or within `absolute`.
    public static void assertClose(
            String what, double[] expected, double[] actual, double relative, double absolute) {
        assertEquals(expected.length, actual.length, () -> what + ": number of values");
        for (int k = 0; k < expected.length; k++) {
            assertClose(what + " [" + k + "]", expected[k], actual[k], relative, absolute);
        }
    }

    /// As above, for one value.
    public static void assertClose(
            String what, double expected, double actual, double relative, double absolute) {
        double error = Math.abs(actual - expected);
        assertTrue(
                Double.compare(expected, actual) == 0
                        || error <= relative * Math.abs(expected) + absolute,
                () -> what + ": " + actual + " for " + expected + ", error " + error);
    }
}
