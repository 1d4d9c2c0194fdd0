package io.foretick.feature.direction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.event.Bar;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/// All features and bins equal those of slow, independent formulas over seeded walks.
class FeatureOracleTest {

    private static final int CANDLES = 700;
    private static final double TOLERANCE = 1e-9;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20260101})
    void trendEqualsTheNaiveOne(long seed) {
        var features = new TrendFeatures();
        alongWalk(
                seed,
                (bars, naive) -> {
                    double[] macd = naive.macd();
                    double[] expected = {
                        naive.returnPercent(0),
                        naive.rangePercent(),
                        naive.bodyPercent(),
                        naive.volumeScore(),
                        naive.aboveAverage(5),
                        naive.aboveAverage(10),
                        naive.aboveAverage(20),
                        macd[0],
                        macd[1],
                        macd[2],
                        naive.sarPercent()
                    };
                    assertArrayEquals(expected, MadeUpCandles.read(features, bars), TOLERANCE);
                });
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20260101})
    void oscillatorsEqualTheNaiveOnes(long seed) {
        var features = new OscillatorFeatures();
        alongWalk(
                seed,
                (bars, naive) -> {
                    double[] expected = {
                        naive.rsi() / 50 - 1,
                        naive.stochasticK(0) / 50 - 1,
                        naive.stochasticD() / 50 - 1,
                        Math.min(1, Math.max(-1, naive.cci() / 200))
                    };
                    assertArrayEquals(expected, MadeUpCandles.read(features, bars), TOLERANCE);
                });
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20260101})
    void volumeEqualsTheNaiveOne(long seed) {
        var features = new VolumeFeatures();
        alongWalk(
                seed,
                (bars, naive) -> {
                    double[] expected = {
                        naive.returnPercent(0),
                        naive.rangePercent(),
                        naive.bodyPercent(),
                        naive.volumeScore(),
                        naive.balanceSlope(),
                        naive.balanceScore(),
                        naive.mfi() / 50 - 1
                    };
                    assertArrayEquals(expected, MadeUpCandles.read(features, bars), TOLERANCE);
                });
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5})
    void binsEqualTheNaiveOnes(long seed) {
        var seen = new HashSet<String>();
        alongWalk(
                seed,
                (bars, naive) -> {
                    List<String> bins =
                            List.of(
                                    new TrendFeatures().fineBins(MadeUpCandles.window(bars)),
                                    new OscillatorFeatures().fineBins(MadeUpCandles.window(bars)),
                                    new VolumeFeatures().fineBins(MadeUpCandles.window(bars)));
                    assertEquals(
                            List.of(trendBins(naive), oscillatorBins(naive), volumeBins(naive)),
                            bins);
                    bins.forEach(key -> seen.addAll(Set.of(key.split("\\|"))));
                });
        assertTrue(seen.size() >= 30, () -> "the walk reached only " + seen);
    }

    private static String trendBins(NaiveIndicators naive) {
        double histogram = naive.macd()[2];
        double change = naive.returnPercent(0) * 100;
        double slope = (naive.average(5, 0) / naive.average(5, 1) - 1) * 1e4;
        double volatility = naive.volatilityBps();
        return String.join(
                "|",
                "macd=" + (histogram >= 1e-6 ? "UP" : histogram > -1e-6 ? "ZERO" : "DOWN"),
                "return=" + (change > 5 ? "UP" : change < -5 ? "DOWN" : "FLAT"),
                "sar=" + (naive.sarPercent() > 0 ? "DOWN" : "UP"),
                "slope=" + (slope > 2 ? "UP" : slope < -2 ? "DOWN" : "FLAT"),
                "sma=" + (naive.average(5, 0) > naive.average(20, 0) ? "UP" : "DOWN"),
                "volatility=" + (volatility < 5 ? "LOW" : volatility > 20 ? "HIGH" : "MID"));
    }

    private static String oscillatorBins(NaiveIndicators naive) {
        return String.join(
                "|",
                "cci=" + zone(naive.cci(), -100, 100),
                "rsi=" + zone(naive.rsi(), 30, 70),
                "stochastic=" + zone(naive.stochasticK(0), 20, 80));
    }

    private static String volumeBins(NaiveIndicators naive) {
        double slope = naive.balanceSlope();
        double range = naive.rangePercent();
        return String.join(
                "|",
                "mfi=" + zone(naive.mfi(), 20, 80),
                "obv=" + (slope > 0 ? "UP" : slope < 0 ? "DOWN" : "ZERO"),
                "range=" + (range < 0.05 ? "LOW" : range > 0.3 ? "HIGH" : "MID"),
                "volume=" + zone(naive.volumeScore(), -1, 1));
    }

    private static String zone(double value, double low, double high) {
        return value <= low ? "LOW" : value < high ? "MID" : "HIGH";
    }

    private static void alongWalk(long seed, BiConsumer<List<Bar>, NaiveIndicators> at) {
        List<Bar> bars = MadeUpCandles.walk(seed, CANDLES);
        for (int end = CandleFeatures.LOOKBACK; end <= CANDLES; end += 3) {
            List<Bar> history = bars.subList(0, end);
            at.accept(history, new NaiveIndicators(history));
        }
    }
}
