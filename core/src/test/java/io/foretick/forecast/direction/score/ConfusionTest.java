package io.foretick.forecast.direction.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.forecast.direction.Direction;

import org.junit.jupiter.api.Test;

import java.util.List;

class ConfusionTest {

    @Test
    void sumOfTwoIsThatOfAllTheirRows() {
        List<Judged> rows =
                new Rows()
                        .repeat(3, 0.7, Direction.UP)
                        .repeat(2, 0.7, Direction.FLAT)
                        .repeat(4, 0.5, Direction.DOWN)
                        .list();
        Confusion whole = Confusion.of(rows);
        Confusion sum = Confusion.of(rows.subList(0, 4)).plus(Confusion.of(rows.subList(4, 9)));
        for (Direction decision : Direction.values()) {
            for (Direction fact : Direction.values()) {
                assertEquals(whole.count(decision, fact), sum.count(decision, fact));
            }
        }
    }
}
