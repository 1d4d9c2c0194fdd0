package io.foretick.forecast.direction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class DirectionTest {

    @Test
    void aFlatFactLiesBetweenTheSides() {
        assertEquals(1.0, Direction.UP.outcome());
        assertEquals(0.0, Direction.DOWN.outcome());
        assertEquals(0.5, Direction.FLAT.outcome());
    }

    @Test
    void sidesAreEachOthersOppositesAndFlatHasNone() {
        assertEquals(Direction.DOWN, Direction.UP.opposite());
        assertEquals(Direction.UP, Direction.DOWN.opposite());
        assertEquals(Direction.FLAT, Direction.FLAT.opposite());
    }
}
