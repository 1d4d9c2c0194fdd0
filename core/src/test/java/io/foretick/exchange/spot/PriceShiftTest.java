package io.foretick.exchange.spot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.exchange.source.SpotBook;
import io.foretick.venue.polymarket.Coin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class PriceShiftTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void keepsNeighbouringPricesApart(long seed) {
        PriceShift shift = PriceShift.draw(new Seed(seed), Coin.BTC);
        long before = 0;
        for (long tick = 5_000_000; tick < 5_020_000; tick++) {
            long priceE8 = shift.priceE8(tick * shift.tickE8());
            assertTrue(priceE8 > before && priceE8 % shift.tickE8() == 0);
            before = priceE8;
        }
    }

    @Test
    void printsDecimalsAsVenuesDo() {
        assertEquals("61837.63000000", Decimals.eight(6_183_763_000_000L));
        assertEquals("-0.50", Decimals.fixed(-50_000_000, 2));
        assertEquals("-0", Decimals.fixed(-50_000_000, 0));
        assertEquals("2.951", Decimals.fixed(295_199_999, 3));
    }

    @Test
    void findsWhatChangedAmongTheBestLevels() {
        var stays = new SpotBook.Level(3, 5);
        List<SpotBook.Level> before =
                List.of(stays, new SpotBook.Level(2, 5), new SpotBook.Level(1, 5));
        List<SpotBook.Level> now =
                List.of(new SpotBook.Level(4, 1), stays, new SpotBook.Level(2, 6));
        assertEquals(
                List.of(
                        new SpotBook.Level(4, 1),
                        new SpotBook.Level(2, 6),
                        new SpotBook.Level(1, 0)),
                TopLevels.changes(before, now));
    }
}
