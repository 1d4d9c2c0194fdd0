package io.foretick.venue.amm;

import static io.foretick.testing.Close.assertClose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.event.Side;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigInteger;
import java.util.SplittableRandom;

/// Both pools of Aerodrome: fees leave them, and the stable one keeps its own curve.
class AerodromeTest {

    private static final BigInteger ONE = BigInteger.TEN.pow(18);

    private final Swap swap = new Swap();

    @Test
    void theFeeIsCutFirstAndLeavesThePool() {
        var pool = new AerodromeVolatile(Wide.of(1_000_000), Wide.of(3_000_000), 30);
        pool.swap(Side.SELL, Wide.of(1_999), swap);
        assertEquals(Wide.of(5), swap.fee()); // floor(5.997)
        assertEquals(Wide.of(5_970), swap.out()); // floor(1994 * 3000000 / 1001994)
        assertEquals(Wide.of(1_001_994), pool.base());
        assertEquals(Wide.of(2_994_030), pool.quote());
        assertTrue(pool.paysFeesOut());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void theLeastPaymentIsEnoughAndOneLessIsNot(long seed) {
        SplittableRandom random = new Seed(seed).random();
        for (int round = 0; round < 3_000; round++) {
            var pool =
                    new AerodromeVolatile(
                            Wide.of(random.nextLong(1_000, 1L << 40)),
                            Wide.of(random.nextLong(1_000, 1L << 40)),
                            random.nextInt(100));
            Wide wanted = Wide.of(random.nextLong(1, pool.base().toLongExact()));
            Wide in = pool.amountIn(Side.BUY, wanted, new Wide());
            assertFalse(pool.amountOut(Side.BUY, in, new Wide()).isBelow(wanted));
            in.subtract(Wide.of(1));
            assertTrue(pool.amountOut(Side.BUY, in, new Wide()).isBelow(wanted));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theStableCurveNeverFallsAndExactAmountsAreGot(long seed) {
        SplittableRandom random = new Seed(seed).random();
        var pool = stable(6, 18, 1_000_000);
        Wide before = pool.invariant(new Wide());
        for (int round = 0; round < 500; round++) {
            Wide baseMax = Wide.of(random.nextLong(1, 10_000_000_000L));
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            pool.trade(side, baseMax, side == Side.BUY ? 1e15 : 0.0, swap);
            assertTrue(swap.isDone());
            assertEquals(baseMax, swap.base());
            Wide after = pool.invariant(new Wide());
            assertFalse(after.isBelow(before));
            before.set(after);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.9, 0.999, 1.0, 1.0007, 1.3})
    void aStableTradeEndsAtTheLimitWithTheFee(double limit) {
        for (Side side : Side.values()) {
            var pool = stable(18, 6, 1_000_000);
            pool.trade(side, Pool.most(), limit * 1e-12, swap);
            double marginal = pool.price() * 1e12;
            double edge = side == Side.BUY ? limit * (1 - 0.0005) : limit / (1 - 0.0005);
            boolean open = side == Side.BUY ? edge > 1 : edge < 1;
            assertEquals(open, swap.isDone());
            assertClose("price after", open ? edge : 1.0, marginal, 1e-9, 0.0);
        }
    }

    /// In the step up the contract scales by the decimals again. Of coins of 18 digits that changes
    /// nothing; of coins of 16 digits it compares an amount a hundred times as large.
    @Test
    void theStepUpIsTestedWithTheFunctionThatScalesAgain() {
        Wide x = Wide.of(ONE);
        Wide least = Wide.of(1);
        var plain = curve(18, 18);
        Wide k = plain.f(x, Wide.of(ONE), new Wide()).add(1);
        Wide y = Wide.of(ONE);
        plain.findY(x, k, y);
        assertEquals(Wide.of(ONE).add(least), y);
        var scaling = curve(16, 16);
        Wide again = scaling.k(x, Wide.of(ONE), new Wide());
        assertTrue(again.isAbove(k));
        y.set(Wide.of(ONE));
        scaling.findY(x, k, y);
        assertEquals(Wide.of(ONE).add(least), y);
    }

    @Test
    void theStepUpRevertsWhereTheSecondScalingDoesNotFit() {
        BigInteger large = ONE.multiply(BigInteger.TEN.pow(7));
        Wide x = Wide.of(large);
        Wide k = curve(18, 18).f(x, x, new Wide()).add(1);
        Wide y = Wide.of(large);
        curve(18, 18).findY(x, k, y);
        assertEquals(Wide.of(large).add(1), y);
        var reverting = curve(6, 6);
        Wide from = Wide.of(large);
        assertThrows(ArithmeticException.class, () -> reverting.findY(x, k, from));
    }

    @Test
    void aSwapThatTheContractRevertsChangesNothing() {
        var pool = stable(18, 6, 1_000_000);
        pool.swap(Side.SELL, new Wide().set(1).shiftLeft(250), swap);
        assertEquals(Swap.Outcome.REVERTED, swap.outcome());
        pool.swap(Side.SELL, Wide.of(1), swap);
        assertEquals(Swap.Outcome.EMPTY, swap.outcome());
        assertEquals(stable(18, 6, 1_000_000).base(), pool.base());
        assertEquals(stable(18, 6, 1_000_000).quote(), pool.quote());
    }

    private static StableCurve curve(int digits0, int digits1) {
        return new StableCurve(unit(digits0), unit(digits1), new WideDivider());
    }

    private static Wide unit(int digits) {
        return Wide.of(BigInteger.TEN.pow(digits));
    }

    private static AerodromeStable stable(int baseDigits, int quoteDigits, long coins) {
        return new AerodromeStable(
                unit(baseDigits).multiply(coins),
                unit(quoteDigits).multiply(coins),
                baseDigits,
                quoteDigits,
                AerodromeStable.FEE_BPS);
    }
}
