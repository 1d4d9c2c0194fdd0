package io.foretick.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import io.foretick.base.Seed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;

class KellyTest {

    private static final TakerFee FEE = new TakerFee(0.072, 1.0, TakerFee.Mode.COLLATERAL);
    private static final double MARGIN = 1e-3;

    private final PriceLadder asks = PriceLadder.asks(8);
    private final PriceLadder bids = PriceLadder.bids(8);
    private final KellyTrade trade = new KellyTrade(8);

    @Test
    void stakesTheClosedFormWhenFlat() {
        asks.add(0.52, 1e6);
        full(TakerFee.NONE).walk(0.6, 1000, 1000, asks, bids, trade);
        assertEquals(1000 * (0.6 - 0.52) / (0.52 * 0.48), trade.netYes(), 1e-9);
        assertEquals(0.52, trade.limitPrice());
        assertEquals(KellyTrade.Outcome.BUY, trade.outcome());
    }

    @Test
    void doesNothingBetweenAskAndBid() {
        fillBook();
        full(FEE).walk(0.51, 1000, 1000, asks, bids, trade);
        assertEquals(KellyTrade.Outcome.NO_EDGE, trade.outcome());
        assertEquals(0.0, trade.gainLog());
        assertTrue(Double.isNaN(trade.limitPrice()));
    }

    @Test
    void refusesABookThatCrossesAfterFees() {
        asks.add(0.50, 10);
        bids.add(0.55, 10);
        full(FEE).walk(0.9, 1000, 1000, asks, bids, trade);
        assertEquals(KellyTrade.Outcome.CROSSED, trade.outcome());
        assertEquals(1000.0, trade.wealthUp());
    }

    @Test
    void actsOnABookLockedOnlyBeforeFees() {
        asks.add(0.50, 10);
        bids.add(0.50, 10);
        full(FEE).walk(0.9, 1000, 1000, asks, bids, trade);
        assertEquals(KellyTrade.Outcome.BUY, trade.outcome());
        full(TakerFee.NONE).walk(0.9, 1000, 1000, asks, bids, trade);
        assertEquals(KellyTrade.Outcome.CROSSED, trade.outcome());
    }

    @Test
    void clampsCertaintySoThatItNeverStakesEverything() {
        asks.add(0.52, 1e9);
        full(TakerFee.NONE).walk(1.0, 1000, 1000, asks, bids, trade);
        double atMargin = trade.netYes();
        full(TakerFee.NONE).walk(0.999, 1000, 1000, asks, bids, trade);
        assertEquals(atMargin, trade.netYes());
        assertTrue(trade.wealthDown() > 0.0);
    }

    @Test
    void sellsAHoldingWithNoCashLeft() {
        bids.add(0.50, 1000);
        full(TakerFee.NONE).walk(0.5, 200, 0, asks, bids, trade);
        assertEquals(KellyTrade.Outcome.SELL, trade.outcome());
        assertEquals(trade.wealthUp(), trade.wealthDown(), 1e-9);
        assertEquals(Double.POSITIVE_INFINITY, trade.gainLog());
    }

    @Test
    void buysOutOfRuinInTheUpState() {
        asks.add(0.50, 1000);
        full(TakerFee.NONE).walk(0.5, -5, 100, asks, bids, trade);
        assertEquals(KellyTrade.Outcome.BUY, trade.outcome());
        assertFalse(Double.isNaN(trade.gainLog()));
    }

    @Test
    void refusesToStakeNothing() {
        fillBook();
        full(FEE).walk(0.9, 0, 0, asks, bids, trade);
        assertEquals(KellyTrade.Outcome.NO_WEALTH, trade.outcome());
        assertEquals(0.0, trade.gainLog());
        full(FEE).walk(0.9, -1, -2, asks, bids, trade);
        assertEquals(KellyTrade.Outcome.NO_WEALTH, trade.outcome());
    }

    @Test
    void findsNothingInAnEmptyBook() {
        full(FEE).walk(0.9, 1000, 1000, asks, bids, trade);
        assertEquals(KellyTrade.Outcome.NO_EDGE, trade.outcome());
        assertEquals(0, trade.levelCount());
    }

