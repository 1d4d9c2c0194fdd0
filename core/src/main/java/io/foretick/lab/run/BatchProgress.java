package io.foretick.lab.run;

import io.foretick.report.lab.TrialResult;

/// Told how far a batch is. Called by one thread at a time.
public interface BatchProgress {

    /// A wave of trials begins.
    ///
    /// @param done trials of the wave that have a result already
    /// @param trials of the wave
    void begins(int done, int trials);

    /// A trial has its result.
    void finished(TrialResult result);

    /// The machine failed a trial, which stays without a result.
    void undone(String id, String reason);
}
