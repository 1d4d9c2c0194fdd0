package io.foretick.forecast.density;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import io.foretick.base.DensityCurve;
import io.foretick.base.Times;
import io.foretick.forecast.Forecaster;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// What every model owes a session, whatever it believes.
class EconometricModelTest {

    private static final long START_NS = 1_741_000_000L * Times.SECOND_NS;
    private static final CoinLevels LEVELS =
            new CoinLevels(List.of(new AssetLevel("BTC", 1e-4)), 2e-4);
    private static final List<HorizonKnot> KNOTS =
            List.of(new HorizonKnot(60, 1.1, 4.5, 0), new HorizonKnot(86_400, 0.9, 2.7, 0));

    static List<EconometricModel> models() {
        return List.of(
                new ConstantModel(LEVELS, KNOTS),
                new EwmaModel(1800, Synthetic.season(), KNOTS, LEVELS),
                new GarchModel(Synthetic.season(), LEVELS, 0.06, 0.999, KNOTS),
                har(new Quadratic(0.3, 0, 0)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void samePricesGiveTheSameCurves(EconometricModel model) {
        assertEquals(curves(model, 7), curves(model, 7));
    }

    @ParameterizedTest
    @MethodSource("models")
    void sigmaDoesNotFallWithTheHorizon(EconometricModel model) {
        for (DensityCurve curve : curves(model, 8)) {
            for (int knot = 1; knot < curve.knots(); knot++) {
                assertTrue(curve.sigma(knot) >= curve.sigma(knot - 1), curve.toString());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void aPriceASecondAndAPriceAMinuteAgreeOnAverage(EconometricModel model) {
        Forecaster often = model.forAsset("BTC");
        Forecaster rarely = model.forAsset("BTC");
        SplittableRandom random = new SplittableRandom(9);
        double logPrice = 0;
        double ratio = 0;
        int count = 0;
        for (int second = 0; second < 2 * 86_400; second++) {
            long timeNs = START_NS + second * Times.SECOND_NS;
            logPrice += 1e-4 * random.nextGaussian();
            often.onPrice(timeNs, logPrice);
            if (second % 60 == 0) {
                rarely.onPrice(timeNs, logPrice);
                double oftenVariance = often.curveAt(timeNs).varianceAt(900);
                ratio += Math.log(oftenVariance / rarely.curveAt(timeNs).varianceAt(900));
                count++;
            }
        }
        assertEquals(0, ratio / count, 0.05);
    }

    @ParameterizedTest
    @MethodSource("models")
    void noReturnReachesOverAGap(EconometricModel model) {
        Forecaster jumped = model.forAsset("BTC");
        Forecaster still = model.forAsset("BTC");
        feed(jumped, 0);
        feed(still, 0);
        long laterNs = START_NS + 10 * Times.DAY_NS;
        for (int minute = 0; minute < 30; minute++) {
            long timeNs = laterNs + minute * Times.MINUTE_NS;
            jumped.onPrice(timeNs, 0.7 + 1e-3 * (minute % 2));
            still.onPrice(timeNs, 0.01 + 1e-3 * (minute % 2));
            double expected = still.curveAt(timeNs).varianceAt(3600);
            assertEquals(expected, jumped.curveAt(timeNs).varianceAt(3600), 1e-9 * expected);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void longSilenceLeadsBackToTheLongRun(EconometricModel model) {
        Forecaster wild = model.forAsset("BTC");
        Forecaster fresh = model.forAsset("BTC");
        feed(wild, 5e-3);
        long laterNs = START_NS + 30 * Times.DAY_NS;
        wild.onPrice(laterNs, 1);
        fresh.onPrice(laterNs, 1);
        double expected = fresh.curveAt(laterNs).varianceAt(3600);
        assertEquals(expected, wild.curveAt(laterNs).varianceAt(3600), 1e-3 * expected);
    }

    @ParameterizedTest
    @MethodSource("models")
    void aBrokenPriceLeavesAValidCurve(EconometricModel model) {
        Forecaster forecaster = model.forAsset("BTC");
        feed(forecaster, 0);
        forecaster.onPrice(START_NS + 601 * Times.MINUTE_NS, 60);
        forecaster.onPrice(START_NS + 602 * Times.MINUTE_NS, -60);
        DensityCurve curve = forecaster.curveAt(START_NS + 602 * Times.MINUTE_NS);
        assertTrue(Double.isFinite(curve.varianceAt(172_800)), curve.toString());
    }

    @ParameterizedTest
    @MethodSource("models")
    void aStuckPriceIsNotASureOne(EconometricModel model) {
        Forecaster forecaster = model.forAsset("BTC");
        for (int minute = 0; minute < 20 * 1440; minute++) {
            forecaster.onPrice(START_NS + minute * Times.MINUTE_NS, 10);
        }
        long timeNs = START_NS + 20 * Times.DAY_NS;
        assertTrue(forecaster.curveAt(timeNs).sigma(0) > 1e-7, "sigma of a minute");
    }

    @ParameterizedTest
    @MethodSource("models")
    void priceTakesNoMemory(EconometricModel model) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Forecaster forecaster = model.forAsset("BTC");
        long timeNs = feedSeconds(forecaster, START_NS, 20_000);
        long thread = Thread.currentThread().threadId();
        long before = threads.getThreadAllocatedBytes(thread);
        feedSeconds(forecaster, timeNs, 10_000);
        long bytes = threads.getThreadAllocatedBytes(thread) - before;
        assertTrue(bytes < 10_000, "bytes " + bytes);
    }

    @Test
    void everyParameterOfAHarModelIsInItsDigest() {
        HarModel model = har(new Quadratic(0.3, 0, 0));
        assertEquals(model.digest(), har(new Quadratic(0.3, 0, 0)).digest());
        assertTrue(model.digest() != har(new Quadratic(0.3, 0, 1e-9)).digest());
        HarModel skewed = harWith(new Quadratic(1, 0, 0), new Quadratic(0.1, 0, 0));
        HarModel heavier = harWith(new Quadratic(1.1, 0, 0), new Quadratic(0, 0, 0));
        HarModel plain = harWith(new Quadratic(1, 0, 0), new Quadratic(0, 0, 0));
        assertTrue(skewed.digest() != plain.digest());
        assertTrue(heavier.digest() != plain.digest());
    }

    @Test
    void skewOfAHarModelIsBounded() {
        HarModel model = harWith(new Quadratic(1, 0, 0), new Quadratic(50, 0, 0));
        assertEquals(HarModel.LAMBDA_MAX, model.lambdaAt(0.5), 1e-12);
        assertEquals(0.0, har(new Quadratic(0.3, 0, 0)).lambdaAt(0.5));
    }

    @Test
    void unconditionalVarianceOfGarchIsTheLongRun() {
        var model = new GarchModel(Season.flat(), LEVELS, 0.06, 0.99, KNOTS);
        assertEquals(3.0, model.meanVariance(3.0, 3.0, 86_400), 1e-12);
        double expected = 1; // by the recursion, minute by minute
        double sum = 0;
        for (int minute = 0; minute < 240; minute++) {
            sum += 1 + Math.pow(0.99, minute) * (5.0 - expected);
        }
        assertEquals(sum / 240, model.meanVariance(5.0, 1.0, 240 * 60), 1e-9);
    }

    @Test
    void refusesAPersistenceThatExplodes() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new GarchModel(Season.flat(), LEVELS, 0.06, 1.0, KNOTS));
        assertThrows(
                IllegalArgumentException.class,
                () -> new HarModel(Season.flat(), LEVELS, List.of(), parabola(0), parabola(0)));
    }

    private static HarModel har(Quadratic memory) {
        return harWith(memory, parabola(1), parabola(0));
    }

    private static HarModel harWith(Quadratic nuLink, Quadratic lambdaLink) {
        return harWith(parabola(0.2), nuLink, lambdaLink);
    }

    private static HarModel harWith(Quadratic memory, Quadratic nuLink, Quadratic lambdaLink) {
        return new HarModel(
                Synthetic.season(),
                LEVELS,
                List.of(
                        parabola(0),
                        memory,
                        parabola(0.2),
                        parabola(0.2),
                        parabola(0.2),
                        parabola(0.1),
                        parabola(1)),
                nuLink,
                lambdaLink);
    }

    private static Quadratic parabola(double constant) {
        return new Quadratic(constant, 0, 0);
    }

    private static List<DensityCurve> curves(EconometricModel model, long seed) {
        Forecaster forecaster = model.forAsset("ETH");
        SplittableRandom random = new SplittableRandom(seed);
        List<DensityCurve> curves = new ArrayList<>();
        long timeNs = START_NS;
        double logPrice = 8;
        for (int k = 0; k < 5_000; k++) {
            timeNs += random.nextLong(1, 90) * Times.SECOND_NS;
            timeNs += random.nextInt(1000) == 0 ? Times.HOUR_NS : 0;
            logPrice += 2e-3 * random.nextGaussian();
            forecaster.onPrice(timeNs, logPrice);
            if (k % 10 == 0) {
                curves.add(forecaster.curveAt(timeNs));
            }
        }
        return curves;
    }

    /// Ten hours of minutes, each up or down by `step`.
    private static void feed(Forecaster forecaster, double step) {
        for (int minute = 0; minute < 600; minute++) {
            forecaster.onPrice(START_NS + minute * Times.MINUTE_NS, step * (minute % 2));
        }
    }

    private static long feedSeconds(Forecaster forecaster, long fromNs, int seconds) {
        long timeNs = fromNs;
        for (int k = 0; k < seconds; k++) {
            timeNs += Times.SECOND_NS;
            forecaster.onPrice(timeNs, 1e-4 * (k % 7));
        }
        return timeNs;
    }
}
