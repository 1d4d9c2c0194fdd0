package io.foretick.feature.direction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.feature.direction.CandleLookAhead.Difference;
import io.foretick.market.candle.CandleWindow;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

class CandleLookAheadTest {

    private static final int CANDLES = 1_000;

    /// A run over all candles that were offered, one window for the whole.
    ///
    /// @param lag features are captured this many candles after the one they are said to belong to
    private static SortedMap<Integer, double[]> run(
            CandleFeatures features, List<Bar> offered, int lag) {
        var window = new CandleWindow(Times.MINUTE_NS, 300);
        var captured = new TreeMap<Integer, double[]>();
        for (int k = 0; k < offered.size(); k++) {
            window.offer(offered.get(k));
            if (window.size() >= CandleFeatures.LOOKBACK + lag) {
                double[] values = new double[features.names().size()];
                features.read(window, values);
                captured.put(k - lag, values);
            }
        }
        return captured;
    }

    private static List<Difference> check(
            CandleFeatures features, List<Bar> offered, SortedMap<Integer, double[]> captured) {
        int[] places = captured.keySet().stream().mapToInt(Integer::intValue).toArray();
        return IntStream.of(CandleLookAhead.sample(offered, places))
                .boxed()
                .flatMap(k ->
                        CandleLookAhead.compare(features, offered, k, at(captured, k)).stream())
                .toList();
    }

    private static double[] at(SortedMap<Integer, double[]> captured, int place) {
        return Objects.requireNonNull(captured.get(place));
    }

