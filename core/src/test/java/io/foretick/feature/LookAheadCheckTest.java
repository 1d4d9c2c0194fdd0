package io.foretick.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.feature.LookAheadCheck.Leak;
import io.foretick.feature.LookAheadCheck.Report;
import io.foretick.market.second.ArraySeries;
import io.foretick.market.second.SecondSeries;
import io.foretick.math.Statistics;
import io.foretick.testing.SeededTrades;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;

class LookAheadCheckTest {

    private static final long FROM = 5_000;
    private static final long TO = 6_000;
    private static final long[] ENDS = {FROM + 10, FROM + 300, FROM + 301, TO - 20};

    private static final double[] BARS =
            new SplittableRandom(3).doubles(200).map(u -> 100 + u).toArray();

    private static final int SPAN = 20;

    /// A set of one feature on top of a series.
    @FunctionalInterface
    private interface Formula {
        double at(SecondSeries series, long end);
    }

    @Test
    void passesFeaturesThatKnowThePastAlone() {
        Report report =
                check((series, end) -> series.logPrice(end - 1) - series.logPrice(end - 10));
        assertTrue(report.clean(), report::toString);
        assertEquals(ENDS.length, report.compared());
    }

    @Test
    void findsTheSecondThatHasJustBegun() {
        Report report = check((series, end) -> series.priceE8(end));
        assertEquals(ENDS.length, report.leaks().size());
        assertEquals(ENDS[0], report.leaks().getFirst().end());
        assertEquals(0, report.leaks().getFirst().column());
    }

    @Test
    void findsAPriceOfLongAfter() {
        assertFalse(check((series, end) -> series.priceE8(end + 7)).clean());
    }

    @Test
    void findsAVolumeThatIsNotKnownYet() {
        assertFalse(check((series, end) -> series.quantityBefore(end + 1)).clean());
        assertFalse(check((series, end) -> series.varianceBefore(end + 5)).clean());
    }

    @Test
    void findsFeaturesThatDependOnWhereTheHistoryEnds() {
        assertFalse(check((series, _) -> series.logPrice(series.endSecond() - 1)).clean());
    }

    @Test
    void findsFeaturesThatWaitForWhatComesLater() {
        FeatureHistory history =
                end -> {
                    var series = new CutSeries(series(), end);
                    return new OneFeature(
                            at -> series.covers(at, at + 5) ? series.logPrice(at - 1) : Double.NaN);
                };
        Report report = LookAheadCheck.run(history, TO, ENDS);
        assertEquals(ENDS.length, report.leaks().size());
        assertEquals(Leak.AVAILABILITY, report.leaks().getFirst().column());
    }

    @Test
    void refusalOnBothSidesIsNoLeakAndNoProof() {
        FeatureHistory history = _ -> new OneFeature(_ -> Double.NaN);
        Report report = LookAheadCheck.run(history, TO, ENDS);
        assertEquals(0, report.compared());
        assertEquals(ENDS.length, report.refused());
        assertFalse(report.clean());
    }

    @Test
    void passesRowsOfAMatrixThatTrail() {
        assertTrue(matrix(LookAheadCheckTest::trailingMeans).clean());
    }

    @Test
    void findsRowsOfAMatrixThatAreScaledByTheWhole() {
        assertFalse(matrix(LookAheadCheckTest::scaledByTheWhole).clean());
    }

    private static Report check(Formula formula) {
        SecondSeries series = series();
        FeatureHistory history =
                end -> {
                    var cut = new CutSeries(series, end);
                    return new OneFeature(at -> formula.at(cut, at));
                };
        return LookAheadCheck.run(history, TO - 10, Arrays.copyOf(ENDS, ENDS.length));
    }

    private static SecondSeries series() {
        var series = new ArraySeries("COIN");
        SeededTrades.seconds(new Seed(1), FROM, TO, series);
        return series;
    }

    /// Features that come a matrix at a time, a row for each bar: the instant is a number of bars.
    @FunctionalInterface
    private interface Matrix {
        double[] of(double[] bars);
    }

    private static Report matrix(Matrix matrix) {
        FeatureHistory history =
                end -> {
                    double[] rows = matrix.of(Arrays.copyOf(BARS, (int) end));
                    return new OneFeature(at -> rows[(int) at - 1]);
                };
        return LookAheadCheck.run(history, BARS.length, new long[] {5, 30, 100, 199});
    }

    private static double[] trailingMeans(double[] bars) {
        double[] rows = new double[bars.length];
        for (int k = 0; k < bars.length; k++) {
            int from = Math.max(0, k + 1 - SPAN);
            rows[k] =
                    k + 1 < SPAN
                            ? Double.NaN
                            : Statistics.mean(Arrays.copyOfRange(bars, from, k + 1));
        }
        return rows;
    }

    private static double[] scaledByTheWhole(double[] bars) {
        double mean = Statistics.mean(bars);
        return Arrays.stream(bars).map(bar -> bar - mean).toArray();
    }

    /// One value at each instant, NaN for none.
    private record OneFeature(LongToDoubleFunction value) implements FeatureSet {

        @Override
        public int size() {
            return 1;
        }

        @Override
        public boolean write(long end, double[] out) {
            out[0] = value.applyAsDouble(end);
            return !Double.isNaN(out[0]);
        }
    }
}
