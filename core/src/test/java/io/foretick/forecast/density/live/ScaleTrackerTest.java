package io.foretick.forecast.density.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.DensityCurve;
import io.foretick.base.E8;
import io.foretick.forecast.density.CurveKnots;
import io.foretick.market.second.BarSeries;
import io.foretick.math.ShapeCorrection;
import io.foretick.math.SkewShape;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.SplittableRandom;

class ScaleTrackerTest {

    private static final long START = 1_735_776_000L;
    private static final double ONE_STEP = 1e-3; // a little more than one return moves it
    private static final int DAY = 1_440;
    private static final double SIGMA_MINUTE = 5e-4;
    private static final double NU = 200; // so that sums of steps have the same shape
    private static final SkewShape SHAPE = SkewShape.of(NU, 0);
    private static final double[] HORIZONS = {60, 300, 1_800, 10_800, 86_400};

    /// Told laws of a random walk whose steps have the told law of a minute, but for a factor.
    private static final class Walk {
        private final BarSeries prices = new BarSeries("BTCUSDT", 60);
        private final ScaleTracker tracker = new ScaleTracker();
        private final SplittableRandom random;
        private long instant = START;
        private final ShapeCorrection correction;
        private double priceLog = Math.log(50_000);
        private DensityCurve last;

        Walk(long seed) {
            this(seed, ShapeCorrection.NONE);
        }

        Walk(long seed, ShapeCorrection correction) {
            this.random = new SplittableRandom(seed);
            this.correction = correction;
            this.last = told(correction);
            bar(1);
        }

        Walk minutes(int count, double factor) {
            for (int k = 0; k < count; k++) {
                bar(factor);
                last = tracker.rescale(prices, instant, told(correction));
            }
            return this;
        }

        private void bar(double factor) {
            double u = random.nextDouble(1e-9, 1);
            priceLog += SIGMA_MINUTE * factor * SHAPE.quantile(correction.lawShare(u), false);
            prices.bar(instant, Math.round(Math.exp(priceLog) * E8.ONE), 1);
            instant += 60;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void staysWhereTheScaleIsRight(long seed) {
        Walk walk = new Walk(seed).minutes(20 * DAY, 1);
        assertEquals(1, walk.tracker.factor(60), 0.05);
        assertEquals(1, walk.tracker.factor(300), 0.1);
    }

    /// The correction draws a quarter more into the middle: read without it, the returns would look
    /// too narrow.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void readsReturnsByTheCorrectedLaw(long seed) {
        var correction = new ShapeCorrection(-0.4, 0.1, 0);
        Walk walk = new Walk(seed, correction).minutes(20 * DAY, 1);
        assertEquals(1, walk.tracker.factor(60), 0.05);
        assertEquals(correction.second(), walk.last.correction(3, 0));
        assertEquals(correction.fourth(), walk.last.correction(3, 1));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void findsAScaleThatIsOff(long seed) {
        Walk walk = new Walk(seed).minutes(20 * DAY, 1.12);
        assertEquals(1.12, walk.tracker.factor(60), 0.05);
        walk.minutes(20 * DAY, 0.9);
        assertEquals(0.9, walk.tracker.factor(60), 0.05);
    }

    @Test
    void takesMoreThanADayToHalveAnError() {
        double sum = 0;
        for (int seed = 0; seed < 20; seed++) {
            sum += new Walk(seed).minutes(DAY, 1.15).tracker.factor(60);
        }
        double mean = sum / 20;
        assertTrue(mean > 1.03 && mean < 1.09, "mean factor after a day: " + mean);
    }

    @Test
    void neverLeavesItsBoundsAndKeepsVarianceRising() {
        Walk wide = new Walk(1).minutes(30 * DAY, 3);
        double widest = wide.tracker.factor(60);
        assertEquals(ScaleTracker.FACTOR_MAX, widest, ONE_STEP);
        assertTrue(widest <= ScaleTracker.FACTOR_MAX);
        assertEquals(told().sigma(0) * widest, wide.last.sigma(0));
        Walk narrow = new Walk(1).minutes(30 * DAY, 0.3);
        assertEquals(ScaleTracker.FACTOR_MIN, narrow.tracker.factor(60), ONE_STEP);
        for (int knot = 1; knot < HORIZONS.length; knot++) {
            assertTrue(narrow.last.sigma(knot) >= narrow.last.sigma(knot - 1));
            assertEquals(NU, narrow.last.nu(knot));
        }
    }

    @Test
    void oneWildReturnMovesItNoMoreThanAnyOther() {
        Walk walk = new Walk(1).minutes(2, 1);
        double before = walk.tracker.factor(60);
        walk.minutes(1, 1_000);
        double moved = Math.log(walk.tracker.factor(60) / before);
        assertTrue(Math.abs(moved) < ONE_STEP, "moved by " + moved);
    }

    @Test
    void learnsNothingAcrossAHole() {
        var tracker = new ScaleTracker();
        var prices = new BarSeries("BTCUSDT", 60);
        prices.bar(START, 50_000 * E8.ONE, 1);
        tracker.rescale(prices, START + 60, told());
        prices.bar(START + 120, 90_000 * E8.ONE, 1);
        prices.bar(START + 180, 90_000 * E8.ONE, 1);
        tracker.rescale(prices, START + 240, told());
        assertEquals(1, tracker.factor(60));
    }

    @Test
    void theSameReturnsTeachTheSameBits() {
        DensityCurve once = new Walk(9).minutes(DAY, 1.1).last;
        assertEquals(once, new Walk(9).minutes(DAY, 1.1).last);
    }

    private static DensityCurve told() {
        return told(ShapeCorrection.NONE);
    }

    private static DensityCurve told(ShapeCorrection correction) {
        var knots = new CurveKnots(HORIZONS.length);
        for (double horizon : HORIZONS) {
            knots.add(horizon, SIGMA_MINUTE * SIGMA_MINUTE * horizon / 60, NU, 0, correction);
        }
        return knots.curve();
    }
}
