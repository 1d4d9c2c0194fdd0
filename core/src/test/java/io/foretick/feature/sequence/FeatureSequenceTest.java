package io.foretick.feature.sequence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.feature.LookAheadCheck;
import io.foretick.market.second.ArraySeries;
import io.foretick.market.second.SecondSink;
import io.foretick.testing.SeededTrades;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;

class FeatureSequenceTest {

    private static final long FROM = 1_772_900_000; // a Saturday in March
    private static final int SECONDS = 6_000;
    private static final List<String> COINS = List.of("BTCUSDT", "ETHUSDT", "SOLUSDT");
    private static final List<Integer> STEPS = List.of(1, 5, 60);
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
    void equalsTheSlowWay(SequenceSpec spec) {
        var naive = new NaiveSequence(spec, FROM);
        List<ArraySeries> series = new ArrayList<>();
        for (int k = 0; k < COINS.size(); k++) {
            var one = new ArraySeries(COINS.get(k));
            series.add(one);
            SeededTrades.seconds(new Seed(k), FROM, FROM + SECONDS, both(one, naive.symbol(k)));
        }
        FeatureSequence features = raw(spec);
        float[] actual = new float[spec.size()];
        SplittableRandom random = new SplittableRandom(1);
        for (int k = 0; k < 50; k++) {
            long end = random.nextLong(FROM + spec.reachSeconds(), FROM + SECONDS + 1);
            assertTrue(features.write(series, end, 1 + k * 3_000, actual));
            double[] expected = naive.at(end, 1 + k * 3_000);
            for (int at = 0; at < expected.length; at++) {
                double bound = 2e-7 * Math.abs(expected[at]) + 1e-9;
                assertEquals(expected[at], actual[at], bound, "value " + at + " at " + end);
            }
        }
    }

    private static SecondSink both(SecondSink first, SecondSink other) {
        return (second, priceE8, quantityE8, buyE8, trades, firstId, lastId) -> {
            first.second(second, priceE8, quantityE8, buyE8, trades, firstId, lastId);
            other.second(second, priceE8, quantityE8, buyE8, trades, firstId, lastId);
        };
    }

    @ParameterizedTest
    @MethodSource("specs")
    void standardizesByTheConstantsOfItsColumn(SequenceSpec spec) {
        double[] constants = Standardization.none(spec).toArray();
        int moments = (constants.length - COINS.size()) / 2;
        for (int k = 0; k < moments; k++) {
            constants[COINS.size() + k] = 0.01 * k;
            constants[COINS.size() + moments + k] = 1 + 0.5 * k;
        }
        float[] plain = sequence(raw(spec), series(), FROM + SECONDS);
        var fitted = new FeatureSequence(Standardization.of(spec, constants));
        float[] scaled = sequence(fitted, series(), FROM + SECONDS);
        for (int at = 0; at < plain.length; at++) {
            int moment = momentOf(at, spec);
            double expected =
                    moment < 0 ? plain[at] : (plain[at] - 0.01 * moment) / (1 + 0.5 * moment);
            assertEquals(expected, scaled[at], 1e-6 * Math.max(1, Math.abs(expected)));
        }
    }

    /// The number of the moments that a value is standardised by, by counting; below 0 for none.
    private static int momentOf(int at, SequenceSpec spec) {
        int windowed = 2 * COINS.size();
        if (at >= spec.horizonOffset()) {
            return -1;
        }
        if (at >= spec.stateOffset()) {
            return STEPS.size() * windowed + at - spec.stateOffset();
        }
        int column = at % spec.columns();
        return column < windowed ? at / spec.windowSize() * windowed + column : -1;
    }

    @Test
    void changesNothingWhenPricesAndVolumesAreTimesAConstant() {
        var small = new ArrayList<ArraySeries>();
        var large = new ArrayList<ArraySeries>();
        for (int k = 0; k < COINS.size(); k++) {
            small.add(new ArraySeries(COINS.get(k)));
            large.add(new ArraySeries(COINS.get(k)));
            SeededTrades.seconds(
                    new Seed(k), FROM, FROM + SECONDS, both(small.get(k), times(large.get(k))));
        }
        float[] first = sequence(raw(TRAILING), small, FROM + SECONDS);
        float[] second = sequence(raw(TRAILING), large, FROM + SECONDS);
        assertArrayEquals(first, second, 1e-4f);
    }

    private static SecondSink times(SecondSink sink) {
        return (second, priceE8, quantityE8, buyE8, trades, firstId, lastId) ->
                sink.second(second, 8 * priceE8, 10 * quantityE8, buyE8, trades, firstId, lastId);
    }

    @Test
    void twiceTheMovesAreTheSameInUnitsOfVolatility() {
        float[] calm = sequence(raw(oneCoin(TRAILING)), List.of(zigzag(0, 1)), FROM + 2_000);
        float[] wild = sequence(raw(oneCoin(TRAILING)), List.of(zigzag(0, 2)), FROM + 2_000);
        int state = 3 * 16 * 4;
        assertArrayEquals(Arrays.copyOf(calm, state), Arrays.copyOf(wild, state), 1e-3f);
        assertEquals(StrictMath.log(2), wild[state] - calm[state], 1e-3);
    }

