package io.foretick.lab.dataset.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.foretick.base.E8;

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
}