    private static List<CandleFeatures> models() {
        return List.of(new TrendFeatures(), new OscillatorFeatures(), new VolumeFeatures());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void anHonestRunHasNoDifference(long seed) {
        List<Bar> bars = MadeUpCandles.walk(seed, CANDLES);
        for (CandleFeatures features : models()) {
            assertEquals(List.of(), check(features, bars, run(features, bars, 0)));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void findsFeaturesThatKnowOneCandleMore(long seed) {
        List<Bar> bars = MadeUpCandles.walk(seed, CANDLES);
        for (CandleFeatures features : models()) {
            List<Difference> found = check(features, bars, run(features, bars, 1));
            long candles = found.stream().mapToInt(Difference::index).distinct().count();
            assertTrue(candles > 50, () -> candles + " candles differ");
        }
    }

    /// A reader that keeps an average from candle to candle, as if it began with the run.
    private static final class Remembering implements CandleFeatures {

        private double average;

        @Override
        public List<String> names() {
            return List.of("average");
        }

        @Override
        public void read(CandleWindow candles, double[] into) {
            average += 0.001 * (candles.close(candles.size() - 1) - average);
            into[0] = average;
        }

        @Override
        public String fineBins(CandleWindow candles) {
            return "";
        }

        @Override
        public String coarseBins(CandleWindow candles) {
            return "";
        }
    }

    @Test
    void findsFeaturesThatAreNoFunctionOfTheWindow() {
        List<Bar> bars = MadeUpCandles.walk(1, CANDLES);
        SortedMap<Integer, double[]> captured = run(new Remembering(), bars, 0);
        assertFalse(check(new Remembering(), bars, captured).isEmpty());
    }

    @Test
    void namesWhatDiffers() {
        List<Bar> bars = MadeUpCandles.walk(3, 200);
        var features = new OscillatorFeatures();
        double[] values = at(run(features, bars, 0), 150);
        double right = values[2];
        values[2] += 0.01;
        long startNs = bars.get(150).startNs();
        assertEquals(
                List.of(new Difference(150, startNs, "stochastic_d", right + 0.01, right)),
                CandleLookAhead.compare(features, bars, 150, values));
    }

    @Test
    void allowsRoundingAndNoMore() {
        List<Bar> bars = MadeUpCandles.walk(3, 200);
        var features = new OscillatorFeatures();
        double[] values = at(run(features, bars, 0), 150);
        double bound = 1e-6 + 1e-5 * Math.abs(values[0]);
        values[0] += 0.99 * bound;
        assertEquals(List.of(), CandleLookAhead.compare(features, bars, 150, values));
        values[0] += 0.02 * bound;
        assertEquals(1, CandleLookAhead.compare(features, bars, 150, values).size());
        values[0] = Double.NaN;
        assertEquals(1, CandleLookAhead.compare(features, bars, 150, values).size());
    }

    @Test
    void everyFeatureDiffersWhereTheHistoryGivesNone() {
        List<Bar> bars = MadeUpCandles.walk(4, 300);
        var features = new OscillatorFeatures();
        double[] values = at(run(features, bars, 0), 200);
        List<Bar> torn = new ArrayList<>(bars);
        torn.remove(150);
        List<Difference> found = CandleLookAhead.compare(features, torn, 199, values);
        assertEquals(features.names(), found.stream().map(Difference::name).toList());
        assertTrue(found.stream().allMatch(difference -> Double.isNaN(difference.recomputed())));
    }

    @Test
    void followsRepeatsRevisionsAndLateCandles() {
        List<Bar> bars = MadeUpCandles.walk(5, 400);
        var offered = new ArrayList<Bar>();
        for (int k = 0; k < bars.size(); k++) {
            Bar bar = bars.get(k);
            if (k % 7 == 3) {
                long closeE8 = bar.lowE8();
                offered.add(
                        new Bar(
                                bar.startNs(),
                                bar.lengthNs(),
                                bar.openE8(),
                                bar.highE8(),
                                bar.lowE8(),
                                closeE8,
                                bar.volumeE8()));
            }
            offered.add(bar);
            if (k % 5 == 4) {
                offered.add(bars.get(k - 2));
                offered.add(bar);
            }
        }
        for (CandleFeatures features : models()) {
            assertEquals(List.of(), check(features, offered, run(features, offered, 0)));
        }
    }

    @Test
    void refusesAnotherNumberOfFeatures() {
        List<Bar> bars = MadeUpCandles.walk(3, 200);
        assertThrows(
                IllegalArgumentException.class,
                () -> CandleLookAhead.compare(new TrendFeatures(), bars, 150, new double[4]));
    }

    @Test
    void samplesEndsSpreadAndWildest() {
        List<Bar> bars = MadeUpCandles.walk(6, CANDLES);
        int[] places = IntStream.range(119, CANDLES).toArray();
        List<Integer> sample = IntStream.of(CandleLookAhead.sample(bars, places)).boxed().toList();
        assertTrue(sample.containsAll(List.of(119, 120, 121, 122, 123)));
        assertTrue(sample.containsAll(List.of(995, 996, 997, 998, 999)));
        assertTrue(sample.containsAll(widest(bars, places)));
        assertEquals(sample.stream().sorted().distinct().toList(), sample);
        assertTrue(sample.size() >= 60 && sample.size() <= 70, () -> sample.size() + "");
        int widestStep =
                IntStream.range(1, sample.size())
                        .map(k -> sample.get(k) - sample.get(k - 1))
                        .max()
                        .orElseThrow();
        assertTrue(widestStep <= 18, () -> widestStep + " between two of the sample");
    }

    private static List<Integer> widest(List<Bar> bars, int[] places) {
        double[] shares = IntStream.of(places).mapToDouble(k -> share(bars.get(k))).toArray();
        Arrays.sort(shares);
        double tenth = shares[shares.length - 10];
        return IntStream.of(places).filter(k -> share(bars.get(k)) >= tenth).boxed().toList();
    }

    private static double share(Bar bar) {
        return ((double) bar.highE8() - bar.lowE8()) / bar.closeE8();
    }

    @Test
    void samplesAllOfAFew() {
        List<Bar> bars = MadeUpCandles.walk(6, 200);
        int[] few = {120, 150, 199};
        assertArrayEquals(few, CandleLookAhead.sample(bars, few));
        assertEquals(0, CandleLookAhead.sample(bars, new int[0]).length);
    }
}
