package io.foretick.lab.search;

import io.foretick.lab.experiment.Experiment;
import io.foretick.lab.experiment.ExperimentFile;
import io.foretick.lab.spec.TrialSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Experiments whose best trial is known beforehand, and a run of them without a simulator.
final class Planted {

    private Planted() {}

    static Experiment experiment(String text) {
        return ExperimentFile.parse(text, "test.yml");
    }

    /// All trials of a search with their scores, in order.
    static List<Scored> run(Search search, ToDoubleFunction<TrialSpec> objective) {
        List<Scored> soFar = new ArrayList<>();
        for (List<TrialSpec> batch = search.next(soFar);
                !batch.isEmpty();
                batch = search.next(soFar)) {
            for (TrialSpec trial : batch) {
                soFar.add(new Scored(trial, objective.applyAsDouble(trial)));
            }
        }
        return soFar;
    }

    static double best(List<Scored> scored) {
        return scored.stream().mapToDouble(Scored::score).max().orElseThrow();
    }

    static List<String> ids(List<Scored> scored) {
        return scored.stream().map(one -> one.trial().id()).toList();
    }
}
