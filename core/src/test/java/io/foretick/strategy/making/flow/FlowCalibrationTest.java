package io.foretick.strategy.making.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.event.Side;
import io.foretick.math.Normal;
import io.foretick.strategy.making.FlowEstimate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.SplittableRandom;

class FlowCalibrationTest {

    private static final double STEP_SECONDS = 0.1;
    private static final FlowEstimate FALLBACK = new FlowEstimate(1.0, 1.0, 1.0);

    /// Orders arrive at random times and reach random depths; several may come in a step.
    private static final class Market {
        private final SplittableRandom random;
        private final FlowEstimate truth;
        private double mid = 100_000.0;

        Market(long seed, FlowEstimate truth) {
            this.random = new Seed(seed).random();
            this.truth = truth;
        }

        boolean step(FlowCalibration calibration) {
            trade(calibration, Side.BUY);
            trade(calibration, Side.SELL);
            double deviation = truth.sigmaTicksPerSqrtSecond() * Math.sqrt(STEP_SECONDS);
            mid += deviation * Normal.quantile(random.nextDouble(1e-12, 1.0));
            return calibration.step(mid);
        }

        private void trade(FlowCalibration calibration, Side taker) {
            double seconds = gap();
            while (seconds < STEP_SECONDS) {
                double depth = -Math.log(1.0 - random.nextDouble()) / truth.decayPerTick();
                double price = taker == Side.BUY ? mid + depth : mid - depth;
                double outward = taker == Side.BUY ? Math.ceil(price) : Math.floor(price);
                calibration.trade(taker, (long) outward);
                seconds += gap();
            }
        }

        private double gap() {
            return -Math.log(1.0 - random.nextDouble()) / truth.arrivalsPerSecond();
        }
    }

    private static FlowCalibration calibration(int steps) {
        var window = new FlowWindow(STEP_SECONDS, steps);
        return new FlowCalibration(window, new WeightedFlowFit(), FALLBACK, steps / 20);
    }

    /// Orders fill whole ticks, which reach on average half a tick beyond the drawn depth: A rises
    /// by `e^(k / 2)`. The busiest market has two orders a step and side.
    @ParameterizedTest(name = "A {0}, k {1}, sigma {2}")
    @CsvSource({"2.0, 0.3, 5.0", "0.5, 0.05, 2.0", "20.0, 0.2, 10.0", "3.0, 0.004, 40.0"})
    void findsTheFlowThatMadeTheTrades(double arrivals, double decay, double sigma) {
        var market = new Market(11, new FlowEstimate(arrivals, decay, sigma));
        FlowCalibration calibration = calibration(36_000);
        for (int k = 0; k < 36_001; k++) {
            market.step(calibration);
        }
        FlowEstimate found = calibration.estimate();
        assertTrue(calibration.fitted());
        assertEquals(decay, found.decayPerTick(), 0.06 * decay);
        double shifted = arrivals * Math.exp(0.5 * decay);
        assertEquals(shifted, found.arrivalsPerSecond(), 0.1 * shifted);
        assertEquals(sigma, found.sigmaTicksPerSqrtSecond(), 0.05 * sigma);
    }

    @Test
    void followsAMarketThatChanges() {
        FlowCalibration calibration = calibration(6_000);
        var calm = new Market(1, new FlowEstimate(2.0, 0.3, 2.0));
        var wild = new Market(2, new FlowEstimate(8.0, 0.1, 8.0));
        for (int k = 0; k < 8_000; k++) {
            calm.step(calibration);
        }
        FlowEstimate before = calibration.estimate();
        for (int k = 0; k < 8_000; k++) {
            wild.step(calibration);
        }
        FlowEstimate after = calibration.estimate();
        assertEquals(0.3, before.decayPerTick(), 0.05);
        assertEquals(0.1, after.decayPerTick(), 0.02);
        assertEquals(2.0, before.sigmaTicksPerSqrtSecond(), 0.3);
        assertEquals(8.0, after.sigmaTicksPerSqrtSecond(), 1.2);
    }

    @Test
    void holdsTheFallbackUntilEnoughOrdersCame() {
        FlowCalibration calibration = calibration(6_000);
        var market = new Market(3, new FlowEstimate(0.02, 0.3, 2.0));
        for (int k = 0; k < 1_000; k++) {
            assertFalse(market.step(calibration));
        }
        assertEquals(FALLBACK, calibration.estimate());
        assertFalse(calibration.fitted());
        assertTrue(calibration.refused() >= 3);
    }

    @Test
    void keepsTheLastGoodFitAndWidensItWhenTheMarketGoesWildWithoutTrades() {
        FlowCalibration calibration = calibration(2_000);
        var market = new Market(4, new FlowEstimate(5.0, 0.3, 2.0));
        for (int k = 0; k < 2_500; k++) {
            market.step(calibration);
        }
        FlowEstimate good = calibration.estimate();
        var silent = new Market(5, new FlowEstimate(1e-9, 0.3, 30.0));
        for (int k = 0; k < 2_500; k++) {
            silent.step(calibration);
        }
        FlowEstimate kept = calibration.estimate();
        assertEquals(0.3, kept.decayPerTick(), 0.1);
        assertTrue(kept.arrivalsPerSecond() > 0.01);
        assertTrue(kept.sigmaTicksPerSqrtSecond() > 5.0 * good.sigmaTicksPerSqrtSecond());
        assertTrue(calibration.refused() > 0);
    }

    /// Nine orders in ten stop at the first tick and the tenth always goes to the sixtieth.
    @Test
    void refusesWhatIsNoExponential() {
        FlowCalibration calibration = calibration(1_000);
        calibration.step(1_000.0);
        for (int k = 0; k < 999; k++) {
            calibration.trade(Side.BUY, 1_000 + (k % 10 == 0 ? 60 : 1));
            calibration.step(1_000.0);
        }
        assertFalse(calibration.fitted());
        assertTrue(calibration.refused() > 0);
    }

    /// Twelve orders a step and side: each step reaches the first tick on both sides.
    @Test
    void fitsAMarketInWhichEveryStepHasTrades() {
        var market = new Market(6, new FlowEstimate(120.0, 0.2, 0.0));
        FlowCalibration calibration = calibration(2_000);
        for (int k = 0; k < 2_500; k++) {
            market.step(calibration);
        }
        assertTrue(calibration.fitted());
        assertEquals(0.2, calibration.estimate().decayPerTick(), 0.02);
    }

    @Test
    void refusesOrdersThatAllReachEquallyDeep() {
        FlowCalibration calibration = calibration(1_000);
        calibration.step(1_000.0);
        for (int k = 0; k < 999; k++) {
            calibration.trade(Side.BUY, 1_060);
            calibration.step(1_000.0);
        }
        assertFalse(calibration.fitted());
        assertTrue(calibration.refused() > 0);
    }
}
