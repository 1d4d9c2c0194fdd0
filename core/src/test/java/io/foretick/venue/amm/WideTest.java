package io.foretick.venue.amm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.foretick.base.Seed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;

/// Words of 256 bits against `BigInteger`, over numbers of all sizes and of awkward digits.
class WideTest {

    private static final BigInteger MODULUS = BigInteger.TWO.pow(256);
    private static final int ROUNDS = 5_000;

    private final WideDivider divider = new WideDivider();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void sumsAndDifferencesEqualThoseOfBigInteger(long seed) {
        SplittableRandom random = new Seed(seed).random();
        for (int round = 0; round < ROUNDS; round++) {
            BigInteger a = number(random);
            BigInteger b = number(random);
            assertSame(a.add(b).mod(MODULUS), Wide.of(a).addWrapping(Wide.of(b)));
            assertSame(a.subtract(b).mod(MODULUS), Wide.of(a).subtractWrapping(Wide.of(b)));
            assertChecked(a.add(b), () -> Wide.of(a).add(Wide.of(b)));
            assertChecked(a.subtract(b), () -> Wide.of(a).subtract(Wide.of(b)));
            long small = random.nextLong() >>> random.nextInt(1, 64);
            assertChecked(a.add(BigInteger.valueOf(small)), () -> Wide.of(a).add(small));
            assertEquals(Integer.signum(a.compareTo(b)), Wide.of(a).compareTo(Wide.of(b)));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void productsEqualThoseOfBigInteger(long seed) {
        SplittableRandom random = new Seed(seed).random();
        for (int round = 0; round < ROUNDS; round++) {
            BigInteger a = number(random);
            BigInteger b = number(random);
            assertChecked(a.multiply(b), () -> new Wide().setProduct(Wide.of(a), Wide.of(b)));
            long small = random.nextLong() >>> random.nextInt(1, 64);
            assertChecked(a.multiply(BigInteger.valueOf(small)), () -> Wide.of(a).multiply(small));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void quotientsEqualThoseOfBigInteger(long seed) {
        SplittableRandom random = new Seed(seed).random();
        for (int round = 0; round < ROUNDS; round++) {
            BigInteger a = number(random);
            BigInteger b = number(random).max(BigInteger.ONE);
            assertSame(a.divide(b), divider.divide(Wide.of(a), Wide.of(b), new Wide()));
            assertSame(up(a, b), divider.divideUp(Wide.of(a), Wide.of(b), new Wide()));
            BigInteger c = number(random).max(BigInteger.ONE);
            BigInteger product = a.multiply(b);
            assertChecked(
                    product.divide(c),
                    () -> divider.multiplyDivide(Wide.of(a), Wide.of(b), Wide.of(c), new Wide()));
            assertChecked(
                    up(product, c),
                    () -> divider.multiplyDivideUp(Wide.of(a), Wide.of(b), Wide.of(c), new Wide()));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void shiftsAndConversionsEqualThoseOfBigInteger(long seed) {
        SplittableRandom random = new Seed(seed).random();
        for (int round = 0; round < ROUNDS; round++) {
            BigInteger a = number(random);
            int bits = random.nextInt(256);
            assertSame(a.shiftLeft(bits).mod(MODULUS), Wide.of(a).shiftLeft(bits));
            assertSame(a.shiftRight(bits), Wide.of(a).shiftRight(bits));
            assertEquals(a.bitLength(), Wide.of(a).bitLength());
            assertEquals(a.doubleValue(), Wide.of(a).toDouble(), 3 * Math.ulp(a.doubleValue()));
            double whole = a.doubleValue() / 4.0;
            assertSame(new BigDecimal(whole).toBigInteger(), new Wide().setFloor(whole));
        }
    }

    @Test
    void aQuotientMayReplaceWhatItWasMadeOf() {
        Wide number = Wide.of(1_000);
        assertEquals(Wide.of(1), divider.divide(number, number, number));
        assertEquals(Wide.of(1), number);
    }

    @Test
    void smallFractionsRoundDownToZero() {
        assertEquals(new Wide(), new Wide().setFloor(0.999));
        assertEquals(new Wide(), new Wide().setFloor(1e-300));
        assertEquals(Wide.of(1), new Wide().setFloor(1.999));
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThrows(ArithmeticException.class, () -> Wide.of(MODULUS));
        assertThrows(ArithmeticException.class, () -> Wide.of(BigInteger.ONE.negate()));
        assertThrows(IllegalArgumentException.class, () -> Wide.of(-1));
        assertThrows(
                ArithmeticException.class, () -> Wide.parse("9223372036854775808").toLongExact());
        assertThrows(
                ArithmeticException.class,
                () -> divider.divide(Wide.of(1), new Wide(), new Wide()));
    }

    private static BigInteger up(BigInteger a, BigInteger b) {
        return a.add(b).subtract(BigInteger.ONE).divide(b);
    }

    private static void assertSame(BigInteger expected, Wide actual) {
        assertEquals(expected, actual.toBigInteger());
    }

    private static void assertChecked(
            BigInteger expected, java.util.function.Supplier<Wide> operation) {
        if (expected.signum() < 0 || expected.bitLength() > 256) {
            assertThrows(ArithmeticException.class, operation::get);
        } else {
            assertSame(expected, operation.get());
        }
    }

    /// Numbers of every length, half of them of digits that are all ones, all zeros or nearly so:
    /// there guesses of a quotient's digit are wrong.
    private static BigInteger number(SplittableRandom random) {
        BigInteger number = BigInteger.ZERO;
        boolean awkward = random.nextBoolean();
        for (int limb = 0; limb < 4; limb++) {
            long digit = awkward ? awkward(random) : random.nextLong();
            number = number.shiftLeft(64).or(new BigInteger(Long.toUnsignedString(digit)));
        }
        return number.shiftRight(random.nextInt(256));
    }

    private static long awkward(SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> 0L;
            case 1 -> -1L;
            case 2 -> Long.MIN_VALUE;
            case 3 -> Long.MAX_VALUE;
            case 4 -> random.nextInt(3);
            default -> -1L - random.nextInt(3);
        };
    }
}
