package io.foretick.lab.bench.simulator;

import io.foretick.base.Seed;
import io.foretick.event.Side;
import io.foretick.venue.amm.ConcentratedPool;
import io.foretick.venue.amm.Pool;
import io.foretick.venue.amm.PoolKind;
import io.foretick.venue.amm.PoolOpening;
import io.foretick.venue.amm.Swap;
import io.foretick.venue.amm.Wide;

import java.math.BigInteger;
import java.util.SplittableRandom;

/// Swaps of up to a thousandth of a pool of 18 and 6 decimals, both ways in turn; or the same in
/// `BigInteger`. One thread.
public final class SwapBenchmark {

    private static final int SIZE = 1 << 10;
    private static final int FEE_PPM = 3_000;
    private static final PoolOpening OPENING =
            new PoolOpening(PoolKind.CONSTANT_PRODUCT, FEE_PPM, 3_000, 1e7, 18, 6);

    private final Wide[] amounts = new Wide[SIZE];
    private final Swap swap = new Swap();
    private final Pool pool;
    private int at;

    private SwapBenchmark(PoolOpening opening) {
        pool = opening.open();
        if (pool instanceof ConcentratedPool wide) {
            wide.add(wide.openFull(), opening.liquidity(), new Wide(), new Wide());
        }
        SplittableRandom random = new Seed(1).split("swaps").random();
        for (int k = 0; k < SIZE; k++) {
            Wide held = k % 2 == 0 ? pool.base() : pool.quote();
            double share = 1e-3 * (0.5 + 0.5 * random.nextDouble());
            amounts[k] = new Wide().setFloor(held.toDouble() * share);
        }
    }

    /// A pool of constant product.
    public static SwapBenchmark ofConstantProduct() {
        return new SwapBenchmark(OPENING);
    }

    /// A volatile pool of Aerodrome.
    public static SwapBenchmark ofVolatile() {
        return new SwapBenchmark(
                new PoolOpening(PoolKind.AERODROME_VOLATILE, FEE_PPM, 3_000, 1e7, 18, 6));
    }

    /// A stable pool of Aerodrome.
    public static SwapBenchmark ofStable() {
        return new SwapBenchmark(new PoolOpening(PoolKind.AERODROME_STABLE, 500, 1.0, 1e7, 18, 6));
    }

    /// A pool of ranges with one over all ticks.
    public static SwapBenchmark ofConcentrated() {
        return new SwapBenchmark(
                new PoolOpening(PoolKind.CONCENTRATED, FEE_PPM, 3_000, 1e7, 18, 6));
    }

    /// Does the next swap.
    ///
    /// @return the number of bits of what it brought
    public long swap() {
        int k = at++ & (SIZE - 1);
        pool.swap(k % 2 == 0 ? Side.SELL : Side.BUY, amounts[k], swap);
        return swap.out().bitLength();
    }

    /// The swaps of [#ofConstantProduct] in `BigInteger`, the pair's check included.
    public static final class Baseline {

        private static final BigInteger PARTS = BigInteger.valueOf(1_000);
        private static final BigInteger FEE = BigInteger.valueOf(3);

        private final BigInteger[] amounts = new BigInteger[SIZE];
        private BigInteger base;
        private BigInteger quote;
        private int at;

        /// The same pool and amounts.
        public Baseline() {
            SwapBenchmark same = ofConstantProduct();
            base = same.pool.base().toBigInteger();
            quote = same.pool.quote().toBigInteger();
            for (int k = 0; k < SIZE; k++) {
                amounts[k] = same.amounts[k].toBigInteger();
            }
        }

        /// Does the next swap.
        ///
        /// @return the number of bits of what it brought
        public long swap() {
            int k = at++ & (SIZE - 1);
            boolean sells = k % 2 == 0;
            BigInteger in = sells ? base : quote;
            BigInteger held = sells ? quote : base;
            BigInteger net = amounts[k].multiply(PARTS.subtract(FEE));
            BigInteger out = net.multiply(held).divide(in.multiply(PARTS).add(net));
            BigInteger inAfter = in.add(amounts[k]);
            BigInteger heldAfter = held.subtract(out);
            BigInteger counted = inAfter.multiply(PARTS).subtract(amounts[k].multiply(FEE));
            BigInteger after = counted.multiply(heldAfter.multiply(PARTS));
            if (after.compareTo(in.multiply(PARTS).multiply(held.multiply(PARTS))) < 0) {
                throw new IllegalStateException("the product fell");
            }
            base = sells ? inAfter : heldAfter;
            quote = sells ? heldAfter : inAfter;
            return out.bitLength();
        }
    }
}
