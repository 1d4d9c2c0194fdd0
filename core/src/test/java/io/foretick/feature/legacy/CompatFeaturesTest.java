package io.foretick.feature.legacy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.foretick.base.Times;
import io.foretick.feature.FeatureTable;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

class CompatFeaturesTest {

    @Test
    void figureOfADayStandsAtItsFirstHourAlready() {
        HourlyHistory history = SampleHistory.of(48, 1);
        double[] tvl = CompatFeatures.of(history).column("tvl_usd");
        assertEquals(history.tvl().get(0).lockedUsd(), tvl[0]);
        assertEquals(history.tvl().get(0).lockedUsd(), tvl[23]);
        assertEquals(history.tvl().get(1).lockedUsd(), tvl[24]);
    }

    @Test
    void lastFigureIsCarriedToTheEnd() {
        HourlyHistory all = SampleHistory.of(72, 1);
        var history = new HourlyHistory(all.klines(), all.tvl().subList(0, 1), all.social());
        assertEquals(
                all.tvl().getFirst().lockedUsd(), CompatFeatures.of(history).column("tvl_usd")[71]);
    }

    @Test
    void unpublishedFigureTakesTheOneBefore() {
        HourlyHistory all = SampleHistory.of(48, 1);
        var gap = new TvlDay(all.tvl().get(1).dayNs(), Double.NaN);
        var tvl = List.of(all.tvl().getFirst(), gap);
        FeatureTable table = CompatFeatures.of(new HourlyHistory(all.klines(), tvl, all.social()));
        assertEquals(all.tvl().getFirst().lockedUsd(), table.column("tvl_usd")[30]);
        assertEquals(0.0, table.column("tvl_change")[24]);
    }

    @Test
    void timesInMicrosecondsMeetNoDay() {
        HourlyHistory millis = SampleHistory.of(48, 1);
        List<Kline> micros = millis.klines().stream().map(CompatFeaturesTest::inMicros).toList();
        var history = new HourlyHistory(micros, millis.tvl(), millis.social());
        FeatureTable table = CompatFeatures.of(history);
        assertArrayEquals(new double[48], table.column("tvl_usd"));
        assertArrayEquals(new double[48], table.column("address_growth"));
        assertArrayEquals(Columns.of(micros, Kline::close), table.column("close"));
    }

    private static Kline inMicros(Kline row) {
        return new Kline(
                row.openEpoch() * 1_000,
                row.open(),
                row.high(),
                row.low(),
                row.close(),
                row.volume(),
                row.takerBuyVolume());
    }

    @Test
    void growthFromNothingIsInfiniteAndSpoilsItsScaledColumn() {
        HourlyHistory all = SampleHistory.of(48, 1);
        long nextNs = SampleHistory.START_NS + Times.DAY_NS;
        var social =
                List.of(
                        new SocialDay(SampleHistory.START_NS, 1, 1, 1, 1, 0.0, 1),
                        new SocialDay(nextNs, 1, 1, 1, 1, 3.0, 1));
        var history = new HourlyHistory(all.klines(), all.tvl(), social);
        FeatureTable table = CompatFeatures.of(history);
        assertEquals(Double.POSITIVE_INFINITY, table.column("social_dominance_change")[24]);
        int column = CompatFeatures.NAMES.indexOf("social_dominance_change");
        for (float[] row : CompatDataset.of(history).scaledRows()) {
            assertEquals(Float.NaN, row[column]);
        }
    }

    @Test
    void volatilityOfOneHourIsAlwaysZero() {
        FeatureTable table = CompatFeatures.of(SampleHistory.of(200, 2));
        assertArrayEquals(new double[200], table.column("return_vol_1h"));
    }

    @Test
    void seriesWithoutAGoodOrderLosesOnlyItsFirstClose() {
        HourlyHistory history = SampleHistory.of(200, 2);
        double[] expected = Columns.of(history.klines(), Kline::close);
        expected[0] = 0.0;
        assertArrayEquals(expected, CompatFeatures.of(history).column("fracdiff_close"));
    }

    @Test
    void targetsAreTheNextRow() {
        HourlyHistory history = SampleHistory.of(60, 3);
        CompatDataset dataset = CompatDataset.of(history);
        assertEquals(59, dataset.features().rows());
        double[] close = Columns.of(history.klines(), Kline::close);
        assertArrayEquals(Arrays.copyOfRange(close, 1, 60), dataset.targets().column("close"));
    }

    @Test
    void scaledRowsHaveMeanZeroOverTheWholeSample() {
        CompatDataset dataset = CompatDataset.of(SampleHistory.of(60, 3));
        FeatureTable all = CompatFeatures.of(SampleHistory.of(60, 3));
        double sum = 0.0;
        for (float[] row : dataset.scaledRows()) {
            sum += row[0];
        }
        // The last row is in the statistics but in no sequence.
        double[] close = all.column("close");
        assertNotEquals(0.0, sum, 1e-3);
        assertEquals(0.0, sum + scaledLast(close), 1e-3);
    }

    private static double scaledLast(double[] close) {
        double mean = Arrays.stream(close).average().orElseThrow();
        double squares = Arrays.stream(close).map(value -> (value - mean) * (value - mean)).sum();
        return (close[close.length - 1] - mean) / Math.sqrt(squares / (close.length - 1));
    }

    @Test
    void scaledTargetsRunFromZeroToOne() {
        HourlyHistory history = SampleHistory.of(24 * 5, 4);
        float[] targets = CompatDataset.of(history).scaledTargets();
        assertEquals(24 * 4, targets.length);
        for (float target : targets) {
            assertEquals(0.5f, target, 0.5f);
        }
    }
}
