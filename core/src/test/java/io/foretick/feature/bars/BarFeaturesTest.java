package io.foretick.feature.bars;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.feature.FeatureTable;
import io.foretick.market.bar.BarBuilder;
import io.foretick.market.bar.BarColumns;
import io.foretick.market.bar.BarRule;
import io.foretick.market.bar.Crossing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;

class BarFeaturesTest {

    private static final double ORDER = 0.4;
    private static final List<BarBlock> ALL = List.of(BarBlock.values());

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void everyRowKnowsThePastOnly(long seed) {
        BarTable bars = SampleBars.of(420, seed);
        FeatureTable whole = BarFeatures.of(ALL, ORDER, bars);
        for (int rows = 1; rows < bars.size(); rows += 7) {
            FeatureTable cut = BarFeatures.of(ALL, ORDER, bars.slice(0, rows));
            assertArrayEquals(bits(whole.row(rows - 1)), bits(cut.row(rows - 1)), "row " + rows);
        }
    }

    private static long[] bits(double[] row) {
        return Arrays.stream(row).mapToLong(Double::doubleToLongBits).toArray();
    }

    @ParameterizedTest
    @EnumSource(BarBlock.class)
    void noBlockSeesHowHighPricesAre(BarBlock block) {
        FeatureTable low = BarFeatures.of(List.of(block), ORDER, SampleBars.of(400, 5));
        FeatureTable high = BarFeatures.of(List.of(block), ORDER, SampleBars.of(400, 5, 37));
        for (int row = 0; row < low.rows(); row++) {
            assertArrayEquals(low.row(row), high.row(row), 1e-7);
        }
    }

    @ParameterizedTest
    @EnumSource(BarBlock.class)
    void everyBlockIsWholeOnceItsWindowsAre(BarBlock block) {
        FeatureTable table = BarFeatures.of(List.of(block), ORDER, SampleBars.of(400, 7));
        assertEquals(block.columns(), table.names());
        assertTrue(table.firstCompleteRow() < 250, "begins at " + table.firstCompleteRow());
        for (int row = table.firstCompleteRow(); row < table.rows(); row++) {
            assertTrue(Arrays.stream(table.row(row)).allMatch(Double::isFinite), "row " + row);
        }
    }

    @ParameterizedTest
    @EnumSource(BarBlock.class)
    void aMarketThatStandsStillLeavesNothingUnknown(BarBlock block) {
        FeatureTable table = BarFeatures.of(List.of(block), ORDER, standing());
        boolean told = block != BarBlock.SADF && block != BarBlock.FLOW; // for ever unknown
        assertEquals(told, table.firstCompleteRow() < 300);
    }

    private static BarTable standing() {
        var columns = new BarColumns();
        var builder = new BarBuilder(new BarRule.Tick(1, Crossing.CARRY), columns);
        for (int trade = 0; trade < 300; trade++) {
            builder.trade(trade, trade * Times.SECOND_NS, 100 * E8.ONE, E8.ONE, false);
        }
        return BarTable.of(columns);
    }

    @Test
    void knowsWhatABarWasAgainstThoseBeforeIt() {
        var columns = new BarColumns();
        var builder = new BarBuilder(new BarRule.Tick(2, Crossing.CARRY), columns);
        for (int bar = 0; bar < 25; bar++) {
            long quantityE8 = bar == 24 ? 25 * E8.ONE : E8.ONE;
            builder.trade(bar, 2L * bar * Times.SECOND_NS, 100 * E8.ONE, quantityE8, false);
            builder.trade(bar, (2L * bar + 1) * Times.SECOND_NS, 110 * E8.ONE, quantityE8, true);
        }
        FeatureTable table = BarFeatures.of(List.of(BarBlock.PRICE), ORDER, BarTable.of(columns));
        assertEquals(24, table.firstCompleteRow());
        assertEquals(0.0, table.column("return_24")[24]);
        assertEquals(Math.log(110.0 / 105.0), table.column("vwap_distance")[24], 1e-15);
        assertEquals(25.0 / (25.0 + 2.0), table.column("volume_share")[24], 1e-15);
        assertEquals(0.5, table.column("trades_share")[24]);
        assertEquals(0.5, table.column("duration_share")[24]);
    }

