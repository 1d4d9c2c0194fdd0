package io.foretick.feature.legacy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.feature.FeatureTable;
import io.foretick.feature.TrainingScaler;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// Features of a history cut off at an hour must equal those that the whole history has up to
/// there.
class LookAheadTest {

    private static final int ROWS = 400;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void strictFeaturesKnowThePastOnly(long seed) {
        HourlyHistory history = SampleHistory.of(ROWS, seed);
        StrictFeatures features = StrictFeatures.all(0.5);
        assertEquals(List.of(), List.copyOf(leaks(features::of, history)));
    }

    @ParameterizedTest
    @EnumSource(StrictBlock.class)
    void eachStrictBlockKnowsThePastOnly(StrictBlock block) {
        StrictFeatures features = new StrictFeatures(List.of(block), 0.3);
        HourlyHistory history = SampleHistory.of(250, 9);
        assertEquals(List.of(), List.copyOf(leaks(features::of, history)));
    }

    @Test
    void compatFeaturesAreFoundOut() {
        HourlyHistory history = SampleHistory.of(ROWS, 1);
        Set<String> leaks = leaks(CompatFeatures::of, history);
        List<String> daysTooEarly = List.of("tvl_usd", "price_tvl_ratio", "mcap_tvl_ratio");
        assertTrue(leaks.containsAll(daysTooEarly), leaks::toString);
        List<String> wholeSample = List.of("cusum_flag", "vol_regime");
        assertTrue(leaks.containsAll(wholeSample), leaks::toString);
        List<String> honest = List.of("close", "return_vol_24h", "sadf_flag", "parkinson_vol");
        assertTrue(Collections.disjoint(leaks, honest), leaks::toString);
    }

    @Test
    void scaledRowsOfTheOlderPipelineAreFoundOut() {
        HourlyHistory history = SampleHistory.of(ROWS, 1);
        float[] whole = CompatDataset.of(history).scaledRows()[50];
        float[] cut = CompatDataset.of(history.known(200)).scaledRows()[50];
        assertFalse(Arrays.equals(whole, cut));
    }

    @Test
    void scalerFittedOnTrainingRowsKnowsThemOnly() {
        HourlyHistory history = SampleHistory.of(ROWS, 1);
        FeatureTable whole = StrictFeatures.all(0.5).of(history);
        FeatureTable cut = StrictFeatures.all(0.5).of(history.known(300));
        double[] expected = TrainingScaler.fit(whole, 200, 250).apply(whole).row(280);
        assertArrayEquals(expected, TrainingScaler.fit(cut, 200, 250).apply(cut).row(280));
    }

    /// Names of the columns that say something else once the future is known.
    private static Set<String> leaks(
            Function<HourlyHistory, FeatureTable> features, HourlyHistory history) {
        FeatureTable whole = features.apply(history);
        var leaks = new TreeSet<String>();
        for (int rows = 1; rows < whole.rows(); rows += 29) {
            FeatureTable cut = features.apply(history.known(rows));
            for (String name : whole.names()) {
                double[] expected = Arrays.copyOf(whole.column(name), rows);
                if (!Arrays.equals(expected, cut.column(name))) { // compares bits
                    leaks.add(name);
                }
            }
        }
        return leaks;
    }
}
