package io.foretick.feature.sequence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.feature.EndSampler;
import io.foretick.feature.TrainRange;
import io.foretick.market.second.ArraySeries;
import io.foretick.math.Statistics;
import io.foretick.testing.SeededTrades;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

class StandardizationFitTest {

    private static final long FROM = 1_772_900_000;
    private static final TrainRange TRAIN = new TrainRange(FROM + 1_000, FROM + 9_000);
    private static final long TO = FROM + 12_000;
    private static final Seed SEED = new Seed(11);
    private static final int SAMPLES = 300;
    private static final List<String> COINS = List.of("BTCUSDT", "ETHUSDT");
    private static final List<Integer> STEPS = List.of(1, 60);
    private static final List<Integer> SPANS = List.of(30, 300);

    private static final SequenceSpec FIXED = spec(new Scaling.Fixed());
    private static final SequenceSpec TRAILING = spec(new Scaling.Trailing(600));

    private static SequenceSpec spec(Scaling scaling) {
        return new SequenceSpec(COINS, 16, STEPS, scaling, SPANS, 172_800);
    }

    static Stream<SequenceSpec> specs() {
        return Stream.of(FIXED, TRAILING);
    }

    @ParameterizedTest
    @MethodSource("specs")
    void meansAndDeviationsAreThoseOfTheSample(SequenceSpec spec) {
        double[] constants = fit(spec, series(0, 0)).toArray();
        int moments = (constants.length - COINS.size()) / 2;
        double[] units = new double[COINS.size()];
        System.arraycopy(constants, 0, units, 0, units.length);
        List<List<Double>> columns =
                columns(new FeatureSequence(Standardization.none(spec, units)));
        assertEquals(moments, columns.size());
        for (int k = 0; k < moments; k++) {
            double[] sample = columns.get(k).stream().mapToDouble(Double::doubleValue).toArray();
            double deviation = Statistics.standardDeviation(sample);
            assertEquals(Statistics.mean(sample), constants[units.length + k], 1e-9 * deviation);
            assertEquals(deviation, constants[units.length + moments + k], 1e-9 * deviation);
        }
    }

    /// What each mean belongs to, gathered from the instants that the fit draws.
    private static List<List<Double>> columns(FeatureSequence features) {
        SequenceSpec spec = features.spec();
        var columns = new ArrayList<List<Double>>();
        for (int k = 0; k < 2 * STEPS.size() * COINS.size() + COINS.size() * SPANS.size(); k++) {
            columns.add(new ArrayList<>());
        }
        EndSampler ends = TRAIN.ends(spec.reachSeconds(), 0, SEED);
        float[] values = new float[spec.size()];
        List<ArraySeries> series = series(0, 0);
        for (int sample = 0; sample < SAMPLES; sample++) {
            assertTrue(features.write(series, ends.next(), 1, values));
            for (int at = 0; at < spec.horizonOffset(); at++) {
                int moment = momentOf(at, spec);
                if (moment >= 0) {
                    columns.get(moment).add((double) values[at]);
                }
            }
        }
        return columns;
    }

    private static int momentOf(int at, SequenceSpec spec) {
        int windowed = 2 * COINS.size();
        if (at >= spec.stateOffset()) {
            return STEPS.size() * windowed + at - spec.stateOffset();
        }
        int column = at % spec.columns();
        return column < windowed ? at / spec.windowSize() * windowed + column : -1;
    }

    @ParameterizedTest
    @MethodSource("specs")
    void unitsOfVolumeAreMeansPerSecond(SequenceSpec spec) {
        double unit = fit(spec, series(0, 0)).volumeE8PerSecond(0);
        ArraySeries first = series(0, 0).getFirst();
        double traded =
                first.quantityBefore(TRAIN.toSecond()) - first.quantityBefore(TRAIN.fromSecond());
        assertEquals(traded / 8_000, unit, 0.02 * unit);
    }

    @Test
    void unitOfCoinsThatStandForOneSymbolIsThatOfTheLeastTraded() {
        List<String> symbols = List.of(SequenceSpec.ANY_SYMBOL);
        var any = new SequenceSpec(symbols, 16, STEPS, new Scaling.Fixed(), SPANS, 172_800);
        double least = Double.POSITIVE_INFINITY;
        List<StandardizationFit.Instant> all = new ArrayList<>();
        for (ArraySeries coin : series(0, 0)) {
            List<StandardizationFit.Instant> own = new ArrayList<>();
            for (long end = TRAIN.toSecond() - 3_000; end < TRAIN.toSecond(); end += 100) {
                own.add(new StandardizationFit.Instant(List.of(coin), end));
            }
            all.addAll(own);
            least = Math.min(least, StandardizationFit.at(any, own).volumeE8PerSecond(0));
        }
        assertEquals(least, StandardizationFit.at(any, all).volumeE8PerSecond(0), 1e-9 * least);
    }