    @Test
    void skipsPlaceholdersAtZeroAndOne() {
        asks.add(0.0, 50);
        asks.add(0.52, 100);
        asks.add(1.0, 50);
        full(FEE).walk(0.95, 1000, 1000, asks, bids, trade);
        assertEquals(100.0, trade.netYes(), 1e-9);
        assertEquals(0.0, trade.fillGross(0));
        asks.clear();
        bids.add(1.0, 50);
        bids.add(0.4, 100);
        bids.add(0.0, 50);
        full(FEE).walk(0.05, 1000, 1000, asks, bids, trade);
        assertEquals(-100.0, trade.netYes(), 1e-9);
    }

    @Test
    void sortsLevelsAndLeavesOutEmptyOnes() {
        asks.add(0.55, 10);
        asks.add(0.53, 0);
        asks.add(0.54, 10);
        asks.add(0.54, 5);
        full(TakerFee.NONE).walk(0.7, 1000, 1000, asks, bids, trade);
        assertEquals(3, trade.levelCount());
        assertEquals(25.0, trade.netYes(), 1e-9);
        assertEquals(0.55, trade.limitPrice());
    }

    @Test
    void fullLadderKeepsTheBestLevels() {
        PriceLadder two = PriceLadder.bids(2);
        two.add(0.40, 1);
        two.add(0.50, 1);
        two.add(0.45, 1);
        assertEquals(0.50, two.price(0));
        assertEquals(0.45, two.price(1));
        assertEquals(2, two.count());
        two.add(0.30, 1);
        assertEquals(0.45, two.price(1));
    }

