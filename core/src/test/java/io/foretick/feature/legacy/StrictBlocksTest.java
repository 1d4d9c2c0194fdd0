package io.foretick.feature.legacy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.feature.FeatureTable;
import io.foretick.feature.TrainingScaler;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

class StrictBlocksTest {

    @Test
    void profileFindsThePriceWithTheMostVolume() {
        // A week at 10 but for one hour that spans 0.5 to 24.5, where a bin is one dollar wide.
        List<Kline> klines = new ArrayList<>();
        for (int hour = 0; hour < 168; hour++) {
            long openEpoch = SampleHistory.START_MILLIS + hour * 3_600_000L;
            klines.add(
                    hour == 0
                            ? new Kline(openEpoch, 10, 24.5, 0.5, 10, 24.0, 0)
                            : new Kline(openEpoch, 10, 10, 10, 10, 1.0, 0));
        }
        var history = new HourlyHistory(klines, List.of(), List.of());
        FeatureTable table = only(StrictBlock.VOLUME_PROFILE).of(history);
        assertEquals(0.0, table.column("profile_distance")[167], 1e-15); // 9.5 to 10.5: middle 10
        // Nine dollars' share of 1 each below the bin, and half of the bin's 168.
        double below = (9.0 + 0.5 * 168.0) / (24.0 + 167.0);
        assertEquals(below, table.column("profile_share_below")[167], 1e-12);
    }

    @Test
    void flowCountsForMoreWhenItIsQuiet() {
        SplittableRandom random = new Seed(1).random();
        double[] quiet = new double[169];
        double[] wild = new double[169];
        double price = 100.0;
        for (int t = 0; t < 169; t++) {
            double step = random.nextDouble() - 0.5;
            quiet[t] = price * Math.exp(t < 140 ? step : 0.1 * step);
            wild[t] = price * Math.exp(t < 140 ? 0.1 * step : step);
        }
        assertTrue(flow(quiet) > flow(wild));
        assertTrue(flow(wild) > 0.0);
    }

    /// At the last hour, where buyers took four fifths of the volume.
    private static double flow(double[] close) {
        List<Kline> klines =
                SampleHistory.closing(close).stream().map(row -> withBuyers(row, 0.8)).toList();
        var history = new HourlyHistory(klines, List.of(), List.of());
        return only(StrictBlock.FLOW).of(history).column("vol_adj_flow")[close.length - 1];
    }

    private static Kline withBuyers(Kline row, double share) {
        double buy = share * row.volume();
        return new Kline(
                row.openEpoch(), row.open(), row.high(), row.low(), row.close(), row.volume(), buy);
    }

    @Test
    void flowIsTheImbalanceWhereVolatilityIsItsUsualOne() {
        double[] close = new double[193];
        for (int t = 0; t < close.length; t++) {
            close[t] = t % 2 == 0 ? 100.0 : 101.0;
        }
        double step = Math.log(1.01);
        double day = step * Math.sqrt(24.0 / 23);
        double week = step * Math.sqrt(168.0 / 167);
        assertEquals(0.6 / (day / week), flow(close), 1e-12);
    }

    @Test
    void flowOfAnUnmovedPriceIsUnknown() {
        double[] close = new double[200];
        Arrays.fill(close, 7.1);
        assertEquals(Double.NaN, flow(close));
    }

    @Test
    void parkinsonIsTheRootOfTheMeanOfSquares() {
        HourlyHistory sample = SampleHistory.of(24, 1);
        double squares =
                sample.klines().stream()
                        .mapToDouble(row -> Math.pow(Math.log(row.high() / row.low()), 2.0))
                        .sum();
        double[] actual = only(StrictBlock.VOLATILITY).of(sample).column("parkinson_vol");
        assertEquals(Math.sqrt(squares / 24 / (4.0 * Math.log(2.0))), actual[23], 1e-15);
        assertEquals(Double.NaN, actual[22]);
    }

    @Test
    void scalerGivesTrainingRowsMeanZeroAndDeviationOne() {
        FeatureTable table =
                FeatureTable.of(
                        List.of("a", "b"), List.of(new double[] {1, 3, 9}, new double[] {5, 5, 6}));
        FeatureTable scaled = TrainingScaler.fit(table, 0, 2).apply(table);
        double[] expected = {-1 / Math.sqrt(2), 1 / Math.sqrt(2), 7 / Math.sqrt(2)};
        assertArrayEquals(expected, scaled.column("a"), 1e-15);
        assertArrayEquals(new double[3], scaled.column("b"));
    }

    private static StrictFeatures only(StrictBlock block) {
        return new StrictFeatures(List.of(block), 0.5);
    }
}
