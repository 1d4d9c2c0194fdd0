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
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

class ConcentratedPoolTest {

    private static final int[] FEES = {100, 500, 2_500, 3_000, 10_000};

    private final Ticks ticks = new Ticks();
    private final Wide base = new Wide();
    private final Wide quote = new Wide();

    /// Random ranges that come and go, random swaps of both kinds and sides: every amount, root and
    /// tick equals that of the plain model.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everySwapEqualsThePlainModel(long seed) {
        SplittableRandom random = new Seed(seed).random();
        int feePpm = FEES[random.nextInt(FEES.length)];
        Wide start = ticks.sqrtRatio(random.nextInt(-200_000, 200_000), new Wide());
        var pool = new ConcentratedPool(start, feePpm);
        var model = new NaiveConcentratedPool(start.toBigInteger(), feePpm);
        var swap = new Swap();
        for (int round = 0; round < 400; round++) {
            if (round < 3 || random.nextInt(20) == 0) {
                addRange(pool, model, random, round == 0);
                continue;
            }
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            Wide amount = amount(pool, side, random);
            if (random.nextBoolean()) {
                checkTrade(pool, model, side, amount, random.nextDouble(0.9, 1.1));
            } else {
                pool.swap(side, amount, swap);
                BigInteger end =
                        side == Side.BUY
                                ? model.rootOf(Ticks.MAX).subtract(BigInteger.ONE)
                                : model.rootOf(Ticks.MIN).add(BigInteger.ONE);
                assertDone(model.swap(side, amount.toBigInteger(), true, end), swap);
            }
            assertEquals(model.root, pool.sqrtPrice().toBigInteger());
            assertEquals(model.tick, pool.tick());
            assertEquals(model.liquidity(), pool.liquidity().toBigInteger());
        }
    }

    private static void checkTrade(
            ConcentratedPool pool,
            NaiveConcentratedPool model,
            Side side,
            Wide amount,
            double move) {
        var swap = new Swap();
        double limit = pool.price() * move;
        double kept = 1.0 - pool.feeShare();
        double root = Math.sqrt(side == Side.BUY ? limit * kept : limit / kept) * 0x1.0p96;
        BigInteger end = new Wide().setFloor(root).toBigInteger();
        int order = end.compareTo(model.root);
        pool.trade(side, amount, limit, swap);
        if (side == Side.BUY ? order <= 0 : order >= 0) {
            assertEquals(Swap.Outcome.EMPTY, swap.outcome());
            return;
        }
        assertDone(model.swap(side, amount.toBigInteger(), side == Side.SELL, end), swap);
    }

    private static void assertDone(NaiveConcentratedPool.Done expected, Swap actual) {
        assertEquals(expected.in(), actual.in().toBigInteger());
        assertEquals(expected.out(), actual.out().toBigInteger());
        assertEquals(expected.fee(), actual.fee().toBigInteger());
    }

    private void addRange(
            ConcentratedPool pool,
            NaiveConcentratedPool model,
            SplittableRandom random,
            boolean wide) {
        int spacing = ConcentratedPool.spacing((int) Math.rint(pool.feeShare() * 1e6));
        int middle = Math.floorDiv(pool.tick(), spacing);
        int width = wide ? 400_000 / spacing : 200;
        int low = middle - 1 - random.nextInt(width);
        int high = middle + 1 + random.nextInt(width);
        RangePosition range = pool.open(low * spacing, high * spacing);
        Wide amount = Wide.of(random.nextLong(1L << 40, Long.MAX_VALUE));
        pool.add(range, amount, base, quote);
        model.ranges.add(
                new NaiveConcentratedPool.Range(
                        range.lowerTick(), range.upperTick(), amount.toBigInteger()));
    }

    private static Wide amount(ConcentratedPool pool, Side side, SplittableRandom random) {
        Wide held = side == Side.BUY ? pool.quote() : pool.base();
        return new Wide().setFloor(1 + held.toDouble() * 0.02 * random.nextDouble());
    }

    /// Whatever comes and goes, the pool can pay all ranges and their fees, and keeps no more than
    /// the roundings.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14})
    void whatIsPaidInComesOutButForRoundings(long seed) {
        SplittableRandom random = new Seed(seed).random();
        var pool = new ConcentratedPool(ticks.sqrtRatio(-196_000, new Wide()), 500);
        List<RangePosition> ranges = new ArrayList<>();
        ranges.add(pool.open(-240_000, -150_000));
        pool.add(ranges.get(0), Wide.parse("50000000000000000"), base, quote);
        var swap = new Swap();
        int changes = 0;
        for (int round = 0; round < 2_000; round++) {
            if (random.nextInt(10) == 0) {
                changes += comeOrGo(pool, ranges, random);
            }
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            double most = side == Side.SELL ? 9e18 : 3e10; // a hundredth of the widest range
            pool.swap(side, new Wide().setFloor(1 + most * random.nextDouble()), swap);
            assertTrue(swap.isDone());
        }
        assertTrue(changes > 50, "ranges came and went");
        for (RangePosition range : ranges) {
            pool.remove(range, Wide.copyOf(range.liquidity()), base, quote);
            pool.collect(range, base, quote);
        }
        assertTrue(pool.liquidity().isZero());
        double roundings = 10.0 * (2_000 + changes); // some at each step, and some steps a swap
        assertTrue(pool.base().toDouble() < roundings, pool.base()::toString);
        assertTrue(pool.quote().toDouble() < roundings, pool.quote()::toString);
    }

    private int comeOrGo(
            ConcentratedPool pool, List<RangePosition> ranges, SplittableRandom random) {
        if (ranges.size() > 5) {
            RangePosition range = ranges.get(random.nextInt(1, ranges.size()));
            Wide part = Wide.copyOf(range.liquidity());
            if (random.nextBoolean()) {
                part.shiftRight(1);
            } else {
                ranges.remove(range);
            }
            pool.remove(range, part, base, quote);
            pool.collect(range, base, quote);
            return 1;
        }
        int low = Math.floorDiv(pool.tick(), 10) - random.nextInt(-30, 30);
        RangePosition range = pool.open(10 * low, 10 * (low + random.nextInt(1, 60)));
        Wide wanted = new Wide();
        pool.liquidityFor(
                range, Wide.parse("10000000000000000000"), Wide.of(3_000_000_000L), wanted);
        pool.add(range, wanted, base, quote);
        assertTrue(base.toDouble() <= 1e19 && quote.toDouble() <= 3e9);
        ranges.add(range);
        return 1;
    }

    @Test
    void aRangeEarnsItsShareOfTheFees() {
        var pool = new ConcentratedPool(ticks.sqrtRatio(5, new Wide()), 3_000);
        RangePosition one = pool.open(-600, 600);
        RangePosition three = pool.open(-1_200, 60);
        RangePosition outside = pool.open(600, 1_200);
        pool.add(one, Wide.of(1_000_000_000_000L), base, quote);
        pool.add(three, Wide.of(3_000_000_000_000L), base, quote);
        pool.add(outside, Wide.of(3_000_000_000_000L), base, quote);
        var swap = new Swap();
        pool.swap(Side.SELL, Wide.of(1_000_000_000L), swap);
        assertEquals(Wide.of(3_000_000L), swap.fee());
        pool.collect(one, base, quote);
        assertClose("a quarter", 750_000, base.toDouble(), 0.0, 1.0);
        pool.collect(three, base, quote);
        assertClose("three quarters", 2_250_000, base.toDouble(), 0.0, 1.0);
        assertEquals(new Wide(), quote);
        pool.collect(outside, base, quote);
        assertEquals(new Wide(), base);
    }

    @Test
    void aRangeHoldsWhatTheFormulaOfItsValueSays() {
        var pool = new ConcentratedPool(ticks.sqrtRatio(0, new Wide()), 500);
        RangePosition range = pool.open(-1_000, 2_000);
        Wide liquidity = Wide.parse("1000000000000000000");
        pool.add(range, liquidity, base, quote);
        var law = new PoolValue.Range(1e18, Math.pow(1.0001, -1_000), Math.pow(1.0001, 2_000));
        assertClose("base", law.base(1.0), base.toDouble(), 1e-12, 2.0);
        assertClose("quote", law.quote(1.0), quote.toDouble(), 1e-12, 2.0);
        var swap = new Swap();
        pool.trade(Side.BUY, Pool.most(), 1.05, swap);
        pool.holdings(range, liquidity, base, quote);
        assertClose("base later", law.base(pool.price()), base.toDouble(), 1e-12, 2.0);
        assertClose("price", 1.05 * (1 - 0.0005), pool.price(), 1e-12, 0.0);
    }

    @Test
    void refusesRangesBetweenUsableTicks() {
        var pool = new ConcentratedPool(ticks.sqrtRatio(0, new Wide()), 500);
        assertThrows(IllegalArgumentException.class, () -> pool.open(-15, 20));
        assertThrows(IllegalArgumentException.class, () -> pool.open(20, 20));
        assertThrows(IllegalArgumentException.class, () -> ConcentratedPool.spacing(42));
        assertThrows(IllegalArgumentException.class, () -> new ConcentratedPool(Wide.of(7), 500));
    }
}