    @ParameterizedTest
    @MethodSource("specs")
    void staysFiniteWhereNothingMovesOrTrades(SequenceSpec spec) {
        var one = oneCoin(spec);
        float[] values = sequence(raw(one), List.of(zigzag(0, 0)), FROM + 2_000);
        for (float value : values) {
            assertTrue(Float.isFinite(value));
        }
        assertEquals((float) StrictMath.log(1e-7), values[one.stateOffset()]);
    }

    private static SequenceSpec oneCoin(SequenceSpec spec) {
        return new SequenceSpec(
                List.of("BTCUSDT"), 16, STEPS, spec.scaling(), SPANS, spec.horizonSecondsMax());
    }

    /// A price that goes to and fro by so many cents, with the same volume each second, or none.
    private static ArraySeries zigzag(long quantityE8, int cents) {
        var series = new ArraySeries("BTCUSDT");
        for (int k = 0; k < 2_000; k++) {
            long priceE8 = 1_000 * E8.ONE + (k % 2) * (E8.ONE / 100) * cents;
            series.second(FROM + k, priceE8, quantityE8, 0, 0, k, k - 1);
        }
        return series;
    }

    @ParameterizedTest
    @MethodSource("specs")
    void looksAtThePastAlone(SequenceSpec spec) {
        long earliest = FROM + spec.reachSeconds();
        long[] ends = LongStream.rangeClosed(earliest - 1, earliest + 200).toArray();
        var history = SequenceFeatures.history(raw(spec), series());
        LookAheadCheck.Report report = LookAheadCheck.run(history, FROM + SECONDS, ends);
        assertTrue(report.clean(), () -> report.leaks().toString());
        assertEquals(1, report.refused());
    }

    @ParameterizedTest
    @MethodSource("specs")
    void refusesWhatLiesBeforeTheFirstSecondOrIsNotClosed(SequenceSpec spec) {
        FeatureSequence features = raw(spec);
        float[] out = new float[spec.size()];
        assertFalse(features.write(series(), FROM + spec.reachSeconds() - 1, 60, out));
        assertFalse(features.write(series(), FROM + SECONDS + 1, 60, out));
        assertArrayEquals(new float[spec.size()], out, "as it was");
        assertTrue(features.write(series(), FROM + spec.reachSeconds(), 60, out));
        assertTrue(features.write(series(), FROM + SECONDS, 60, out));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void neverCrossesAGap(SequenceSpec spec) {
        long gap = FROM + 2_000;
        List<ArraySeries> series = series();
        series.set(1, new ArraySeries(COINS.get(1)));
        SeededTrades.seconds(new Seed(1), FROM, gap, series.get(1));
        SeededTrades.seconds(new Seed(5), gap + 1, FROM + SECONDS, series.get(1));
        FeatureSequence features = raw(spec);
        float[] out = new float[spec.size()];
        long clear = gap + 1 + spec.reachSeconds();
        for (long end = gap - 10; end < clear + 10; end++) {
            boolean whole = end <= gap || end >= clear;
            assertEquals(whole, features.write(series, end, 60, out), "at " + end);
        }
    }

    @Test
    void refusesSeriesInAnotherOrder() {
        float[] out = new float[FIXED.size()];
        FeatureSequence features = raw(FIXED);
        List<ArraySeries> turned = series().reversed();
        assertThrows(IllegalArgumentException.class, () -> features.write(turned, FROM, 60, out));
        assertThrows(
                IllegalArgumentException.class,
                () -> features.write(series().subList(0, 2), FROM, 60, out));
    }

    @Test
    void theHorizonMovesTwoNumbersOnly() {
        FeatureSequence features = raw(FIXED);
        float[] values = sequence(features, series(), FROM + SECONDS);
        float[] other = values.clone();
        features.writeHorizon(172_800, other);
        int at = FIXED.horizonOffset();
        assertEquals(1f, other[at]);
        assertEquals(1f, other[at + 1]);
        assertArrayEquals(Arrays.copyOf(values, at), Arrays.copyOf(other, at));
        features.writeHorizon(1, other);
        assertEquals(0f, other[at]);
        assertThrows(IllegalArgumentException.class, () -> features.writeHorizon(0, other));
        assertThrows(IllegalArgumentException.class, () -> features.writeHorizon(172_801, other));
    }

    @Test
    void hashStandsForEveryBitAndForTheDefinition() {
        FeatureSequence features = raw(FIXED);
        float[] values = sequence(features, series(), FROM + SECONDS);
        long hash = features.hash(values);
        assertEquals(hash, features.hash(Arrays.copyOf(values, values.length + 3)));
        values[7] = Math.nextUp(values[7]);
        assertNotEquals(hash, features.hash(values));
        values[7] = Math.nextDown(values[7]);
        assertEquals(hash, features.hash(values));
        var other = new SequenceSpec(COINS, 16, STEPS, FIXED.scaling(), SPANS, 172_799);
        assertNotEquals(hash, raw(other).hash(values));
    }

    private static FeatureSequence raw(SequenceSpec spec) {
        return new FeatureSequence(Standardization.none(spec));
    }

    private static float[] sequence(FeatureSequence features, List<ArraySeries> series, long end) {
        float[] out = new float[features.spec().size()];
        assertTrue(features.write(series, end, 60, out));
        return out;
    }

    private static List<ArraySeries> series() {
        var series = new ArrayList<ArraySeries>();
        for (int k = 0; k < COINS.size(); k++) {
            series.add(new ArraySeries(COINS.get(k)));
            SeededTrades.seconds(new Seed(k), FROM, FROM + SECONDS, series.get(k));
        }
        return series;
    }
}
