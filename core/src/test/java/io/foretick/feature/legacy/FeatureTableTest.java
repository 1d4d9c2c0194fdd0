package io.foretick.feature.legacy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.foretick.base.Times;
import io.foretick.feature.FeatureTable;

import org.junit.jupiter.api.Test;

import java.util.List;

class FeatureTableTest {

    private static final FeatureTable TABLE =
            FeatureTable.of(
                    List.of("a", "b"),
                    List.of(new double[] {Double.NaN, 2, 3}, new double[] {4, 5, 6}));

    @Test
    void givesRowsAndColumns() {
        assertArrayEquals(new double[] {2, 5}, TABLE.row(1));
        assertArrayEquals(new double[] {4, 5, 6}, TABLE.column("b"));
        assertThrows(IllegalArgumentException.class, () -> TABLE.column("c"));
    }

    @Test
    void isNotChangedThroughItsArrays() {
        TABLE.column("b")[0] = 9;
        TABLE.row(0)[1] = 9;
        assertEquals(4.0, TABLE.value(0, 1));
    }

    @Test
    void columnsHaveOneLength() {
        List<double[]> columns = List.of(new double[1], new double[2]);
        assertThrows(
                IllegalArgumentException.class, () -> FeatureTable.of(List.of("a", "b"), columns));
    }

    @Test
    void sliceAndConcatenationAreEachOthersReverse() {
        FeatureTable again =
                FeatureTable.concatenated(List.of(TABLE.slice(0, 1), TABLE.slice(1, 3)));
        assertArrayEquals(TABLE.toRows(), again.toRows());
    }

    @Test
    void warmUpEndsWithTheFirstRowThatIsKnown() {
        assertEquals(1, TABLE.firstCompleteRow());
        assertEquals(1, TABLE.slice(0, 1).firstCompleteRow());
    }

    @Test
    void historyKnowsDaysThatAreOver() {
        HourlyHistory history = SampleHistory.of(60, 1);
        assertEquals(0, history.known(23).tvl().size());
        assertEquals(1, history.known(24).tvl().size());
        assertEquals(2, history.known(48).social().size());
        assertEquals(SampleHistory.START_NS + 23 * Times.HOUR_NS, history.openNs(23));
    }

    @Test
    void historyRefusesDaysOutOfOrder() {
        HourlyHistory history = SampleHistory.of(60, 1);
        List<TvlDay> reversed = history.tvl().reversed();
        assertThrows(
                IllegalArgumentException.class,
                () -> new HourlyHistory(history.klines(), reversed, history.social()));
    }

    @Test
    void klineRefusesPricesOutsideItsRange() {
        assertThrows(IllegalArgumentException.class, () -> new Kline(0, 5, 6, 4, 7, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Kline(0, 5, 6, 4, 5, 1, 2));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Kline(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 1, 1));
    }
}
