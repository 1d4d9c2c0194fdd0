package io.foretick.feature.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.feature.FeatureHistory;
import io.foretick.feature.FeatureSet;
import io.foretick.feature.FeatureTable;
import io.foretick.feature.LookAheadCheck;

import org.junit.jupiter.api.Test;

import java.util.function.Function;
import java.util.stream.LongStream;

/// The hourly features under the check that every feature set must pass.
class HourlyLookAheadCheckTest {

    private static final int ROWS = 300;

    /// The rows of one table, as the features known after each of them.
    private record Rows(FeatureTable table) implements FeatureSet {

        @Override
        public int size() {
            return table.names().size();
        }

        @Override
        public boolean write(long end, double[] out) {
            System.arraycopy(table.row((int) end - 1), 0, out, 0, out.length);
            return true;
        }
    }

    @Test
    void strictFeaturesPass() {
        LookAheadCheck.Report report = check(StrictFeatures.all(0.5)::of);
        assertTrue(report.clean(), report::toString);
    }

    @Test
    void compatFeaturesFail() {
        LookAheadCheck.Report report = check(CompatFeatures::of);
        assertFalse(report.clean());
        assertEquals(0, report.refused());
    }

    private static LookAheadCheck.Report check(Function<HourlyHistory, FeatureTable> features) {
        HourlyHistory hours = SampleHistory.of(ROWS, 1);
        FeatureHistory history = end -> new Rows(features.apply(hours.known((int) end)));
        long[] ends = LongStream.rangeClosed(1, ROWS).filter(end -> end % 17 == 0).toArray();
        return LookAheadCheck.run(history, ROWS, ends);
    }
}
