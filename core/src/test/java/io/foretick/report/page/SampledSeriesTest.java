package io.foretick.report.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;

import org.junit.jupiter.api.Test;

class SampledSeriesTest {

    @Test
    void keepsFewRowsSpreadOverTheWholeTime() {
        var series = new SampledSeries(100, 1, Times.SECOND_NS);
        int offered = 1_000_000;
        for (int second = 0; second < offered; second++) {
            series.add(second * Times.SECOND_NS, second);
        }
        double[] seconds = series.seconds();
        assertTrue(series.rows() > 40 && series.rows() <= 100, "rows " + series.rows());
        assertEquals(0, seconds[0]);
        assertEquals(offered - 1, seconds[seconds.length - 1]);
        for (int k = 1; k < seconds.length; k++) {
            assertTrue(seconds[k] - seconds[k - 1] <= 2 * Times.seconds(series.spacingNs()));
        }
        assertArrayEquals(seconds, series.column(0));
        assertEquals(offered, series.offered());
    }

    @Test
    void replacesTheNewestRowWhereRowsLieTooClose() {
        var series = new SampledSeries(10, 2, Times.SECOND_NS);
        series.add(0, 1, 10);
        series.add(Times.SECOND_NS / 4, 2, 20);
        series.add(Times.SECOND_NS / 2, 3, 30);
        assertArrayEquals(new double[] {0, 0.5}, series.seconds());
        assertArrayEquals(new double[] {10, 30}, series.column(1));
    }
}
