package io.foretick.history.series;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.SplittableRandom;

final class CoverageTest {

    private static final int END = 200;

    /// Against a list of seconds.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void knowsEachRange(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Coverage coverage = Coverage.from(10);
        boolean[] held = new boolean[END];
        Arrays.fill(held, 10, END, true);
        for (int at = 10 + random.nextInt(20); at < END; at += 1 + random.nextInt(30)) {
            int to = Math.min(END, at + random.nextInt(9));
            coverage = coverage.withGap(at, to);
            Arrays.fill(held, at, to, false);
            at = to;
        }
        for (int from = 0; from < END; from++) {
            boolean whole = true;
            for (int to = from + 1; to <= END; to++) {
                whole &= held[to - 1];
                assertEquals(whole, coverage.holds(from, to), from + " to " + to);
            }
        }
    }
}
