package io.foretick.lab.run;

import io.foretick.lab.spec.TrialSpec;
import io.foretick.report.lab.TrialResult;

import java.io.IOException;

/// Runs one trial. Called by several threads at a time; what they share is its own care.
public interface TrialRunner {

    /// A function of the spec, but for what cannot be read.
    ///
    /// @throws IOException if the trial's data cannot be had; its message becomes the trial's
    ///   reason
    /// @throws MachineFailure if the machine is at fault; then the trial has no result
    TrialResult run(TrialSpec spec) throws IOException, InterruptedException;

    /// About how much memory the trial needs beyond what it shares.
    long bytes(TrialSpec spec);
}
