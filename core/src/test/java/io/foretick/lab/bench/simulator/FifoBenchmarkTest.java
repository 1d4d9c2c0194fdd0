package io.foretick.lab.bench.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class FifoBenchmarkTest {

    @Test
    void bothBooksDoTheSameWork() {
        FifoBenchmark fast = FifoBenchmark.ofBook();
        FifoBenchmark naive = FifoBenchmark.ofNaiveBook();
        for (int k = 0; k < 50_000; k++) {
            assertEquals(naive.operation(), fast.operation());
        }
    }

    @Test
    void ordersMeetAllTheTime() {
        FifoBenchmark book = FifoBenchmark.ofBook();
        long before = book.operation();
        long changes = 0;
        for (int k = 0; k < 10_000; k++) {
            long now = book.operation();
            changes += now == before ? 0 : 1;
            before = now;
        }
        assertNotEquals(0, changes / 1_000, "one operation in ten should change something");
    }
}
