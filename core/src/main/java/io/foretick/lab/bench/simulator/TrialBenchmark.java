package io.foretick.lab.bench.simulator;

import io.foretick.lab.experiment.ExperimentFile;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.lab.trial.Laboratory;
import io.foretick.report.lab.TrialResult;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// Whole trials on a tape and a training that are there already: simulator, maker, hedge, ledger,
/// monitors and verdict. Owned by one thread.
public final class TrialBenchmark {

    private static final String EXPERIMENT =
            """
            experiment: {seed: 1}
            data: {source: generated, rows: 125000}
            bars: {type: tick, threshold_ticks: 60}
            features: {include: [price, rsi]}
            model: {level0: {algo: xgboost, params: {rounds: 40, max_depth: 4}}}
            """;

    private final Laboratory laboratory = Laboratory.inMemory();
    private final TrialSpec spec;

    private TrialBenchmark(String venue) {
        spec = ExperimentFile.parse(EXPERIMENT, "benchmark").trial(Map.of("venue.type", venue));
        run(); // loads the tape and trains the models
    }

    /// In a book of agents.
    public static TrialBenchmark ofBook() {
        return new TrialBenchmark("lob");
    }

    /// In a pool.
    public static TrialBenchmark ofPool() {
        return new TrialBenchmark("amm");
    }

    /// Runs the trial again.
    ///
    /// @return events that its simulator took
    public long trial() {
        return run().activity().events();
    }

    private TrialResult run() {
        try {
            return laboratory.run(spec);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
