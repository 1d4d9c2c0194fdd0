package io.foretick.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;

import org.junit.jupiter.api.Test;

class RangesTest {

    private static final TrainRange TRAIN = new TrainRange(1_000, 5_000);

    @Test
    void evaluationBeginsAfterTheEmbargo() {
        EvalRange range = TRAIN.evaluatedOn(600, 9_000);
        assertEquals(5_600, range.fromSecond());
        assertEquals(9_000, range.toSecond());
        assertEquals(600, range.embargoSeconds());
        assertEquals(TRAIN, range.train());
    }

    @Test
    void evaluationCannotOverlapTraining() {
        assertThrows(IllegalArgumentException.class, () -> new EvalRange(TRAIN, 4_999, 9_000));
        assertThrows(IllegalArgumentException.class, () -> new EvalRange(TRAIN, 500, 900));
        assertThrows(IllegalArgumentException.class, () -> TRAIN.evaluatedOn(-1, 9_000));
    }

    @Test
    void rangesAreNotEmpty() {
        assertThrows(IllegalArgumentException.class, () -> new TrainRange(5, 5));
        assertThrows(IllegalArgumentException.class, () -> TRAIN.evaluatedOn(600, 5_600));
    }

    @Test
    void instantsHaveTheirPastAndFutureInside() {
        EndSampler ends = TRAIN.ends(300, 700, new Seed(1));
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int k = 0; k < 100_000; k++) {
            long end = ends.next();
            least = Math.min(least, end);
            most = Math.max(most, end);
        }
        assertEquals(1_300, least);
        assertEquals(4_300, most);
    }

    @Test
    void featuresOfAnEvaluationMayLookBackIntoTheTraining() {
        EndSampler ends = TRAIN.evaluatedOn(600, 9_000).ends(1_000, new Seed(1));
        assertEquals(5_600, ends.earliest());
        assertEquals(8_000, ends.latest());
    }

    @Test
    void theSeedDecidesTheInstants() {
        EndSampler first = TRAIN.ends(0, 0, new Seed(1));
        EndSampler again = TRAIN.ends(0, 0, new Seed(1));
        EndSampler other = TRAIN.ends(0, 0, new Seed(2));
        boolean different = false;
        for (int k = 0; k < 100; k++) {
            long end = first.next();
            assertEquals(end, again.next());
            different |= end != other.next();
        }
        assertTrue(different);
    }

    @Test
    void refusesARangeWithoutRoom() {
        assertThrows(IllegalArgumentException.class, () -> TRAIN.ends(3_000, 1_001, new Seed(1)));
        assertEquals(4_000, TRAIN.ends(3_000, 1_000, new Seed(1)).next());
    }
}
