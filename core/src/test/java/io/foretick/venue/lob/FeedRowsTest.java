package io.foretick.venue.lob;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.foretick.event.Side;

import org.junit.jupiter.api.Test;

class FeedRowsTest {

    private final FeedRows rows = new FeedRows(0);

    @Test
    void growsAndKeepsItsRows() {
        for (int k = 0; k < 100; k++) {
            rows.add(FeedRows.DEPTH, Side.SELL, k, k + 5, 1_000 - k, 3L * k);
        }
        assertEquals(100, rows.size());
        assertEquals(77, rows.exchangeNs(77));
        assertEquals(82, rows.localNs(77));
        assertEquals(923, rows.tick(77));
        assertEquals(231, rows.lots(77));
        assertFalse(rows.buys(77));
    }

    @Test
    void oneOfItsTwoTimesMayBeMissing() {
        rows.add(FeedRows.DEPTH, Side.BUY, 10, FeedRows.NEVER, 1, 1);
        rows.add(FeedRows.DEPTH, Side.BUY, FeedRows.NEVER, 10, 1, 1);
        assertEquals(FeedRows.NEVER, rows.localNs(0));
        assertEquals(FeedRows.NEVER, rows.exchangeNs(1));
        assertThrows(
                IllegalArgumentException.class,
                () -> rows.add(FeedRows.DEPTH, Side.BUY, FeedRows.NEVER, FeedRows.NEVER, 1, 1));
    }

    @Test
    void refusesWhatWasReceivedBeforeItHappened() {
        assertThrows(
                IllegalArgumentException.class,
                () -> rows.add(FeedRows.DEPTH, Side.BUY, 10, 9, 1, 1));
        assertThrows(
                IllegalArgumentException.class, () -> rows.add((byte) 5, Side.BUY, 10, 10, 1, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> rows.add(FeedRows.DEPTH, Side.BUY, 10, 10, 1, -1));
    }
}
