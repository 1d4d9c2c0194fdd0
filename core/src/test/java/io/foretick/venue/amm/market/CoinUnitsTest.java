package io.foretick.venue.amm.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.foretick.base.E8;
import io.foretick.venue.amm.Wide;

import org.junit.jupiter.api.Test;

class CoinUnitsTest {

    @Test
    void aFineCoinIsRoundedOnTheWayOut() {
        var units = new CoinUnits(18);
        assertEquals("1500000000000000000", units.ofE8(3 * E8.ONE / 2, new Wide()).toString());
        assertEquals(1, units.downToE8(Wide.of(19_999_999_999L)));
        assertEquals(2, units.upToE8(Wide.of(10_000_000_001L)));
        assertEquals(1, units.upToE8(Wide.of(10_000_000_000L)));
    }

    @Test
    void aCoarseCoinIsRoundedOnTheWayIn() {
        var units = new CoinUnits(6);
        assertEquals(Wide.of(1_000_001), units.ofE8(100_000_199, new Wide()));
        assertEquals(700, units.downToE8(Wide.of(7)));
        assertEquals(700, units.upToE8(Wide.of(7)));
        assertEquals(1e6, units.perCoin(), 0.0);
    }

    @Test
    void aCoinOfEightDigitsIsAlreadyInUnits() {
        var units = new CoinUnits(8);
        assertEquals(Wide.of(123), units.ofE8(123, new Wide()));
        assertEquals(123, units.downToE8(Wide.of(123)));
        assertThrows(
                ArithmeticException.class, () -> units.downToE8(new Wide().set(1).shiftLeft(70)));
    }
}
