package io.foretick.risk.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.SplittableRandom;

class BacktestOverfitTest {

    /// Profits without skill. A share of the variance is common to groups of twenty trials.
    static double[][] noise(long seed, int trials, int periods, double common) {
        SplittableRandom random = new Seed(seed).random();
        double[][] profits = new double[trials][periods];
        double[] shared = new double[periods];
        for (int trial = 0; trial < trials; trial++) {
            for (int period = 0; period < periods; period++) {
                shared[period] = trial % 20 == 0 ? random.nextGaussian() : shared[period];
                profits[trial][period] =
                        Math.sqrt(common) * shared[period]
                                + Math.sqrt(1.0 - common) * random.nextGaussian();
            }
        }
        return profits;
    }

    /// Every split as a bit mask, every ratio from the periods themselves.
    private static double[] naive(double[][] profits, int blocks) {
        int lower = 0;
        int losses = 0;
        int splits = 0;
        double logits = 0.0;
        for (int mask = 0; mask < 1 << blocks; mask++) {
            if (Integer.bitCount(mask) != blocks / 2) {
                continue;
            }
            int best = 0;
            double[] outside = new double[profits.length];
            double highest = Double.NEGATIVE_INFINITY;
            for (int trial = 0; trial < profits.length; trial++) {
                double in = sharpe(profits[trial], mask, true, blocks);
                outside[trial] = sharpe(profits[trial], mask, false, blocks);
                best = in > highest ? trial : best;
                highest = Math.max(in, highest);
            }
            double rank = 0.5;
            for (double other : outside) {
                rank += other < outside[best] ? 1.0 : other > outside[best] ? 0.0 : 0.5;
            }
            double share = rank / (profits.length + 1.0);
            lower += share <= 0.5 ? 1 : 0;
            losses += outside[best] < 0.0 ? 1 : 0;
            logits += Math.log(share / (1.0 - share));
            splits++;
        }
        return new double[] {
            splits, (double) lower / splits, logits / splits, (double) losses / splits
        };
    }

    private static double sharpe(double[] profits, int mask, boolean inside, int blocks) {
        int count = 0;
        double[] taken = new double[profits.length];
        for (int block = 0; block < blocks; block++) {
            if ((mask >> block & 1) == (inside ? 1 : 0)) {
                int to = profits.length * (block + 1) / blocks;
                for (int k = profits.length * block / blocks; k < to; k++) {
                    taken[count++] = profits[k];
                }
            }
        }
        double[] sample = Arrays.copyOf(taken, count);
        Moments moments = Moments.of(sample);
        return moments.deviation() > 0.0 ? moments.sharpe() : 0.0;
    }

    @ParameterizedTest(name = "{0} trials, {1} periods, {2} blocks")
    @CsvSource({"7, 64, 8", "12, 100, 6", "30, 83, 10", "2, 9, 2"})
    void equalsCountingEverySplitAnew(int trials, int periods, int blocks) {
        double[][] profits = noise(trials, trials, periods, 0.3);
        double[] expected = naive(profits, blocks);
        BacktestOverfit overfit = BacktestOverfit.of(profits, blocks);
        assertEquals((int) expected[0], overfit.splits());
        assertEquals(expected[1], overfit.probability());
        assertEquals(expected[2], overfit.logitMean(), 1e-12);
        assertEquals(expected[3], overfit.lossProbability());
    }

    @Test
    void equalTrialsShareTheirRank() {
        double[][] profits = noise(5, 6, 48, 0.0);
        profits[1] = profits[0].clone();
        profits[2] = profits[0].clone();
        profits[3] = new double[48];
        profits[4] = new double[48];
        double[] expected = naive(profits, 8);
        BacktestOverfit overfit = BacktestOverfit.of(profits, 8);
        assertEquals(expected[1], overfit.probability());
        assertEquals(expected[2], overfit.logitMean(), 1e-12);
    }

    @Test
    void skillThatLastsIsNotCalledLuck() {
        double[][] profits = noise(1, 40, 320, 0.0);
        for (int k = 0; k < 320; k++) {
            profits[17][k] += 0.5;
        }
        BacktestOverfit overfit = BacktestOverfit.of(profits, 16);
        assertEquals(0.0, overfit.probability(), 0.01);
        assertEquals(0.0, overfit.lossProbability(), 0.01);
        assertEquals(12_870, overfit.splits());
    }

    @Test
    void aWinnerThatAlwaysTurnsIsOverfit() {
        double[][] profits = new double[24][64];
        for (int trial = 0; trial < 24; trial++) {
            for (int k = 0; k < 64; k++) {
                boolean lucky = k / 8 == trial % 8; // each shines in one block and loses elsewhere
                profits[trial][k] = (lucky ? 3.0 : -0.3) + 0.1 * (k % 2);
            }
        }
        assertTrue(BacktestOverfit.of(profits, 8).probability() > 0.9);
    }

    @Test
    void ratiosOutOfSampleFallAsThoseInSampleRiseWhereTheTotalIsFixed() {
        assertTrue(BacktestOverfit.of(noise(3, 100, 160, 0.0), 10).slope() < 0.0);
    }

    @Test
    void refusesWhatCannotBeSplit() {
        double[][] profits = noise(1, 3, 64, 0.0);
        assertThrows(IllegalArgumentException.class, () -> BacktestOverfit.of(profits, 7));
        assertThrows(IllegalArgumentException.class, () -> BacktestOverfit.of(profits, 22));
        assertThrows(
                IllegalArgumentException.class, () -> BacktestOverfit.of(noise(1, 3, 31, 0), 16));
        assertThrows(
                IllegalArgumentException.class, () -> BacktestOverfit.of(noise(1, 1, 64, 0), 8));
        profits[1] = new double[63];
        assertThrows(IllegalArgumentException.class, () -> BacktestOverfit.of(profits, 8));
    }

    /// The promise to whoever reads a report: of trials without skill the best is called luck.
    @ParameterizedTest(name = "{1} of the variance in common")
    @CsvSource({"1000, 0.0", "1000, 0.5"})
    void theBestOfNoiseIsCalledLuck(int trials, double common) {
        double overfit = 0.0;
        int rejected = 0;
        for (int seed = 1; seed <= 20; seed++) {
            double[][] profits = noise(seed, trials, 320, common);
            overfit += BacktestOverfit.of(profits, 16).probability() / 20.0;
            rejected += BestTrial.of(profits).deflated() < 0.95 ? 1 : 0;
        }
        assertTrue(overfit >= 0.35 && overfit <= 0.65, "mean probability " + overfit);
        assertTrue(rejected >= 19, "rejected " + rejected + " of 20");
    }
}
