package io.foretick.market.candle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;

import org.junit.jupiter.api.Test;

final class TimeframeTest {

    @Test
    void isKnownByItsName() {
        for (Timeframe interval : Timeframe.ALL) {
            assertEquals(interval, Timeframe.parse(interval.name()));
        }
        assertEquals(Times.DAY_NS, Timeframe.parse(" D ").lengthNs());
    }

    @Test
    void namesThoseThatExistWhereOneDoesNot() {
        var thrown = assertThrows(IllegalArgumentException.class, () -> Timeframe.parse("7"));
        assertTrue(String.valueOf(thrown.getMessage()).contains("1, 3, 5, 15"), thrown::toString);
    }

    @Test
    void beginsAtWholeMultiplesSinceTheEpoch() {
        long fourNs = 4 * Times.HOUR_NS;
        assertEquals(fourNs, Timeframe.parse("240").startOf(fourNs + Times.HOUR_NS));
        assertEquals(fourNs, Timeframe.parse("240").startOf(fourNs));
        assertTrue(Timeframe.parse("240").startsAt(fourNs));
        assertTrue(!Timeframe.parse("360").startsAt(fourNs));
    }
}
