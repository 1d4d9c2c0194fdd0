package io.foretick.lab.run;

import io.foretick.base.Digest;
import io.foretick.lab.experiment.Experiment;
import io.foretick.lab.experiment.ExperimentFile;
import io.foretick.lab.search.Search;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.report.lab.TrialResult;
import io.foretick.report.lab.TrialResult.Activity;
import io.foretick.report.lab.TrialResult.Model;
import io.foretick.report.lab.TrialResult.Money;
import io.foretick.report.lab.TrialResult.Risk;

import java.util.List;

/// Trials that take no time: their results are functions of their ids. For tests of whoever runs
/// them.
final class FakeTrials {

    private static final String YAML =
            """
            experiment:
              id: fake
              seed: 7
              trials: 1000
            data:
              source: generated
              rows: 1000
            market_maker:
              gamma: [0.1, 0.2, 0.3, 0.4, 0.5]
              signal_beta: [0, 0.5, 1, 2]
            model:
              level0:
                algo: xgboost
                params:
                  max_depth: [3, 4, 5]
            """;

    private FakeTrials() {}

    /// Sixty trials with three trainings.
    static String yaml() {
        return YAML;
    }

    static Experiment experiment() {
        return ExperimentFile.parse(YAML, "fake.yml");
    }

    static List<TrialSpec> specs() {
        return Search.of(experiment()).next(List.of());
    }

    /// The result of a trial.
    static TrialResult result(TrialSpec spec) {
        long profitE8 = new Digest().add(spec.id()).value() >> 32;
        return new TrialResult(
                spec.id(),
                spec.values(),
                "",
                new Money(profitE8, 0, 0, 0, 0, profitE8),
                new Activity(50_000, 10, 5, 0, 1.5, Double.NaN),
                new Risk(profitE8 * 1e-8, 0, 1, 2, 3, 4, 5, 6),
                new Model(spec.trainingKey(), 10, 0.1, 0.5),
                List.of(profitE8, 0L, 0L, 0L),
                List.of(),
                Digest.hex(profitE8));
    }
}