    @Test
    void goesFlatAtFractionZero() {
        fillBook();
        new Kelly(0.0, MARGIN, TakerFee.NONE).walk(0.9, 1050, 1000, asks, bids, trade);
        assertEquals(-50.0, trade.netYes(), 1e-9);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void repeatingADecisionAddsNothing(long seed) {
        SplittableRandom random = new Seed(seed).split("repeat").random();
        for (int k = 0; k < 300; k++) {
            double p = randomCase(random);
            Kelly kelly = new Kelly(random.nextDouble(0.05, 1.0), MARGIN, FEE);
            kelly.walk(p, 1000, 1000 + random.nextDouble(500), asks, bids, trade);
            double up = trade.wealthUp();
            double down = trade.wealthDown();
            boolean isBuy = trade.outcome() == KellyTrade.Outcome.BUY;
            PriceLadder restAsks = isBuy ? rest(asks, true) : asks;
            PriceLadder restBids = isBuy ? bids : rest(bids, false);
            kelly.walk(p, up, down, restAsks, restBids, trade);
            assertEquals(0.0, trade.netYes(), 1e-9 * up);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13})
    void noTradeOnAGridIsBetter(long seed) {
        SplittableRandom random = new Seed(seed).split("grid").random();
        for (int k = 0; k < 60; k++) {
            double p = randomCase(random);
            double alpha = random.nextDouble(0.2, 1.0);
            double up = 500 + random.nextDouble(500);
            double down = 500 + random.nextDouble(500);
            Kelly kelly = new Kelly(alpha, MARGIN, FEE);
            kelly.walk(p, up, down, asks, bids, trade);
            double best = utility(p, alpha, trade.wealthUp(), trade.wealthDown());
            for (double size = -400; size <= 400; size += 4) {
                double other = utilityOf(size, p, alpha, up, down);
                assertTrue(other <= best + 1e-12 * Math.abs(best), "size " + size);
            }
        }
    }

    @ParameterizedTest(name = "alpha {0}")
    @ValueSource(doubles = {0.1, 0.25, 1.0})
    void buysMoreAtAHigherProbabilityAndNeverBeyondTheCash(double alpha) {
        Kelly kelly = new Kelly(alpha, MARGIN, FEE);
        fillBook();
        asks.add(0.7, 1e7);
        bids.add(0.3, 1e7);
        double before = Double.NEGATIVE_INFINITY;
        for (double p = 0.0; p <= 1.0; p += 0.01) {
            kelly.walk(p, 100, 100, asks, bids, trade);
            assertTrue(trade.netYes() >= before);
            assertTrue(trade.wealthUp() > 0.0 && trade.wealthDown() > 0.0);
            before = trade.netYes();
        }
    }

    @Test
    void sharesModeReceivesFewerSharesThanItPays() {
        asks.add(0.5, 10);
        TakerFee inShares = new TakerFee(0.072, 1.0, TakerFee.Mode.SHARES);
        full(inShares).walk(0.9, 1000, 1000, asks, bids, trade);
        assertEquals(10.0, trade.grossShares(), 1e-12);
        assertEquals(10.0 * (1 - 0.072 * 0.25 / 0.5), trade.netYes(), 1e-12);
        assertEquals(1000 - 10 * 0.5, trade.wealthDown(), 1e-9);
    }

    @Test
    void takesAnExactSizeFromTheSameStart() {
        fillBook();
        Kelly kelly = full(FEE);
        kelly.walk(0.9, 1000, 1000, asks, bids, trade);
        kelly.take(trade, asks, 120.0);
        assertEquals(120.0, trade.grossShares(), 1e-12);
        assertEquals(0.53, trade.limitPrice());
        assertEquals(
                1120 - 100 * FEE.buyCost(0.52) - 20 * FEE.buyCost(0.53), trade.wealthUp(), 1e-9);
    }

    @Test
    void refusesWhatIsNoProbability() {
        Kelly kelly = full(FEE);
        assertThrows(
                IllegalArgumentException.class,
                () -> kelly.walk(Double.NaN, 1, 1, asks, bids, trade));
        assertThrows(IllegalArgumentException.class, () -> new Kelly(1.1, MARGIN, FEE));
        assertThrows(IllegalArgumentException.class, () -> asks.add(1.01, 1));
    }

    @Test
    void allocatesNothing() {
        fillBook();
        Kelly kelly = new Kelly(0.25, MARGIN, FEE);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        walkOften(kelly);
        long before = threads.getCurrentThreadAllocatedBytes();
        walkOften(kelly);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(bytes < 10_000, () -> bytes + " bytes in 20000 walks");
    }

    private void walkOften(Kelly kelly) {
        for (int k = 0; k < 20_000; k++) {
            kelly.walk(k * 5e-5, 1000, 1000, asks, bids, trade);
        }
    }

    private void fillBook() {
        asks.add(0.52, 100);
        asks.add(0.53, 300);
        bids.add(0.50, 100);
        bids.add(0.49, 300);
    }

    private double randomCase(SplittableRandom random) {
        asks.clear();
        bids.clear();
        double middle = random.nextDouble(0.1, 0.9);
        for (int level = 1; level <= 4; level++) {
            asks.add(middle + 0.01 * level, random.nextDouble(20, 200));
            bids.add(middle - 0.01 * level, random.nextDouble(20, 200));
        }
        return Math.clamp(middle + random.nextDouble(-0.2, 0.2), 0.02, 0.98);
    }

    /// What the trade leaves of the ladder it took from.
    private PriceLadder rest(PriceLadder ladder, boolean ascending) {
        PriceLadder rest = ascending ? PriceLadder.asks(8) : PriceLadder.bids(8);
        for (int level = 0; level < ladder.count(); level++) {
            double taken = level < trade.levelCount() ? trade.fillGross(level) : 0.0;
            rest.add(ladder.price(level), Math.max(ladder.size(level) - taken, 0.0));
        }
        return rest;
    }

    private double utilityOf(double size, double p, double alpha, double up, double down) {
        PriceLadder side = size > 0 ? asks : bids;
        double left = Math.abs(size);
        for (int level = 0; level < side.count() && left > 0; level++) {
            double taken = Math.min(left, side.size(level));
            left -= taken;
            double price = side.price(level);
            double fee = FEE.rate() * price * (1 - price);
            up += size > 0 ? taken * (1 - price - fee) : -taken * (1 - price + fee);
            down += size > 0 ? -taken * (price + fee) : taken * (price - fee);
        }
        return left > 0 ? Double.NEGATIVE_INFINITY : utility(p, alpha, up, down);
    }

    /// Power utility with risk aversion `1 / alpha`; the logarithm at `alpha = 1`.
    private static double utility(double p, double alpha, double up, double down) {
        if (up <= 0 || down <= 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double power = 1.0 - 1.0 / alpha;
        if (Math.abs(power) < 1e-9) {
            return p * Math.log(up) + (1 - p) * Math.log(down);
        }
        return (p * Math.pow(up, power) + (1 - p) * Math.pow(down, power)) / power;
    }

    private static Kelly full(TakerFee fee) {
        return new Kelly(1.0, MARGIN, fee);
    }
}