    @ParameterizedTest
    @MethodSource("specs")
    void knowsTheTrainingRangeAlone(SequenceSpec spec) {
        long digest = fit(spec, series(0, 0)).digest();
        assertEquals(digest, fit(spec, series(0, 7)).digest(), "other seconds after it");
        assertEquals(digest, fit(spec, series(7, 0)).digest(), "other seconds before it");
    }

    @Test
    void rangeAndSeedDecideIt() {
        long digest = fit(FIXED, series(0, 0)).digest();
        var fit = new StandardizationFit(FIXED, series(0, 0));
        var longer = new TrainRange(TRAIN.fromSecond(), TRAIN.toSecond() + 1);
        assertEquals(digest, fit.on(TRAIN, SAMPLES, SEED).digest());
        assertNotEquals(digest, fit.on(TRAIN, SAMPLES, new Seed(12)).digest());
        assertNotEquals(digest, fit.on(longer, SAMPLES, SEED).digest());
    }

    @Test
    void passesOverInstantsWithAGapBehindThem() {
        List<ArraySeries> series = series(0, 0);
        var broken = new ArraySeries(COINS.get(1));
        SeededTrades.seconds(new Seed(3), FROM, FROM + 5_000, broken);
        SeededTrades.seconds(new Seed(4), FROM + 5_100, TO, broken);
        series.set(1, broken);
        assertNotEquals(fit(FIXED, series(0, 0)).digest(), fit(FIXED, series).digest());
    }

    @Test
    void refusesARangeThatIsAllGaps() {
        List<ArraySeries> series = series(0, 0);
        series.set(1, new ArraySeries(COINS.get(1)));
        assertThrows(IllegalArgumentException.class, () -> fit(FIXED, series));
    }

    @Test
    void constantsSurviveTheWayThroughAnArray() {
        Standardization fitted = fit(FIXED, series(0, 0));
        Standardization again = Standardization.of(FIXED, fitted.toArray());
        assertArrayEquals(fitted.toArray(), again.toArray());
        assertEquals(fitted.digest(), again.digest());
    }

    @Test
    void digestChangesWithEveryConstantAndWithTheDefinition() {
        Standardization fitted = fit(FIXED, series(0, 0));
        for (int k = 0; k < fitted.toArray().length; k++) {
            double[] changed = fitted.toArray();
            changed[k] = Math.nextUp(changed[k]);
            assertNotEquals(fitted.digest(), Standardization.of(FIXED, changed).digest());
        }
        assertNotEquals(fitted.digest(), Standardization.of(TRAILING, fitted.toArray()).digest());
    }

    @Test
    void refusesConstantsThatCannotBe() {
        double[] good = Standardization.none(FIXED).toArray();
        int deviation = good.length - 1;
        int mean = COINS.size();
        refuses(Arrays.copyOf(good, deviation));
        refuses(with(good, deviation, 0));
        refuses(with(good, deviation, Double.NaN));
        refuses(with(good, mean, Double.POSITIVE_INFINITY));
        refuses(with(good, 0, -1));
        assertEquals(-1, Standardization.of(FIXED, with(good, mean, -1)).mean(0));
    }

    private static void refuses(double[] values) {
        assertThrows(IllegalArgumentException.class, () -> Standardization.of(FIXED, values));
    }

    private static double[] with(double[] values, int at, double value) {
        double[] changed = values.clone();
        changed[at] = value;
        return changed;
    }

    private static Standardization fit(SequenceSpec spec, List<ArraySeries> series) {
        return new StandardizationFit(spec, series).on(TRAIN, SAMPLES, SEED);
    }

    /// Series that are the same within the training range, whatever comes before and after.
    private static List<ArraySeries> series(long before, long after) {
        var series = new ArrayList<ArraySeries>();
        for (int k = 0; k < COINS.size(); k++) {
            var one = new ArraySeries(COINS.get(k));
            Seed seed = new Seed(k);
            SeededTrades.seconds(seed.split(before), FROM, TRAIN.fromSecond(), one);
            SeededTrades.seconds(seed, TRAIN.fromSecond(), TRAIN.toSecond(), one);
            SeededTrades.seconds(seed.split(after), TRAIN.toSecond(), TO, one);
            series.add(one);
        }
        return series;
    }
}
