package io.foretick.market.second;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.testing.SeededTrades;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class ArraySeriesTest {

    private static final long FROM = 1_000_000;

    @Test
    void anEmptySeriesCoversNothing() {
        var series = new ArraySeries("COIN");
        assertEquals(series.firstSecond(), series.endSecond());
        assertFalse(series.covers(0, 1));
    }

    @Test
    void sumsAreThoseOfTheSecondsBefore() {
        var series = new ArraySeries("COIN");
        var prices = new ArrayList<Long>();
        var quantities = new ArrayList<Long>();
        SecondSink both =
                (second, priceE8, quantityE8, buyE8, trades, firstId, lastId) -> {
                    series.second(second, priceE8, quantityE8, buyE8, trades, firstId, lastId);
                    prices.add(priceE8);
                    quantities.add(quantityE8);
                };
        SeededTrades.seconds(new Seed(1), FROM, FROM + 5_000, both);
        assertEquals(FROM, series.firstSecond());
        assertEquals(FROM + 5_000, series.endSecond());
        long quantity = 0;
        long variance = 0;
        for (int k = 0; k < 5_000; k++) {
            assertEquals(prices.get(k), series.priceE8(FROM + k));
            assertEquals(quantity, series.quantityBefore(FROM + k));
            assertEquals(variance, series.varianceBefore(FROM + k));
            quantity += quantities.get(k);
            variance += k == 0 ? 0 : squaredReturn(prices, k);
        }
        assertEquals(quantity, series.quantityBefore(FROM + 5_000));
        assertEquals(variance, series.varianceBefore(FROM + 5_000));
    }

    private static long squaredReturn(List<Long> prices, int k) {
        return ArraySeries.squaredUnits(
                ArraySeries.logOf(prices.get(k)) - ArraySeries.logOf(prices.get(k - 1)));
    }

    @Test
    void variancePerSecondIsThatOfThePrice() {
        var series = new ArraySeries("COIN");
        put(series, FROM, 100);
        put(series, FROM + 1, 101);
        put(series, FROM + 2, 101);
        double returnLog = StrictMath.log(1.01);
        double variance = series.varianceBefore(FROM + 3) * SecondSeries.VARIANCE_UNIT;
        assertEquals(returnLog * returnLog, variance, 1e-15);
        assertEquals(StrictMath.log(101), series.logPrice(FROM + 2), 1e-15);
    }

    @Test
    void aSecondLeftOutIsNotCovered() {
        var series = new ArraySeries("COIN");
        put(series, FROM, 100);
        put(series, FROM + 1, 101);
        put(series, FROM + 4, 105);
        put(series, FROM + 5, 105);
        assertTrue(series.covers(FROM, FROM + 2));
        assertTrue(series.covers(FROM + 4, FROM + 6));
        assertFalse(series.covers(FROM, FROM + 3));
        assertFalse(series.covers(FROM + 1, FROM + 6));
        assertFalse(series.covers(FROM + 3, FROM + 4));
        assertFalse(series.covers(FROM - 1, FROM + 1));
        assertFalse(series.covers(FROM + 4, FROM + 7));
        assertEquals(101 * E8.ONE, series.priceE8(FROM + 3), "carried");
        assertEquals(series.varianceBefore(FROM + 2), series.varianceBefore(FROM + 6));
    }

    @Test
    void aClosedSecondDoesNotComeAgain() {
        var series = new ArraySeries("COIN");
        put(series, FROM, 100);
        assertThrows(IllegalArgumentException.class, () -> put(series, FROM, 100));
    }

    private static void put(ArraySeries series, long second, long price) {
        series.second(second, price * E8.ONE, E8.ONE, 0, 1, second, second);
    }
}
