package io.foretick.lab.dataset.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.foretick.base.E8;
import io.foretick.event.Side;
import io.foretick.venue.lob.FeedRows;

import org.junit.jupiter.api.Test;

class PriceGridTest {

    private final PriceGrid grid = new PriceGrid(E8.ONE / 100, E8.ONE / 1_000);

    @Test
    void countsPricesInTicks() {
        assertEquals(1_235, grid.ticks(E8.parse("12.345")));
        assertEquals(1_234, grid.ticks(E8.parse("12.34499999")));
        assertEquals(1_234, grid.ticksBelow(E8.parse("12.349")));
        assertEquals(1_235, grid.ticksAbove(E8.parse("12.341")));
        assertEquals(1_234, grid.ticksAbove(E8.parse("12.34")));
        assertEquals(E8.parse("12.34"), grid.priceE8(1_234));
        assertEquals(1_234.5, grid.toTicks(12.345), 1e-9);
    }

    @Test
    void countsQuantitiesInWholeLots() {
        assertEquals(1, grid.lots(E8.parse("0.0019")));
        assertEquals(E8.parse("1.5"), grid.quantityE8(1_500));
    }

    @Test
    void refusesStepsOfNothing() {
        assertThrows(IllegalArgumentException.class, () -> new PriceGrid(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new PriceGrid(1, 0));
    }

    @Test
    void feedsGiveTheirTradesTwice() {
        FeedRows rows = FeedRows.none();
        rows.add(FeedRows.SNAPSHOT, Side.BUY, 1, 2, 1_000, 5);
        rows.add(FeedRows.TRADE, Side.SELL, 3, 4, 1_000, 2);
        rows.add(FeedRows.TRADE, Side.BUY, 3, 5, 1_001, 3);
        var kept = new KeptRows();
        FeedTape.give(rows, grid, kept);
        assertEquals(3, kept.rows.size());
        assertEquals("4 1000000000 200000 sell", kept.text(0));
        assertEquals("5 1001000000 300000 buy", kept.text(1));
        assertEquals(FeedRows.TRADE, kept.rows.kind(2));
        assertEquals(3, kept.rows.exchangeNs(2));
    }
}
