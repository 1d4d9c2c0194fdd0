package io.foretick.venue.amm;

import static io.foretick.testing.Close.assertClose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.event.Side;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigInteger;
import java.util.SplittableRandom;

class ConstantProductTest {

    private static final BigInteger PPM = BigInteger.valueOf(1_000_000);
    private static final int[] FEES = {0, 100, 2_500, 3_000, 10_000, 123_457};

    private final Swap swap = new Swap();

    /// Reserves of all sizes up to the contract's 2^112.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void amountsEqualTheFormulasInBigIntegers(long seed) {
        SplittableRandom random = new Seed(seed).random();
        for (int round = 0; round < 5_000; round++) {
            int feePpm = FEES[random.nextInt(FEES.length)];
            int bitsMax = 111;
            BigInteger x = number(random, bitsMax);
            BigInteger y = number(random, bitsMax);
            var pool = new ConstantProduct(Wide.of(x), Wide.of(y), feePpm);
            BigInteger dx = number(random, bitsMax);
            BigInteger kept = PPM.subtract(BigInteger.valueOf(feePpm));
            BigInteger net = dx.multiply(kept);
            assertEquals(
                    net.multiply(y).divide(x.multiply(PPM).add(net)),
                    pool.amountOut(Side.SELL, Wide.of(dx), new Wide()).toBigInteger());
            BigInteger dy = number(random, bitsMax).mod(y);
            assertEquals(
                    x.multiply(dy)
                            .multiply(PPM)
                            .divide(y.subtract(dy).multiply(kept))
                            .add(BigInteger.ONE),
                    pool.amountIn(Side.SELL, Wide.of(dy), new Wide()).toBigInteger());
        }
    }

    private static BigInteger number(SplittableRandom random, int bitsMax) {
        BigInteger digits =
                new BigInteger(Long.toUnsignedString(random.nextLong()))
                        .shiftLeft(64)
                        .or(new BigInteger(Long.toUnsignedString(random.nextLong())));
        return digits.shiftRight(128 - random.nextInt(1, bitsMax + 1)).max(BigInteger.ONE);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theProductNeverFallsAndWhatIsPaidForEnoughIsEnough(long seed) {
        SplittableRandom random = new Seed(seed).random();
        var pool = new ConstantProduct(Wide.of(5_000_000_000L), Wide.of(7_000_000), 3_000);
        BigInteger product = product(pool);
        for (int round = 0; round < 2_000; round++) {
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            Wide held = side == Side.BUY ? pool.base() : pool.quote();
            Wide wanted = Wide.of(random.nextLong(1, held.toLongExact() / 50));
            Wide in = pool.amountIn(side, wanted, new Wide());
            assertTrue(!pool.amountOut(side, in, new Wide()).isBelow(wanted));
            pool.swap(side, in, swap);
            assertTrue(swap.isDone());
            assertTrue(product(pool).compareTo(product) >= 0);
            product = product(pool);
        }
    }

    private static BigInteger product(Pool pool) {
        return pool.base().toBigInteger().multiply(pool.quote().toBigInteger());
    }

    /// The amount is the best for whoever could trade outside at the limit: a little more or less
    /// gains less.
    @Test
    void aTradeToAPriceTakesWhatThereIsToGain() {
        double limit = 2.1;
        BigInteger best = gain(limit, 1.0);
        assertTrue(best.signum() > 0);
        assertTrue(best.compareTo(gain(limit, 0.99)) > 0);
        assertTrue(best.compareTo(gain(limit, 1.01)) > 0);
    }

    private BigInteger gain(double limit, double share) {
        var pool = pool();
        pool.trade(Side.BUY, Pool.most(), limit, swap);
        Wide in = new Wide().setFloor(swap.in().toDouble() * share);
        pool().swap(Side.BUY, in, swap);
        BigInteger worth = swap.out().toBigInteger().multiply(BigInteger.valueOf(21));
        return worth.divide(BigInteger.TEN).subtract(swap.in().toBigInteger());
    }

    private static ConstantProduct pool() {
        return new ConstantProduct(
                Wide.parse("1000000000000000000000"), Wide.parse("2000000000000000000000"), 3_000);
    }

    @Test
    void aTradeStopsAtTheAmount() {
        Wide most = Wide.parse("1234567890123456789");
        var pool = pool();
        pool.trade(Side.BUY, most, Double.MAX_VALUE, swap);
        assertEquals(most, swap.out());
        assertEquals(most, swap.base());
        pool.trade(Side.SELL, most, 0.0, swap);
        assertEquals(most, swap.in());
        assertClose("fee", most.toDouble() * 0.003, swap.fee().toDouble(), 1e-15, 1.0);
    }

    @Test
    void nothingIsTradedInsideTheBandOfTheFee() {
        var pool = pool();
        pool.trade(Side.BUY, Pool.most(), 2.0 / 0.997 * (1 - 1e-12), swap);
        assertEquals(Swap.Outcome.EMPTY, swap.outcome());
        pool.trade(Side.SELL, Pool.most(), 2.0 * 0.997 * (1 + 1e-12), swap);
        assertEquals(Swap.Outcome.EMPTY, swap.outcome());
        assertEquals(pool().quote(), pool.quote());
    }

    @Test
    void refusesAmountsBeyondTheContractsWords() {
        var pool = pool();
        pool.swap(Side.SELL, Pool.most(), swap);
        assertEquals(Swap.Outcome.REVERTED, swap.outcome());
        pool.swap(Side.SELL, new Wide().set(1).shiftLeft(200), swap);
        assertEquals(Swap.Outcome.REVERTED, swap.outcome());
        assertEquals(new Wide(), swap.in());
        assertEquals(pool().base(), pool.base());
        assertThrows(
                IllegalArgumentException.class,
                () -> new ConstantProduct(Wide.of(1), Wide.of(1), 1_000_000));
    }
}
