package io.foretick.lab.trial;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.lab.dataset.DatasetCache;
import io.foretick.lab.dataset.Datasets;
import io.foretick.lab.dataset.Tape;
import io.foretick.lab.experiment.ExperimentFile;
import io.foretick.lab.model.Accelerator;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.lab.trial.signal.Signals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

class TrainingsTest {

    private static final String BASE =
            """
            data: {source: generated, rows: 12000}
            bars: {type: tick, threshold_ticks: 20}
            features: {include: [price]}
            model: {level0: {algo: xgboost, params: {rounds: 5, max_depth: 3}}}
            split: {folds: 3, embargo_bars: 0}
            """;

    private final DatasetCache datasets = new DatasetCache(1, 1);
    private final Trainings trainings =
            new Trainings(datasets, new Accelerator(1), Optional.empty());

    /// Bars come faster where the market is wild, so that shares of bars are not shares of time.
    @ParameterizedTest
    @ValueSource(strings = {"0.3", "0.5", "0.8"})
    void modelsSpeakFromTheFirstBarThatEndsInTheTradedTime(String share) throws IOException {
        TrialSpec spec =
                ExperimentFile.parse(BASE, "base.yml").trial(Map.of("split.train_share", share));
        Tape tape = datasets.tape(spec.data(), spec.split());
        long startNs = TrialScene.of(spec, tape, Datasets.grid(spec.data())).startNs();
        Signals signals = trainings.of(spec);
        int first = 0;
        while (signals.returnLog(first) == 0.0) {
            first++;
        }
        assertTrue(signals.knownNs(first) >= startNs, "nothing is said before");
        assertTrue(signals.knownNs(first - 1) < startNs, "and no later than can be");
        assertTrue(signals.returnLog(signals.size() - 1) != 0.0, "up to the last bar");
        int ofBars = (int) (spec.split().trainShare() * signals.size());
        assertNotEquals(ofBars, first, "a share of the bars is another row");
    }
}
