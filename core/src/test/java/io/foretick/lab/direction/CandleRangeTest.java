package io.foretick.lab.direction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.event.Bar;

import org.junit.jupiter.api.Test;

import java.util.List;

class CandleRangeTest {

    private static final List<Bar> ALL = MadeUpCandles.walk(10);

    private static CandleRange of(int from, int to, int beforeMax) {
        long lengthNs = MadeUpCandles.MINUTE.lengthNs();
        long beginNs = MadeUpCandles.BEGIN_NS;
        return CandleRange.of(ALL, beginNs + from * lengthNs, beginNs + to * lengthNs, beforeMax);
    }

    @Test
    void beginsWithItsFirstInstantAndEndsBeforeItsLast() {
        assertEquals(ALL.subList(4, 7), of(4, 7, 3).within());
    }

    @Test
    void keepsTheNewestOfThoseBefore() {
        assertEquals(ALL.subList(1, 4), of(4, 7, 3).before());
        assertEquals(ALL.subList(0, 4), of(4, 7, 100).before());
        assertEquals(List.of(), of(4, 7, 0).before());
    }

    @Test
    void mayHoldNothing() {
        assertEquals(List.of(), of(10, 20, 3).within());
        assertEquals(ALL.subList(7, 10), of(10, 20, 3).before());
        assertEquals(List.of(), of(-5, 0, 3).before());
    }
}
