package io.foretick.feature.direction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import io.foretick.event.Bar;
import io.foretick.market.candle.CandleWindow;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/// What holds for the features of every model.
class FeaturePropertyTest {

    enum Model {
        TREND,
        OSCILLATOR,
        VOLUME;

        CandleFeatures features() {
            return switch (this) {
                case TREND -> new TrendFeatures();
                case OSCILLATOR -> new OscillatorFeatures();
                case VOLUME -> new VolumeFeatures();
            };
        }
    }

    private static final double ROUNDING = 1e-9;
    private static final int SAMPLES = 60;

    @ParameterizedTest
    @EnumSource
    void olderCandlesChangeNoBit(Model model) {
        CandleFeatures features = model.features();
        for (int seed = 0; seed < SAMPLES; seed++) {
            List<Bar> bars = MadeUpCandles.walk(seed, 400);
            CandleWindow whole = MadeUpCandles.window(bars, 1000);
            CandleWindow newest = MadeUpCandles.window(bars.subList(280, 400));
            assertArrayEquals(read(features, newest), read(features, whole));
            assertEquals(features.fineBins(newest), features.fineBins(whole));
            assertEquals(features.coarseBins(newest), features.coarseBins(whole));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasReadBeforeChangesNoBit(Model model) {
        CandleFeatures used = model.features();
        for (int seed = 0; seed < SAMPLES; seed++) {
            CandleWindow window = MadeUpCandles.window(MadeUpCandles.walk(seed, 120));
            double[] first = read(used, window);
            used.fineBins(window);
            assertArrayEquals(first, read(used, window));
            assertArrayEquals(read(model.features(), window), first);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aScaleOfThePricesChangesNothing(Model model) {
        unchangedBy(
                model,
                bar ->
                        new Bar(
                                bar.startNs(),
                                bar.lengthNs(),
                                3 * bar.openE8(),
                                3 * bar.highE8(),
                                3 * bar.lowE8(),
                                3 * bar.closeE8(),
                                bar.volumeE8()));
    }

    @ParameterizedTest
    @EnumSource
    void aScaleOfTheVolumesChangesNothing(Model model) {
        unchangedBy(
                model,
                bar ->
                        new Bar(
                                bar.startNs(),
                                bar.lengthNs(),
                                bar.openE8(),
                                bar.highE8(),
                                bar.lowE8(),
                                bar.closeE8(),
                                7 * bar.volumeE8()));
    }

    private static void unchangedBy(Model model, UnaryOperator<Bar> change) {
        CandleFeatures features = model.features();
        for (int seed = 0; seed < SAMPLES; seed++) {
            List<Bar> bars = MadeUpCandles.walk(seed, 120);
            List<Bar> changed = MadeUpCandles.with(bars, change);
            assertArrayEquals(
                    MadeUpCandles.read(features, bars),
                    MadeUpCandles.read(features, changed),
                    ROUNDING);
            assertEquals(
                    features.fineBins(MadeUpCandles.window(bars)),
                    features.fineBins(MadeUpCandles.window(changed)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFlatMarketHasNoFeatures(Model model) {
        for (double price : new double[] {0.1, 61_234.57, 1e-8, 9e8}) {
            for (double volume : new double[] {0, 0.1, 3.3}) {
                double[] features =
                        MadeUpCandles.read(model.features(), MadeUpCandles.flat(price, volume));
                assertTrue(
                        Arrays.stream(features).allMatch(value -> value == 0.0),
                        () -> price + " " + volume + " " + Arrays.toString(features));
            }
        }
    }

    @Test
    void aFlatMarketHasQuietBins() {
        CandleWindow flat = MadeUpCandles.window(MadeUpCandles.flat(100.1, 0));
        assertEquals(
                "macd=ZERO|return=FLAT|sar=UP|slope=FLAT|sma=DOWN|volatility=LOW",
                new TrendFeatures().fineBins(flat));
        assertEquals("cci=MID|rsi=MID|stochastic=MID", new OscillatorFeatures().fineBins(flat));
        assertEquals("mfi=MID|obv=ZERO|range=LOW|volume=MID", new VolumeFeatures().fineBins(flat));
    }

    @ParameterizedTest
    @EnumSource
    void valuesStayFiniteWhateverComes(Model model) {
        CandleFeatures features = model.features();
        for (int seed = 0; seed < 200; seed++) {
            double[] values = MadeUpCandles.read(features, wild(seed));
            assertTrue(
                    Arrays.stream(values).allMatch(Double::isFinite),
                    () -> Arrays.toString(values));
        }
    }

    /// Prices and volumes anywhere that fixed point reaches.
    private static List<Bar> wild(long seed) {
        var random = new SplittableRandom(seed);
        var bars = new ArrayList<Bar>();
        for (int k = 0; k < CandleFeatures.LOOKBACK; k++) {
            double[] prices = new double[4];
            Arrays.setAll(prices, _ -> Math.pow(10, 18 * random.nextDouble() - 8));
            Arrays.sort(prices);
            double volume = random.nextBoolean() ? 0 : 9e10 * random.nextDouble();
            bars.add(MadeUpCandles.of(k, prices[1], prices[3], prices[0], prices[2], volume));
        }
        return bars;
    }

    @ParameterizedTest
    @EnumSource
    void oscillatorsStayWithinTheirBounds(Model model) {
        CandleFeatures features = model.features();
        List<String> bounded = List.of("rsi", "stochastic_k", "stochastic_d", "cci", "mfi");
        for (int seed = 0; seed < SAMPLES; seed++) {
            double[] values = MadeUpCandles.read(features, wild(seed));
            for (int k = 0; k < values.length; k++) {
                if (bounded.contains(features.names().get(k))) {
                    assertTrue(Math.abs(values[k]) <= 1, features.names().get(k));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void keysOfBinsAreInAlphabeticalOrder(Model model) {
        CandleFeatures features = model.features();
        CandleWindow window = MadeUpCandles.window(MadeUpCandles.walk(1, 200));
        List<String> fine = List.of(features.fineBins(window).split("\\|"));
        List<String> coarse = List.of(features.coarseBins(window).split("\\|"));
        assertEquals(fine.stream().sorted().toList(), fine);
        assertEquals(coarse.stream().sorted().toList(), coarse);
        assertTrue(fine.containsAll(coarse), fine + " " + coarse);
        assertTrue(coarse.size() < fine.size());
    }

    @Test
    void namesAreThoseOfTheDocuments() {
        assertEquals(11, new TrendFeatures().names().size());
        assertEquals(4, new OscillatorFeatures().names().size());
        assertEquals(7, new VolumeFeatures().names().size());
        assertEquals(
                new TrendFeatures().names().subList(0, 4),
                new VolumeFeatures().names().subList(0, 4));
    }

    @ParameterizedTest
    @EnumSource
    void refusesAWindowThatIsTooShort(Model model) {
        CandleFeatures features = model.features();
        CandleWindow window = MadeUpCandles.window(MadeUpCandles.walk(1, 119));
        double[] into = new double[features.names().size()];
        assertThrows(IllegalArgumentException.class, () -> features.read(window, into));
        assertThrows(IllegalArgumentException.class, () -> features.fineBins(window));
        assertThrows(IllegalArgumentException.class, () -> features.coarseBins(window));
    }

    @ParameterizedTest
    @EnumSource
    void readingAllocatesNothing(Model model) {
        CandleFeatures features = model.features();
        CandleWindow window = MadeUpCandles.window(MadeUpCandles.walk(1, 120));
        double[] into = new double[features.names().size()];
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double bytes = Double.POSITIVE_INFINITY;
        for (int pass = 0; pass < 20 && bytes > 1; pass++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int k = 0; k < 1_000; k++) {
                features.read(window, into);
            }
            bytes = (threads.getCurrentThreadAllocatedBytes() - before) / 1e3;
        }
        double least = bytes;
        assertTrue(least <= 1, () -> least + " bytes a candle");
    }

    private static double[] read(CandleFeatures features, CandleWindow window) {
        double[] values = new double[features.names().size()];
        features.read(window, values);
        return values;
    }
}
