package io.foretick.history.series;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.market.second.SecondSeries;

/// Claims that two series are the same, bit for bit.
final class Same {

    private Same() {}

    static void assertSame(SecondSeries expected, SecondSeries actual) {
        assertEquals(expected.symbol(), actual.symbol());
        assertEquals(expected.firstSecond(), actual.firstSecond(), "first second");
        assertEquals(expected.endSecond(), actual.endSecond(), "end");
        assertSameUntil(expected.endSecond(), expected, actual);
    }

    static void assertSameUntil(long end, SecondSeries expected, SecondSeries actual) {
        for (long second = expected.firstSecond(); second < end; second++) {
            String where = "second " + second;
            assertEquals(expected.priceE8(second), actual.priceE8(second), where);
            assertEquals(
                    Double.doubleToRawLongBits(expected.logPrice(second)),
                    Double.doubleToRawLongBits(actual.logPrice(second)),
                    where);
            assertEquals(
                    expected.covers(second, second + 1), actual.covers(second, second + 1), where);
        }
        for (long second = expected.firstSecond(); second <= end; second++) {
            String where = "sums before " + second;
            assertEquals(expected.quantityBefore(second), actual.quantityBefore(second), where);
            assertEquals(expected.varianceBefore(second), actual.varianceBefore(second), where);
        }
    }
}
