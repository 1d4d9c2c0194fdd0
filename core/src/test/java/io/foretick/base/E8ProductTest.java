package io.foretick.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigInteger;
import java.util.SplittableRandom;

class E8ProductTest {

    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20261121})
    void equalsTheExactQuotientOrThrows(long seed) {
        var random = new SplittableRandom(seed);
        for (int k = 0; k < 200_000; k++) {
            long a = random.nextLong() >> random.nextInt(64);
            long b = random.nextLong() >> random.nextInt(64);
            long divisor = k % 2 == 0 ? E8.ONE : random.nextLong() >> random.nextInt(63);
            if (divisor != 0) {
                check(a, b, divisor);
            }
        }
    }

    @Test
    void equalsTheExactQuotientAtTheEdges() {
        long[] edges = {
            Long.MIN_VALUE,
            Long.MIN_VALUE + 1,
            -E8.ONE,
            -1,
            0,
            1,
            E8.ONE,
            E8.ONE - 1,
            1L << 32,
            (1L << 32) - 1,
            1L << 62,
            Long.MAX_VALUE - 1,
            Long.MAX_VALUE
        };
        long[] divisors = {
            1,
            2,
            3,
            -1,
            E8.ONE,
            -E8.ONE,
            Integer.MAX_VALUE,
            1L << 31,
            Long.MAX_VALUE,
            Long.MIN_VALUE
        };
        for (long a : edges) {
            for (long b : edges) {
                for (long divisor : divisors) {
                    check(a, b, divisor);
                }
            }
        }
    }

    private static void check(long a, long b, long divisor) {
        BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
        BigInteger exact = product.divide(BigInteger.valueOf(divisor));
        if (exact.compareTo(LEAST) < 0 || exact.compareTo(MOST) > 0) {
            assertThrows(
                    ArithmeticException.class,
                    () -> E8.multiplyDivide(a, b, divisor),
                    () -> a + " * " + b + " / " + divisor);
        } else {
            assertEquals(
                    exact.longValueExact(),
                    E8.multiplyDivide(a, b, divisor),
                    () -> a + " * " + b + " / " + divisor);
        }
    }
}
