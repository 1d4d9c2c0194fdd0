package io.foretick.venue.bybit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;

import org.junit.jupiter.api.Test;

import java.net.URI;

final class KlineIntervalTest {

    @Test
    void isKnownByItsNameAndByItsLength() {
        for (KlineInterval interval : KlineInterval.values()) {
            assertEquals(interval, KlineInterval.parse(interval.wireName()));
            assertEquals(interval, KlineInterval.ofLength(interval.lengthNs()));
        }
        assertEquals(KlineInterval.DAY, KlineInterval.parse("D"));
    }

    @Test
    void namesThoseThatExistWhereOneDoesNot() {
        var thrown = assertThrows(IllegalArgumentException.class, () -> KlineInterval.parse("7"));
        assertTrue(String.valueOf(thrown.getMessage()).contains("1, 3, 5, 15"), thrown::toString);
        assertThrows(IllegalArgumentException.class, () -> KlineInterval.ofLength(Times.WEEK_NS));
    }

    @Test
    void beginsAtWholeMultiplesSinceTheEpoch() {
        long fourNs = 4 * Times.HOUR_NS;
        assertEquals(fourNs, KlineInterval.HOURS_4.startOf(fourNs + Times.HOUR_NS));
        assertEquals(fourNs, KlineInterval.HOURS_4.startOf(fourNs));
        assertTrue(KlineInterval.HOURS_4.startsAt(fourNs));
        assertTrue(!KlineInterval.HOURS_6.startsAt(fourNs));
    }

    @Test
    void anAddressHasNoSecretsAndNoSlashAtItsEnd() {
        assertEquals(
                URI.create("wss://stream.bybit.com/v5/public/spot"),
                BybitEndpoints.DEFAULT.spotStream());
        for (String url : new String[] {"https://a@b", "https://b?c", "https://b/", "ftp://b"}) {
            assertThrows(IllegalArgumentException.class, () -> new BybitEndpoints(url, "ws://b:1"));
        }
    }
}