    @Test
    void tellsTheHourByWhenTheBarEnded() {
        var columns = new BarColumns();
        var builder = new BarBuilder(new BarRule.Tick(1, Crossing.CARRY), columns);
        builder.trade(0, 0, 100 * E8.ONE, E8.ONE, false);
        BarTable bars = BarTable.of(columns, new long[] {6 * Times.HOUR_NS});
        FeatureTable table = BarFeatures.of(List.of(BarBlock.TIME), ORDER, bars);
        assertEquals(1.0, table.column("day_sine")[0], 1e-15);
        assertEquals(0.0, table.column("day_cosine")[0], 1e-15);
        assertEquals(Math.sin(2 * Math.PI / 28), table.column("week_sine")[0], 1e-12);
    }

    @Test
    void strengthAndTrendLieAboutZero() {
        FeatureTable table =
                BarFeatures.of(
                        List.of(BarBlock.RSI, BarBlock.MACD), ORDER, SampleBars.of(2_000, 11));
        for (int row = table.firstCompleteRow(); row < table.rows(); row++) {
            assertTrue(Math.abs(table.value(row, 0)) <= 1.0);
            assertTrue(Math.abs(table.value(row, 1)) < 0.01);
        }
    }

    @Test
    void fractionalDifferenceOfOrderOneIsTheReturn() {
        BarTable bars = SampleBars.of(300, 13);
        double[] difference = FractionalPrice.difference(bars.closes(), 1.0);
        FeatureTable price = BarFeatures.of(List.of(BarBlock.PRICE), ORDER, bars);
        for (int row = 1; row < bars.size(); row++) {
            assertEquals(price.value(row, 0), difference[row], 1e-12);
        }
        double[] ofOrderZero = FractionalPrice.difference(bars.closes(), 0.0);
        assertTrue(Arrays.stream(ofOrderZero).allMatch(value -> value == 0.0));
    }

    @Test
    void walksNeedToBeDifferencedMoreThanNoise() {
        double walks = 0.0;
        for (long seed = 1; seed <= 6; seed++) {
            double[] walk = SampleBars.of(600, seed).closes();
            double[] noise = new double[walk.length - 1];
            Arrays.setAll(noise, row -> 2_000.0 * walk[row + 1] / walk[row]);
            walks += FractionalPrice.smallestOrder(walk) / 6.0;
            assertEquals(0.1, FractionalPrice.smallestOrder(noise));
        }
        assertTrue(walks > 0.2, "mean order " + walks);
        assertEquals(1.0, FractionalPrice.smallestOrder(new double[] {1.0, 2.0}));
    }

    @Test
    void blocksHaveTheNamesThatConfigurationFilesUse() {
        assertEquals(BarBlock.FLOW, BarBlock.parse("vol_adj_flow"));
        assertEquals(BarBlock.TIME, BarBlock.parse("time_of_day"));
        var refused = assertThrows(IllegalArgumentException.class, () -> BarBlock.parse("rsj"));
        assertTrue(String.valueOf(refused.getMessage()).contains("rsi"));
    }

    @Test
    void refusesABlockTwiceAndAnOrderThatWasNotFitted() {
        List<BarBlock> twice = List.of(BarBlock.RSI, BarBlock.RSI);
        assertThrows(IllegalArgumentException.class, () -> new BarFeatures(twice, ORDER));
        List<BarBlock> fractional = List.of(BarBlock.FRACTIONAL_DIFFERENCE);
        assertThrows(IllegalArgumentException.class, () -> new BarFeatures(fractional, Double.NaN));
        assertFalse(new BarFeatures(List.of(BarBlock.RSI), Double.NaN).names().isEmpty());
    }

    @Test
    void refusesEndsThatRunBack() {
        var columns = new BarColumns();
        var builder = new BarBuilder(new BarRule.Tick(1, Crossing.CARRY), columns);
        builder.trade(0, 5, E8.ONE, E8.ONE, false);
        builder.trade(1, 4, E8.ONE, E8.ONE, false);
        assertThrows(IllegalArgumentException.class, () -> BarTable.of(columns));
    }

    @Test
    void isEmptyWithoutBars() {
        assertEquals(0, BarFeatures.of(ALL, ORDER, SampleBars.of(0, 1)).rows());
    }
}
