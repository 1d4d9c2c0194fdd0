package io.foretick.lab.search;

import io.foretick.lab.experiment.Experiment;
import io.foretick.lab.spec.TrialSpec;

import java.util.List;

/// Chooses trials, a batch at a time. Holds no state of a run: what it chooses depends on the
/// experiment and on the scores alone. Immutable, safe for any thread.
public interface Search {

    /// The trials to run next; empty when there are no more.
    ///
    /// @param soFar the scores of all trials handed out so far, in the order in which they were. A
    ///   batch is scored whole before the next is asked for; one that was cut short is asked for
    ///   again with the scores of the batches before it
    List<TrialSpec> next(List<Scored> soFar);

    /// The most trials there will be.
    int trialsMax();

    /// What is worth a word to the user about how the ranges are taken.
    List<String> notes();

    /// The search that the experiment asks for.
    ///
    /// @throws io.foretick.session.ConfigException if its ranges do not suit that search, or the
    ///   values of a trial contradict each other
    static Search of(Experiment experiment) {
        return switch (experiment.search().method()) {
            case GRID -> new GridSearch(experiment);
            case RANDOM -> new RandomSearch(experiment);
            case BAYESIAN -> new TpeSearch(experiment);
            case HALVING -> new SuccessiveHalving(experiment);
        };
    }
}
